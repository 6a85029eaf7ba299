"""Pelican's TYPOGRIFY as part of reading, so that its result is kept too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

TYPESET = ("title", "summary")


def can_be_part_of_reading(settings: Mapping[str, Any]) -> bool:
    """Whether titles and summaries come from readers only; Pelican typesets those of paths and defaults too."""
    if (
        not settings["TYPOGRIFY"] or settings["CACHE_CONTENT"]
    ):  # Pelican's own cache keeps what is not yet typeset
        return False
    return not set(TYPESET).intersection(_foreign_names(settings))


def _foreign_names(settings: Mapping[str, Any]) -> Iterator[str]:
    """The metadata that an entry gets from elsewhere than its reader."""
    yield from dict(settings.get("DEFAULT_METADATA") or {})
    for metadata in (settings.get("EXTRA_PATH_METADATA") or {}).values():
        yield from metadata
    for name in ("FILENAME_METADATA", "PATH_METADATA"):
        if settings.get(name):
            yield from (group.lower() for group in re.compile(settings[name]).groupindex)


def typogrify_result(
    content: Any, metadata: dict[str, Any], settings: Mapping[str, Any]
) -> tuple[Any, dict[str, Any]]:
    """The text, title and summary as typogrify sets them with these settings."""
    import smartypants  # noqa: PLC0415  # like typogrify, installed only where TYPOGRIFY is on
    from typogrify.filters import typogrify  # noqa: PLC0415

    sets = {"oldschool": smartypants.Attr.set2, "oldschool_inverted": smartypants.Attr.set3}
    dashes = sets.get(settings["TYPOGRIFY_DASHES"], smartypants.Attr.set1)
    smartypants.Attr.default = dashes | smartypants.Attr.w
    omitted = dict.fromkeys(settings["TYPOGRIFY_OMIT_FILTERS"], False)

    def set_type(text: str) -> str:
        typeset: str = typogrify(text, settings["TYPOGRIFY_IGNORE_TAGS"], **omitted)
        return typeset

    typeset = {name: set_type(metadata[name]) for name in TYPESET if name in metadata}
    return set_type(content) if content else content, {**metadata, **typeset}
