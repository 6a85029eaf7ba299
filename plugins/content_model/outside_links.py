"""Links to other sites say so: by a sign for the eye, in words for the ear."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

FILTER_NAME = "outside_links"

_LINK = re.compile(
    r"<a\b(?P<attributes>[^>]*?\shref=\"(?P<url>https?://[^\"]*)\"[^>]*)>(?P<inside>.*?)</a>",
    re.DOTALL | re.IGNORECASE,
)
_RELATION = re.compile(r"\srel=\"(?P<kinds>[^\"]*)\"", re.IGNORECASE)
_UNMARKED = "data-quick-exit"  # whoever wants to leave at once needs short words


def mark_outside_links(html: str, words: str, own: str = "") -> Markup:
    """The HTML in which every link to another host has `rel="external"` and hidden words at its end.

    `own` is the address of this site; the style sheet adds the sign (HTML Living Standard, 4.6.6.5).

    >>> print(mark_outside_links(Markup('<a href="https://example.org/">Da</a>'), "andere Website"))
    <a href="https://example.org/" rel="external">Da<span class="visually-hidden"> (andere Website)</span></a>
    """
    hint = f'<span class="visually-hidden"> ({escape(words)})</span>'

    def mark(link: re.Match[str]) -> str:
        if _UNMARKED in link["attributes"] or (own and is_below(link["url"], own)):
            return link[0]
        return f"<a{_external(link['attributes'])}>{link['inside']}{hint}</a>"

    return Markup(_LINK.sub(mark, str(escape(html))))  # noqa: S704  # escaped above


def is_below(url: str, own: str) -> bool:
    """Whether an address lies on the site, not only begins like it."""
    return f"{url}/".startswith((f"{own.rstrip('/')}/", f"{own.rstrip('/')}?", f"{own.rstrip('/')}#"))


def _external(attributes: str) -> str:
    relation = _RELATION.search(attributes)
    if relation is None:
        return f'{attributes} rel="external"'
    return _RELATION.sub(f' rel="{" ".join(["external", *relation["kinds"].split()])}"', attributes)
