"""Technical settings of the site; everything about the network stands in content/netzwerk.yaml."""

SITENAME = "Netzwerk"
SITEURL = ""
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"

PELICAN_CLASS = "safe_build.SafePelican"
PLUGINS = [
    "fast_build.plugin",
    "content_model.plugin",
    "theme_assets.plugin",
    "event_calendar.plugin",
    "regional_contacts.plugin",
    "site_pages.plugin",
    "site_search.plugin",
    "responsive_pictures.plugin",
]
MARKDOWN = {
    "extensions": ["markdown.extensions.extra", "markdown.extensions.sane_lists"],
    "extension_configs": {
        "german_typography": {},
        "markdown.extensions.extra": {"footnotes": {"BACKLINK_TITLE": "Zurück zur Fußnote {} im Text"}},
    },
    "output_format": "html",
}
JINJA_ENVIRONMENT = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "autoescape": True,
    "extensions": ["jinja2.ext.i18n"],
}

# All pages come from the plugins above; Pelican's own articles, pages and feeds stay empty.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
