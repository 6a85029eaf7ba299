"""Calendar files as programs take them in (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icalendar import Calendar

from content_model.finding import Finding
from site_checks.check import START, FileCheck, Place
from site_checks.content_lines import ContentLine, content_lines, line_faults
from site_checks.site_file import SiteFile

SUFFIXES = (".ics",)
LARGEST = 1_000_000  # bytes; calendar programs on phones give up on larger subscriptions
MOMENT = re.compile(r"\d{8}T\d{6}Z$")


class CalendarLines(FileCheck):
    """RFC 5545, 3.1."""

    code = "kalender.zeilen"
    title = "Kalenderdateien: Zeilenenden, Umbrüche, Zeichen"
    suffixes = SUFFIXES

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """CR LF, 75 octets, UTF-8."""
        for fault in line_faults(file.data):
            yield self.finding(file.path, fault, fault.problem, fault.hint)


class CalendarParts(FileCheck):
    """RFC 5545, 3.6."""

    code = "kalender.angaben"
    title = "Kalenderdateien: Pflichtangaben, Kennungen einmal"
    suffixes = SUFFIXES

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """What calendar and event must have; each UID and RECURRENCE-ID once; zones that are described."""
        lines = list(content_lines(file.text))
        names = [line.name for line in lines]
        for name in ("VERSION", "PRODID"):
            if name not in names:
                yield self.finding(file.path, START, f"{name} fehlt", f"{name} in VCALENDAR ergänzen")
        zones = {line.value for line in lines if line.name == "TZID"}
        for line in lines:
            zone = re.search(r";TZID=\"?([^\":;]+)", line.parameters)
            if zone and zone[1] not in zones:
                problem = f"die Zeitzone {zone[1]} ist nicht beschrieben"
                yield self.finding(file.path, line, problem, "VTIMEZONE dieser Zeitzone ergänzen")
        yield from self._events(file.path, lines)

    def _events(self, path: str, lines: list[ContentLine]) -> Iterator[Finding]:
        seen: set[tuple[str, str]] = set()
        for begin, event in _events_of(lines):
            place = Place(begin)
            for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
                if not event.get(name):
                    yield self.finding(path, place, f"einem Termin fehlt {name}", f"{name} ergänzen")
            stamp = event.get("DTSTAMP", "")
            if stamp and not MOMENT.match(stamp):
                yield self.finding(
                    path, place, f"DTSTAMP „{stamp}“ ist nicht in UTC", "DTSTAMP:20261103T170000Z"
                )
            key = event.get("UID", ""), event.get("RECURRENCE-ID", "")
            if key in seen and key[0]:
                yield self.finding(
                    path, place, f"die UID {key[0]} gibt es zweimal", "jedem Termin eine eigene UID geben"
                )
            seen.add(key)


def _events_of(lines: list[ContentLine]) -> Iterator[tuple[int, dict[str, str]]]:
    """Where each VEVENT begins and its own properties, alarms left out."""
    inside: list[str] = []
    event: dict[str, str] = {}
    begin = 1
    for line in lines:
        if line.name == "BEGIN":
            inside.append(line.value.upper())
            if inside[-1] == "VEVENT":
                begin, event = line.line, {}
        elif line.name == "END" and inside:
            if inside.pop() == "VEVENT":
                yield begin, event
        elif inside[-1:] == ["VEVENT"]:
            event.setdefault(line.name, line.value)


class ReadCalendars(FileCheck):
    """Second opinion: the library icalendar reads every file whole."""

    code = "kalender.zweitmeinung"
    title = "Kalenderdateien liest auch icalendar"
    suffixes = SUFFIXES

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """Each event read, none with a value that had to be left out."""
        try:
            calendar = Calendar.from_ical(file.data)
        except (ValueError, IndexError, KeyError) as error:
            yield self.finding(file.path, START, f"ist kein Kalender ({error})", "die Datei neu bauen")
            return
        for part in calendar.walk():
            for name, fault in part.errors:
                problem = f"{name or part.name} ist nicht zu lesen ({fault})"
                yield self.finding(file.path, START, problem, "die Angabe berichtigen")
        if not calendar.subcomponents:
            yield self.finding(file.path, START, "der Kalender ist leer", "die Datei weglassen")


class CalendarSize(FileCheck):
    """A subscription is fetched again and again, by phones too."""

    code = "kalender.groesse"
    title = "Kalenderdateien sind höchstens 1 MB groß"
    suffixes = SUFFIXES
    reads_large = True

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """The size of the file."""
        size = file.site.files[file.path]
        if size > LARGEST:
            yield self.finding(
                file.path, START, f"ist {size / 1e6:.1f} MB groß".replace(".", ","), "nach Jahren aufteilen"
            )
