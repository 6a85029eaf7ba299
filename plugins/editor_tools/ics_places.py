"""LOCATION and links of a VEVENT → `ort:` and `online:`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from icalendar import Component

from content_model.fields.spelling import fold
from content_model.finding import Problem
from content_model.models.parts import postal_of
from editor_tools.known_content import KnownContent, KnownEntry
from editor_tools.plain_markdown import LINK, first_link, one_line

LONGEST = 300
CONFERENCES = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)
EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
ONLINE_WORDS = re.compile(
    r"(?:online|digital|virtuell|zoom|webex|jitsi|bigbluebutton|(?:microsoft )?teams|videokonferenz|internet)"
    r"(?:[- ](?:meeting|besprechung|raum|konferenz|veranstaltung|termin))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue of the site by what a calendar may call it."""

    file_name: str
    names: tuple[str, ...]
    street: str = ""
    town: str = ""

    def is_meant(self, location: str) -> bool:
        """Whether a line of address names this venue."""
        text = fold(location)
        first = text.split(",", 1)[0].strip()
        by_address = self.street and self.town and self.street in text and self.town in text
        return text in self.names or first in self.names or bool(by_address)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`ort:` and `online:`, None where the calendar says nothing."""

    place: Any = None
    online: str | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The lines of the header."""
        found = {"ort": self.place, "online": self.online}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class PlaceReader:
    """Reads places; `accepts` says whether the gate takes a line of address as it is."""

    venues: Sequence[Venue]
    accepts: Callable[[str], bool]

    def read(self, component: Component) -> PlaceWords:
        """Where the VEVENT takes place and by which link."""
        location = one_line(str(component.get("LOCATION", "")))
        link = first_link(location) or conference_link(component)
        place = EMPTY_BRACKETS.sub("", LINK.sub("", location)).strip(" ,;:|–-")[:LONGEST].strip()
        if ONLINE_WORDS.fullmatch(place) or (link and not place):
            return PlaceWords("online", link)
        if not place:
            return PlaceWords()
        if venue := next((venue for venue in self.venues if venue.is_meant(place)), None):
            return PlaceWords(venue.file_name, link)
        return PlaceWords(place if self.accepts(place) else {"name": place}, link)


def conference_link(component: Component) -> str | None:
    """The link to a video meeting, if the calendar has one of its own."""
    for name in CONFERENCES:
        found = component.get(name)
        for one in found if isinstance(found, list) else [found]:
            if one is not None and (link := first_link(str(one))):
                return link
    return None


def known_venues(content: KnownContent) -> tuple[Venue, ...]:
    """The venues of the site."""
    return tuple(_venue(entry) for entry in content.of_type("venue"))


def _venue(entry: KnownEntry) -> Venue:
    names = tuple(fold(name) for name in (entry.file_name, entry.text("titel", "title")) if name)
    address = _address(entry)
    return Venue(entry.file_name, names, fold(address.get("strasse", "")), fold(address.get("plz", "")))


def _address(entry: KnownEntry) -> dict[str, str]:
    """The parts of the venue's address; nothing if its header has mistakes there."""
    values = {fold(key): value for key, value in entry.document.header.values.items()}
    value = values.get("anschrift", values.get("adresse"))
    try:
        parts = postal_of(value)
    except Problem:
        return {}
    found = parts if isinstance(parts, dict) else {}
    return {fold(str(key)): part for key, part in found.items() if isinstance(part, str)}
