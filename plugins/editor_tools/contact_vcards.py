"""Contacts out of address books: vCard 2.1, 3.0 and 4.0, any number in one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from vobject.base import ParseError, readComponents

from content_model.fields.spelling import quoted
from content_model.models.contact import KINDS, PERSON
from editor_tools.contact_source import NO_FIELD, Remark, Source, SourceRow, one_line

BEGIN = re.compile(r"^BEGIN:VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
QUOTED_PRINTABLE = re.compile(r"^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE(?=[;:])", re.IGNORECASE)
EXTENSION = re.compile(r";ext=(\d+)", re.IGNORECASE)
MOST_BROKEN_LINES = 20
TECHNICAL = {
    "version",
    "prodid",
    "rev",
    "uid",
    "class",
    "kind",
    "source",
    "profile",
    "mailer",
    "tz",
    "sort-string",
}
USED = {"fn", "n", "org", "title", "role", "tel", "email", "adr", "url", "categories"}
LABELS = {
    "titel": "FN", "funktion": "TITLE", "telefon": "TEL", "email": "EMAIL", "web": "URL",
    "strasse": "ADR", "plz": "ADR", "stadt": "ADR", "zusatz": "ADR", "art": "CATEGORIES",
}  # fmt: skip
GERMANY = {"", "de", "d", "deutschland", "germany"}
PRIVATE = "ist privat und wird nicht übernommen"
PRIVATE_HINT = "eine dienstliche Angabe erfragen oder mit Einwilligung von Hand eintragen"
CARD_HINT = "den Kontakt im Adressbuch öffnen, neu speichern und noch einmal ausgeben"


def is_vcard(text: str) -> bool:
    """Whether the text of a file holds vCards."""
    return BEGIN.match(text.lstrip().replace("\r", "\n")) is not None


def read_cards(text: str) -> Source:
    """One row for each card; a card that cannot be read becomes a remark."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = [match.start() for match in BEGIN.finditer(text)]
    rows: list[SourceRow] = []
    remarks: list[Remark] = []
    line = 1 + text.count("\n", 0, starts[0])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        block = text[start:end]
        card, broken = _read(block, line)
        remarks += broken
        if card is not None:
            row, more = _row(line, card)
            rows.append(row)
            remarks += more
        line += block.count("\n")
    return Source(tuple(rows), tuple(remarks))


def _read(block: str, line: int) -> tuple[Any, list[Remark]]:
    """The card in a block without the lines that are broken; None if it cannot be read."""
    lines = block.split("\n")
    remarks: list[Remark] = []
    while len(remarks) <= MOST_BROKEN_LINES:
        try:
            return next(readComponents("\n".join(lines), allowQP=True), None), remarks
        except ParseError as error:
            number = error.lineNumber
            if not isinstance(number, int) or not 1 < number <= len(lines) or not lines[number - 1]:
                break
            lines[number - 1] = ""
            remarks.append(Remark(line + number - 1, "", "die Zeile der Karte ist nicht lesbar", CARD_HINT))
        except UnicodeDecodeError:
            if lines == (named := _with_charset(lines)):
                break
            lines = named
        except (LookupError, ValueError, AttributeError, TypeError):
            break
    return None, [Remark(line, "", "die Karte ist nicht lesbar", CARD_HINT)]


def _with_charset(lines: list[str]) -> list[str]:
    """Windows-1252 for encoded values that name no charset, as old programs for Windows write them."""
    return [
        line if "charset=" in line.lower() else QUOTED_PRINTABLE.sub(r"\g<0>;CHARSET=windows-1252", line)
        for line in lines
    ]


def _row(line: int, card: Any) -> tuple[SourceRow, list[Remark]]:
    values: dict[str, tuple[str, ...]] = {}
    row = SourceRow(line, values, LABELS)
    remarks = [*_left_out(line, card), *_extensions(line, card)]
    for name, found in _values(card):
        if text := one_line(found):
            values[name] = (*values.get(name, ()), text)
    return row, remarks


