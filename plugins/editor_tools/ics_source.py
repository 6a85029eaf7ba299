"""Bytes of an `.ics` file → calendars, and the line of every entry in the file."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass

from icalendar import Calendar, Component
from icalendar.timezone import tzp
from x_wr_timezone import to_standard

MAX_BYTES = 10_000_000
TOO_LARGE = "{name} ist größer als 10 MB. Bitte im Kalenderprogramm einen kürzeren Zeitraum ausgeben."
NO_CALENDAR = "{name} ist keine Kalenderdatei (iCalendar, .ics)."
METHODS = {
    "REPLY": "ist die Antwort auf eine Einladung, kein Kalender",
    "CANCEL": "ist die Absage einer Einladung, kein Kalender",
    "COUNTER": "ist ein Gegenvorschlag zu einer Einladung, kein Kalender",
    "DECLINECOUNTER": "ist die Antwort auf einen Gegenvorschlag, kein Kalender",
    "REFRESH": "ist eine Nachfrage zu einer Einladung, kein Kalender",
    "ADD": "ist ein Nachtrag zu einer Einladung, kein ganzer Kalender",
}
FIELD = re.compile(r"(?P<name>[A-Z0-9-]+)[;:](?P<value>[^\r\n]*)", re.IGNORECASE)


class UnusableFileError(Exception):
    """Why nothing can be taken out of a file, in one German sentence."""


@dataclass(frozen=True, slots=True)
class SourceEvent:
    """One VEVENT; `lines` says where its properties stand (name → line, "" → its first line)."""

    component: Component
    lines: Mapping[str, int]

    def line(self, name: str = "") -> int:
        """The line of a property in the file, or of the VEVENT."""
        return self.lines.get(name, self.lines.get("", 1))


def read_calendar(name: str, data: bytes) -> tuple[SourceEvent, ...]:
    """All events of the file `name`, in its order. Raises UnusableFileError."""
    text = _text(name, data)
    lines = [line for line in text.splitlines() if line.strip()]
    _check_frame(name, lines)
    calendars = _parse(name, text)
    for calendar in calendars:
        if words := METHODS.get(str(calendar.get("METHOD", "")).strip().upper()):
            raise UnusableFileError(f"{name} {words}.")
    events = [event for calendar in calendars for event in _with_zone(calendar).walk("VEVENT")]
    if not events:
        raise UnusableFileError(_nothing(name, calendars))
    places = _places(text)
    return tuple(
        SourceEvent(event, places[at] if at < len(places) else {}) for at, event in enumerate(events)
    )


def _text(name: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise UnusableFileError(TOO_LARGE.format(name=name))
    if not data.strip():
        raise UnusableFileError(f"{name} ist leer.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise UnusableFileError(NO_CALENDAR.format(name=name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _check_frame(name: str, lines: list[str]) -> None:
    """The file begins and ends as a calendar does."""
    first = lines[0].strip().upper() if lines else ""
    if first == "BEGIN:VCARD":
        raise UnusableFileError(f"{name} ist ein Adressbuch (vCard), kein Kalender.")
    if first.startswith(("<!DOCTYPE HTML", "<HTML")):
        raise UnusableFileError(
            f"{name} ist eine Webseite, kein Kalender. Vielleicht verlangt die Adresse eine Anmeldung."
        )
    if first != "BEGIN:VCALENDAR":
        raise UnusableFileError(NO_CALENDAR.format(name=name))
    begun = sum(line[:6].upper() == "BEGIN:" for line in lines)
    ended = sum(line[:4].upper() == "END:" for line in lines)
    if lines[-1].strip().upper() != "END:VCALENDAR" or begun != ended:
        raise UnusableFileError(
            f"{name} bricht mitten im Kalender ab. Bitte noch einmal herunterladen oder ausgeben."
        )


def _parse(name: str, text: str) -> list[Calendar]:
    tzp.use_default()  # forgets the zones of a file read before
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of zone names in long form, which it reads right
            components = Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, OverflowError):
        raise UnusableFileError(f"{name} ist beschädigt und lässt sich nicht lesen.") from None
    return [component for component in components if isinstance(component, Calendar)]


def _with_zone(calendar: Calendar) -> Calendar:
    """The calendar with the zone of X-WR-TIMEZONE, which Google writes, put into its times."""
    zone = str(calendar.get("X-WR-TIMEZONE", "")).strip()
    if not zone:
        return calendar
    try:
        known = tzp.timezone(zone)
    except (ValueError, OSError):
        known = None
    return to_standard(calendar, known) if known else calendar


def _nothing(name: str, calendars: list[Calendar]) -> str:
    kinds = {component.name for calendar in calendars for component in calendar.walk()}
    if "VTODO" in kinds:
        return f"{name} enthält nur Aufgaben, keine Termine."
    if "VJOURNAL" in kinds:
        return f"{name} enthält nur Notizen, keine Termine."
    if "VFREEBUSY" in kinds:
        return f"{name} enthält nur belegte Zeiten, keine Termine."
    return f"{name} enthält keine Termine."


def _places(text: str) -> list[dict[str, int]]:
    """For each VEVENT the lines of its properties; those of an alarm count as the alarm's."""
    events: list[dict[str, int]] = []
    inner = ""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        match = FIELD.match(line)
        if match is None:
            continue
        name, value = match["name"].upper(), match["value"].strip().upper()
        if name == "BEGIN" and value == "VEVENT":
            events.append({"": number})
        elif name == "BEGIN" and events and not inner:
            inner = value
            events[-1].setdefault(value, number)
        elif name == "END" and value == inner:
            inner = ""
        elif events and not inner:
            events[-1].setdefault(name, number)
    return events
