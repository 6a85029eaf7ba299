"""Markup's `escape` for templates: words that many pages show are escaped once."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape
from pelican.urlwrappers import Author, Category, Tag

_SPELT = {int, Author, Category, Tag}
"""Their texts say all about them."""
_LONGEST, _MOST = 200, 5000
_known: dict[str, Markup] = {}


def escape_quickly(value: Any) -> Markup:
    """What `escape` makes of the value.

    >>> escape_quickly("Küche & Garten"), escape_quickly(Markup("<b>")), escape_quickly(3)
    (Markup('Küche &amp; Garten'), Markup('<b>'), Markup('3'))
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # it never changes
    text = str(value) if kind in _SPELT and not hasattr(value, "__html__") else value
    if type(text) is not str:
        return escape(value)
    found = _known.get(text)
    if found is None:
        found = escape(text)
        if len(text) <= _LONGEST and len(_known) < _MOST:
            _known[text] = found
    return found
