"""German typography for the texts of the views: the last thing done to them before they are printed."""

from __future__ import annotations

import dataclasses
import functools
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from markupsafe import Markup

from content_model.document import Header
from german_typography import typeset

TYPOGRAPHY = "german_typography"
"""The name of the Markdown extension, under which the settings hold its options."""

View = TypeVar("View")
Typesetter = Callable[[str], str]

# The fields of views that hold words for people; addresses, ids, dates and numbers have other names.
TEXT_FIELDS = frozenset({
    "alt", "author", "caption", "claim", "contacts_title", "credit", "description", "empty", "example_note",
    "facts_title", "funders_note", "hours", "hours_note", "kicker", "label", "lead", "lines", "name", "note",
    "notes", "place", "role", "speakers", "subtitle", "summary", "text", "time", "title", "updated",
})  # fmt: skip
PLAIN = frozenset(("str", "int", "float", "bool", "Markup", "tuple", "None"))  # fields of these hold no view
LANG_FIELDS = ("lang", "language")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-\w+)*", re.IGNORECASE)


def typesetter(markdown: Mapping[str, Any]) -> Typesetter:
    """The function for plain texts that fits Pelican's setting MARKDOWN; without the extension it changes nothing."""
    configs = markdown.get("extension_configs", {})
    if TYPOGRAPHY not in configs and TYPOGRAPHY not in markdown.get("extensions", ()):
        return str
    quotes = configs.get(TYPOGRAPHY, {}).get("quotes", "„“")
    return _typesetter(quotes)


@functools.cache
def _typesetter(quotes: str) -> Typesetter:
    """Names, titles and labels come again and again, also in the next build of the same process."""
    return functools.lru_cache(maxsize=2**16)(functools.partial(typeset, quotes=quotes))


def typeset_view(view: View, setter: Typesetter) -> View:
    """The view with all its German texts typeset; finished HTML and foreign texts stay as they are."""
    fields, lang_field = _fields(type(view))
    if not fields or _is_foreign(view, lang_field):
        return view
    changes: dict[str, Any] = {}
    for name, is_text in fields:
        value = getattr(view, name)
        if value:
            new = _typeset_value(value, setter, is_text=is_text)
            if new is not value:
                changes[name] = new
    return cast("View", dataclasses.replace(cast("Any", view), **changes)) if changes else view


def _typeset_value(value: Any, setter: Typesetter, *, is_text: bool) -> Any:
    if isinstance(value, str):
        if not is_text or isinstance(value, Markup):
            return value
        new = setter(value)
        return value if new == value else new  # so that a view without changes stays the same object
    if isinstance(value, tuple):
        items = [_typeset_value(item, setter, is_text=is_text) if item else item for item in value]
        return value if all(map(operator.is_, items, value)) else tuple(items)
    return typeset_view(value, setter)


def _look_at(kind: Any) -> tuple[tuple[tuple[str, bool], ...], str | None]:
    if not dataclasses.is_dataclass(kind):
        return (), None
    typed = {field.name: set(re.findall(r"\w+", str(field.type))) for field in dataclasses.fields(kind)}
    words = (
        (name, name in TEXT_FIELDS) for name, types in typed.items() if name in TEXT_FIELDS or types - PLAIN
    )
    return tuple(words), next((name for name in LANG_FIELDS if name in typed), None)


_fields: Callable[[Any], tuple[tuple[tuple[str, bool], ...], str | None]] = functools.cache(_look_at)
"""The fields of a view that hold words or further views, and which of them hold words; then the one of its language."""


def _is_foreign(view: object, name: str | None) -> bool:
    lang = getattr(view, name) if name else None
    return lang is not None and not is_german(lang)


def is_german(lang: str) -> bool:
    """Whether a language tag means German: de, de-AT."""
    return lang.lower().split("-")[0] == "de"


def lang_of(header: Header) -> str:
    """The language that the header of an entry names, German by default."""
    typed = (value for key, value in header.values.items() if key.lower() in ("lang", "sprache"))
    return next((value for value in typed if isinstance(value, str) and LANGUAGE_TAG.fullmatch(value)), "de")
