"""The accessibility facts of a place in words."""

from __future__ import annotations

from collections.abc import Iterator

from content_model.models.parts import Access

ACCESS_WORDS = (
    ("step_free", "stufenlos"),
    ("toilet", "barrierefreies WC"),
    ("lift", "Aufzug"),
    ("parking", "Parkplatz"),
    ("hearing", "Induktionsanlage"),
    ("signing", "Gebärdensprache"),
    ("plain", "Leichte Sprache"),
    ("assistance", "Assistenz"),
    ("quiet_room", "ruhiger Raum"),
    ("transport", "Bus und Bahn"),
)


def access_words(access: Access | None) -> Iterator[str]:
    """Each fact in its words; a plain "ja" becomes the name of the fact, "nein" says so."""
    if access is None:
        return
    yield from access.facts
    for name, words in ACCESS_WORDS:
        value = getattr(access, name)
        if value is not None:
            yield _fact(words, value)
    if access.note:
        yield access.note


def _fact(words: str, value: str) -> str:
    if value.lower() in ("ja", "vorhanden"):
        return words
    if value.lower() in ("nein", "nicht vorhanden"):
        return f"{words}: nein"
    if value.lower() in ("nicht bekannt", "unbekannt"):
        return f"{words}: nicht bekannt"
    return f"{words}: {value}"
