"""The settings of the tiny site, and other values an edit may give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pelican.paginator import PaginationRule

NAMES_OF_PLUGINS = ("own_pages", "neighbours", "after_writing", "subsite", "own_texts")


def shout(text: str) -> str:
    """A function a site offers to its templates."""
    return f"{text}!"


def whisper(text: str) -> str:
    """Another one, of the same purpose."""
    return f"({text})"


def by_title_length(entry: Any) -> int:
    """An order of entries that a site makes up."""
    return len(entry.title)


STOCK: Mapping[str, Any] = {
    "SITENAME": "Tiny",
    "SITEURL": "https://netz.example.org",
    "TIMEZONE": "Europe/Berlin",
    "DEFAULT_LANG": "en",
    "DEFAULT_PAGINATION": 2,
    "TYPOGRIFY": False,
    "FEED_ALL_ATOM": "feeds/all.xml",
    "CATEGORY_FEED_ATOM": "feeds/{slug}.xml",
    "FEED_MAX_ITEMS": 3,
    "THEME_STATIC_PATHS": [],
    "DIRECT_TEMPLATES": ["index", "tags", "categories", "authors", "archives"],
    "MOTTO": "Nobody alone",
    "NUMBERS": [1, 2, 3],
    "FACTS": {"place": {"name": "Rostock"}, "year": 2016},
    "FOOTER": "footer",
    "PART": "part",
    "JINJA_GLOBALS": {"shout": shout},
    "JINJA_FILTERS": {"louder": str.upper},
}
SETTING_EDITS: Mapping[str, tuple[Any, ...]] = {
    "SITENAME": ("Other", 'A "quoted" name'),
    "SITEURL": ("https://other.example.org", ""),
    "MOTTO": ("Together", ["a", "list"], {"a": "mapping"}),
    "NUMBERS": ([4, 5], [], [1, 2, 4]),
    "FACTS": ({"place": {"name": "Wismar"}, "year": 2016}, {"place": {"name": "Rostock"}, "year": 2017}),
    "LATER": ("now set", 0),
    "FOOTER": ("other footer", 7, True, 1),
    "PART": ("maybe", "part"),
    "JINJA_GLOBALS": ({"shout": whisper}, {"shout": str.upper}),
    "JINJA_FILTERS": ({"louder": str.lower}, {"louder": str.title}),
    "JINJA_ENVIRONMENT": ({"trim_blocks": True}, {"autoescape": True}),
    "DEFAULT_PAGINATION": (1, 3, False),
    "DEFAULT_CATEGORY": ("general",),
    "DEFAULT_LANG": ("de",),
    "DEFAULT_DATE_FORMAT": ("%d.%m.%Y", "%Y"),
    "DEFAULT_METADATA": ({"author": "Everybody"}, {"status": "hidden", "lang": "de"}),
    "TYPOGRIFY": (True,),
    "TYPOGRIFY_OMIT_FILTERS": (["smartypants"],),
    "MARKDOWN": ({"extension_configs": {"markdown.extensions.toc": {}}, "output_format": "html5"},),
    "SUMMARY_MAX_LENGTH": (3, 10, None),
    "ARTICLE_URL": ("{date:%Y}/{slug}.html", "{slug}/"),
    "ARTICLE_SAVE_AS": ("{date:%Y}/{slug}.html", "{slug}/index.html"),
    "ARTICLE_ORDER_BY": ("title", "date", "reversed-title", by_title_length),
    "PAGE_URL": ("p/{slug}",),
    "PAGE_ORDER_BY": ("title", "reversed-basename"),
    "CATEGORY_URL": ("region/{slug}",),
    "TAG_SAVE_AS": ("", "topic/{slug}.html"),
    "AUTHOR_SAVE_AS": ("",),
    "YEAR_ARCHIVE_SAVE_AS": ("{date:%Y}/index.html",),
    "SLUGIFY_SOURCE": ("basename",),
    "SLUGIFY_USE_UNICODE": (True,),
    "USE_FOLDER_AS_CATEGORY": (False,),
    "FILENAME_METADATA": (r"(?P<note>.*)",),
    "PATH_METADATA": (r"(?P<folder_name>[^/]*)/.*",),
    "ARTICLE_EXCLUDES": (["news"],),
    "FEED_MAX_ITEMS": (1, 10),
    "FEED_APPEND_REF": (True,),
    "TAG_FEED_ATOM": ("feeds/tag-{slug}.xml",),
    "DIRECT_TEMPLATES": (["index"], ["index", "archives"]),
    "PAGINATED_TEMPLATES": ({"index": 1, "tag": None},),
    "STATIC_PATHS": ([],),
    "RELATIVE_URLS": (True,),
    "NEWEST_FIRST_ARCHIVES": (False,),
    "REVERSE_CATEGORY_ORDER": (True,),
    "WITH_FUTURE_DATES": (False,),
    "OUTPUT_SOURCES": (True,),
    "FORMATTED_FIELDS": ([],),
    "TIMEZONE": ("America/New_York",),
    "TEMPLATE_PAGES": ({"parts/own.tpl": "own.html"},),
    "DELETE_OUTPUT_DIRECTORY": (True,),
    "PLUGINS": tuple([f"tests.fast_build.oracle.plugins.{name}"] for name in NAMES_OF_PLUGINS),
    "DEFAULT_ORPHANS": (1, 2),
    "PAGINATION_PATTERNS": (
        [
            PaginationRule(1, "{url}", "{save_as}"),
            PaginationRule(2, "{base_name}/p/{number}/", "{base_name}/p/{number}/index.html"),
        ],
    ),
    "SUMMARY_MAX_PARAGRAPHS": (1, 2),
    "SUMMARY_END_SUFFIX": ("&hellip;", ""),
    "MONTH_ARCHIVE_SAVE_AS": ("{date:%Y}/{date:%m}.html",),
    "DAY_ARCHIVE_SAVE_AS": ("{date:%Y}/{date:%m}/{date:%d}.html",),
    "YEAR_ARCHIVE_URL": ("{date:%Y}/",),
    "ARTICLE_TRANSLATION_ID": (None, "title", ["slug", "category"]),
    "PAGE_TRANSLATION_ID": (None, "title"),
    "ARTICLE_LANG_SAVE_AS": ("{lang}/{slug}.html",),
    "ARTICLE_LANG_URL": ("{lang}/{slug}.html",),
    "DRAFT_SAVE_AS": ("kept/{slug}.html",),
    "PAGE_SAVE_AS": ("p/{slug}.html", ""),
    "CATEGORY_SAVE_AS": ("region/{slug}.html",),
    "SLUG_REGEX_SUBSTITUTIONS": ([("e", "3"), (r"[^\w]+", "_")],),
    "TAG_REGEX_SUBSTITUTIONS": ([("calm", "quiet")],),
    "SLUGIFY_PRESERVE_CASE": (True,),
    "EXTRA_PATH_METADATA": ({"images/a.txt": {"path": "robots.txt"}}, {"call.md": {"region": "East"}}),
    "STATIC_CREATE_LINKS": (True,),
    "READERS": ({"html": None},),
    "IGNORE_FILES": (["*.rst"],),
    "PAGE_PATHS": (["pages", "news"], []),
    "ARTICLE_PATHS": (["news", "anchor.md"],),
    "DATE_FORMATS": ({"en": "%Y/%m"},),
    "TRANSLATION_FEED_ATOM": (None,),
    "FEED_ALL_RSS": ("feeds/all.rss",),
    "RSS_FEED_SUMMARY_ONLY": (False,),
    "FEED_DOMAIN": ("https://feeds.example.org",),
    "DOCUTILS_SETTINGS": ({"initial_header_level": 3},),
}
