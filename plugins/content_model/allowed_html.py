"""The HTML that a text may contain: what Markdown writes, and what editors may add by hand.

This is the whole list; the handbook (content/handbuch/markdown.md) names it for editors. Everything else
could run a program, load something from elsewhere or change the page around the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

import nh3

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})  # the page's title is its only h1
BLOCKS = frozenset({
    "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "hr", "li", "ol", "p", "pre",
    "summary", "ul",
})  # fmt: skip
TABLES = frozenset({"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
WORDS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
TAGS = HEADINGS | BLOCKS | TABLES | WORDS
CELL = frozenset({"abbr", "colspan", "headers", "rowspan", "scope"})
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": frozenset({"class", "dir", "id", "lang", "title"}),
    "a": frozenset({"href", "hreflang"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "src", "width"}),
    "ins": frozenset({"datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "td": CELL,
    "th": CELL,
    "time": frozenset({"datetime"}),
}
SCHEMES = frozenset({"http", "https", "mailto", "tel", "webcal"})
# What stands between these tags is no text for readers.
WITHOUT_CONTENT = frozenset({
    "applet", "audio", "canvas", "embed", "frameset", "iframe", "math", "noembed", "noframes", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp",
})  # fmt: skip
_SKIPPED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# html5ever writes these signs otherwise than Markdown; none of them can begin or end a tag.
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(WITHOUT_CONTENT),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def is_allowed(tag: str, attribute: str | None = None) -> bool:
    """Whether a tag, or an attribute of it, stays; both in lower case."""
    if attribute is None:
        return tag in TAGS
    return attribute in ATTRIBUTES["*"] or attribute in ATTRIBUTES.get(tag, ())


def leads_out(address: str) -> bool:
    """Whether an address names a scheme or a host, with all that browsers skip (URL Standard, 4.4)."""
    return _SCHEME.match(_SKIPPED.sub("", address)) is not None


def has_allowed_scheme(address: str) -> bool:
    """Whether an address that leads out does so by a scheme that runs no program."""
    return address.partition(":")[0].lower() in SCHEMES


def cleaned(text: str) -> str:
    """The HTML `text` with nothing but what is allowed; harmless HTML keeps its every byte."""
    clean = _CLEANER.clean(text)
    return text if same_html(text, clean) else clean


def same_html(one: str, other: str) -> bool:
    """Whether two HTML texts differ in nothing but the spelling of signs (`&nbsp;`, `&quot;`, `&#109;`)."""
    return one == other or _REFERENCE.sub(_sign, one) == _REFERENCE.sub(_sign, other)


def _sign(reference: re.Match[str]) -> str:
    sign = html.unescape(reference[0])
    return _ESCAPED.get(sign, sign) if len(sign) == 1 else reference[0]