def _values(card: Any) -> Iterator[tuple[str, str]]:
    """Field and value, as often as the card says it."""
    yield from _who(card)
    for line in _lines(card, "tel"):
        if not _is_private(line) and "fax" not in _types(line):
            yield "telefon", _text(line.value).removeprefix("tel:").split(";")[0]
    for name, field in (("email", "email"), ("url", "web")):
        yield from (
            (field, _text(line.value).removeprefix("mailto:"))
            for line in _lines(card, name)
            if not _is_private(line)
        )
    for line in [line for line in _lines(card, "adr") if not _is_private(line)][:1]:
        address = line.value
        yield "zusatz", " ".join(filter(None, (_text(address.box), _text(address.extended))))
        yield "strasse", _text(address.street)
        yield "plz", _text(address.code)
        yield "stadt", _text(address.city)


def _who(card: Any) -> Iterator[tuple[str, str]]:
    """The name: of a person, or of a place, which has no given name."""
    name, full = _first(card, "n"), _text(_first(card, "fn"))
    organisation = [part for part in map(_text, _items(_first(card, "org"))) if part]
    given, family = (_text(name.given), _text(name.family)) if name else ("", "")
    kind = _text(_first(card, "kind")).lower()
    categories = [_text(word) for line in _lines(card, "categories") for word in _items(line.value)]
    if kind == "individual" or (given and kind not in {"org", "group", "location"}):
        yield "art", PERSON
        yield "titel", full or f"{given} {family}"
        tasks = [*(_text(_first(card, part)) for part in ("title", "role")), *organisation]
        yield "funktion", ", ".join(dict.fromkeys(filter(None, tasks)))
    else:
        yield "titel", full or family or ", ".join(organisation)
        yield from (("art", word) for word in categories[:1] if word in KINDS)


def _left_out(line: int, card: Any) -> Iterator[Remark]:
    """What the card says beyond the fields of a contact."""
    names = sorted({name.upper() for name in card.contents} - {name.upper() for name in USED | TECHNICAL})
    if names := [name for name in names if not name.startswith("X-")]:
        yield Remark(
            line, ", ".join(names), NO_FIELD, "wenn es öffentlich sein soll, von Hand in den Text schreiben"
        )
    for name in ("tel", "email", "adr", "url"):
        for one in _lines(card, name):
            if _is_private(one):
                yield Remark(line, name.upper(), f"die Angabe {PRIVATE}", PRIVATE_HINT)
            elif name == "tel" and "fax" in _types(one):
                yield Remark(
                    line,
                    "TEL",
                    "die Faxnummer wird nicht übernommen",
                    "wenn nötig, von Hand in den Text schreiben",
                )
    addresses = [one for one in _lines(card, "adr") if not _is_private(one)]
    if addresses and (country := _text(addresses[0].value.country)).lower() not in GERMANY:
        yield Remark(
            line, "ADR", f"das Land {country} hat kein Feld", "von Hand an den Namen der Stadt schreiben"
        )
    if len(addresses) > 1:
        yield Remark(
            line,
            "ADR",
            "nur die erste Anschrift wird übernommen",
            "für jeden Ort einen eigenen Kontakt anlegen",
        )


def _extensions(line: int, card: Any) -> Iterator[Remark]:
    for one in _lines(card, "tel"):
        if not _is_private(one) and (match := EXTENSION.search(_text(one.value))):
            problem = f"die Durchwahl {quoted(match[1])} wird nicht übernommen"
            yield Remark(line, "TEL", problem, "unter telefon: mit nummer: und durchwahl: eintragen")


def _lines(card: Any, name: str) -> list[Any]:
    return list(card.contents.get(name, ()))


def _first(card: Any, name: str) -> Any:
    return next((line.value for line in _lines(card, name)), None)


def _items(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """A value as text; several of them stand one after the other."""
    return " ".join(_text(item) for item in value) if isinstance(value, list) else str(value or "").strip()


def _types(line: Any) -> set[str]:
    """The type words in lower case; version 2.1 writes them without TYPE=."""
    words = [*line.params.get("TYPE", ()), *line.singletonparams]
    return {word for text in words for word in text.lower().split(",")}


def _is_private(line: Any) -> bool:
    types = _types(line)
    return "home" in types and "work" not in types
