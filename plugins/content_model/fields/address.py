"""A place in one line: `Haus der Begegnung, Lange Straße 1, 18055 Rostock`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from content_model.fields.spelling import quoted
from content_model.finding import Problem

_LONGEST = 300
_HINT = "Haus der Begegnung, Lange Straße 1, 18055 Rostock"
_POSTCODE_CITY = re.compile(r"(?:D-)?(?P<postcode>(?!00)[0-9]{5})(?: (?P<city>\D+))?")
_WRONG_POSTCODE = re.compile(r"(?:[0-9]{4}|[0-9]{6}|00[0-9]{3}) [^\W\d_]{3,}.*")
_BREAK = re.compile(r"[,\n]| (?=(?:D-)?[0-9]{5} [^\W\d_])")
_NUMBERED_STREET = re.compile(
    r"[^\W\d_].*[^\d][ .][0-9]{1,4} ?[a-z]?(?: ?[-–/+] ?[0-9]{1,4} ?[a-z]?)?", re.IGNORECASE
)
_STREET = re.compile(
    r".*(?:stra(?:ß|ss)e|str\.|weg|allee|gasse|chaussee|damm|ufer|markt|platz)", re.IGNORECASE
)
_PLACE_NOUN = (
    r"(?:haus|zentrum|zentrale|saal|kirche|schule|halle|heim|hof|café|cafe|hotel|bibliothek|"
    r"klinik|klinikum|museum|theater|treff|treffpunkt|büro|stelle|universität|akademie|schloss)"
)
_INSIDE = re.compile(
    r"(?:raum|saal|zimmer|haus|etage|eingang|aufgang|gebäude|halle|hof|tor) [0-9a-z]{1,4}"
    r"|.*\b(?:etage|stock|og|eg|dg|ug|obergeschoss|erdgeschoss|hinterhaus|hinterhof)",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"{_PLACE_NOUN}\b.+|.* (?:\w*{_PLACE_NOUN})(?: .*)?|\w+{_PLACE_NOUN} .+"
    r"|(?:rathaus|gemeindehaus|pfarrhaus|bürgerhaus|kulturhaus|gemeindezentrum|volkshochschule)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A place as exactly as it was given; what was not given is empty."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    extra: str = ""

    @property
    def one_line(self) -> str:
        """All parts in the usual order, with commas between them."""
        town = f"{self.postcode} {self.city}".strip()
        return ", ".join(filter(None, (self.name, self.extra, self.street, town)))


def parse_place_line(text: str) -> Address:
    """Read name, street, postcode and city out of one line; any part may be missing.

    The parts stand between commas (or lines). What is neither street nor town nor the
    name is `extra`. A single part without a number is a name only if it sounds like a
    building, else a city.
    """
    parts = [" ".join(part.split()) for part in _BREAK.split(text[: _LONGEST + 1])]
    parts = [part for part in parts if part]
    if not parts or len(text) > _LONGEST:
        raise Problem(f"{quoted(text)} ist kein Ort in einer Zeile", _HINT)
    for part in parts:
        _check_postcode(part)
    postcode, city = _take_town(parts)
    street = _take_street(parts)
    name = next((part for part in parts if not _INSIDE.fullmatch(part)), "")
    if name:
        parts.remove(name)
    return Address(name, street, postcode, city, ", ".join(parts))


def _check_postcode(part: str) -> None:
    if _WRONG_POSTCODE.fullmatch(part):
        raise Problem(
            f"{quoted(part)} beginnt nicht mit einer deutschen Postleitzahl",
            "fünf Ziffern wie in 18055 Rostock; im Ausland nur der Name der Stadt",
        )


def _take_town(parts: list[str]) -> tuple[str, str]:
    """Remove the town from `parts`: the one with a postcode, else the last that can be one."""
    for index, part in enumerate(parts):
        if match := _POSTCODE_CITY.fullmatch(part):
            del parts[index]
            return match["postcode"], match["city"] or ""
    if _is_town(parts[-1], alone=len(parts) == 1):
        return "", parts.pop()
    return "", ""


def _is_town(part: str, *, alone: bool) -> bool:
    if any(character.isdigit() for character in part) or _INSIDE.fullmatch(part):
        return False
    return not _is_street(part) and not (alone and _NAME.fullmatch(part))


def _take_street(parts: list[str]) -> str:
    """Remove the street from `parts`: the last one that looks like a street."""
    for index in range(len(parts) - 1, -1, -1):
        if _is_street(parts[index]):
            return parts.pop(index)
    return ""


def _is_street(part: str) -> bool:
    if _INSIDE.fullmatch(part):
        return False
    if _NUMBERED_STREET.fullmatch(part):
        return True
    return _STREET.fullmatch(part) is not None and not _NAME.fullmatch(part)
