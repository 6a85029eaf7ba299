"""A plain Pelican site: item pages, a paginated index, region and tag pages, Atom feeds, a sitemap."""

SITENAME = "Netzwerk Leuchtfeuer"
SITEURL = "https://netz.example.org"
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
DEFAULT_DATE_FORMAT = "%d.%m.%Y"
DEFAULT_PAGINATION = 10

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
USE_FOLDER_AS_CATEGORY = False
TYPOGRIFY = True
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}

ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
CATEGORY_URL = "region/{slug}/"
CATEGORY_SAVE_AS = "region/{slug}/index.html"
CATEGORIES_SAVE_AS = "region/index.html"
TAG_URL = "thema/{slug}/"
TAG_SAVE_AS = "thema/{slug}/index.html"
TAGS_SAVE_AS = "thema/index.html"
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "categories", "tags", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_ALL_ATOM = "atom.xml"
CATEGORY_FEED_ATOM = "region/{slug}/atom.xml"
TAG_FEED_ATOM = "thema/{slug}/atom.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
