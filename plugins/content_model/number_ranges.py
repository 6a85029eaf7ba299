"""A range of numbers stays on one line: browsers may break after its dash (Unicode Line Breaking, class BA)."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

FILTER_NAME = "ranges"

# What is no text or cannot have elements inside, and tags; everything else is text.
_KEPT = r"<(?P<raw>script|style|svg|code|textarea|option)\b.*?</(?P=raw)>|<[^>]*>"
_FOUND = re.compile(rf"(?P<kept>{_KEPT})|\d[\d.:]*–\d[\d.:]*", re.DOTALL | re.IGNORECASE)


def keep_ranges(html: str) -> Markup:
    """The HTML in which each range of times, days or years is an element that never breaks.

    >>> print(keep_ranges(Markup("<p>17–19.30 Uhr</p>")))
    <p><span class="range">17–19.30</span> Uhr</p>
    """
    return Markup(_FOUND.sub(_keep, str(escape(html))))  # noqa: S704  # escaped above


def _keep(found: re.Match[str]) -> str:
    return found[0] if found["kept"] else f'<span class="range">{found[0]}</span>'
