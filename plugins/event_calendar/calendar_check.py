"""A second opinion: the finished calendar is read again by other libraries and compared with our dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from content_model.finding import Finding
from content_model.recurrence.occurrences import Occurrence, Origin
from event_calendar.calendar_entries import CalendarEntry
from event_calendar.calendar_text import when_of
from event_calendar.content_lines import Start, end_of, start_of
from event_calendar.vtimezone import vtimezone

BEFORE, AFTER = timedelta(days=366), timedelta(days=2 * 365)
MOST_NAMED = 3
WHEN = {"UID", "DTSTART", "DTEND", "RRULE", "EXDATE", "RECURRENCE-ID", "SEQUENCE"}
Date = tuple[datetime, datetime]
"""Start and end on the clock of the event, days as midnight."""


def calendar_findings(entries: Iterable[CalendarEntry], today: date) -> Iterator[Finding]:
    """An error for each rule that calendar programs would expand otherwise than our pages do."""
    for entry in entries:
        if entry.dated.expansion.rule is None:
            continue
        ours, theirs = dates_on_pages(entry, today), dates_in_calendar(entry, today)
        if ours != theirs:
            yield _finding(entry, ours, theirs)


def dates_on_pages(entry: CalendarEntry, today: date) -> set[Date]:
    """Our dates from one year back to two ahead."""
    zone = ZoneInfo(entry.dated.expansion.zone)
    ours = (one for one in entry.dated.expansion.occurrences if one.origin is not Origin.EXTRA)
    return {_date_of(one, zone) for one in ours if _is_within(when_of(one).start.date, today)}


def _date_of(one: Occurrence, zone: ZoneInfo) -> Date:
    start, end = start_of(when_of(one), zone), end_of(when_of(one), zone)
    return _on_clock(start), _on_clock(end if end is not None else _default_end(start))


def _default_end(start: Start) -> Start:
    """A day without an end lasts one day, a moment none (RFC 5545, 3.6.1)."""
    return start if isinstance(start, datetime) else start + timedelta(days=1)


def dates_in_calendar(entry: CalendarEntry, today: date) -> set[Date]:
    """The dates that recurring-ical-events reads out of the calendar's bytes, in the same period."""
    zones = b"".join(vtimezone(zone) for zone in sorted(entry.zones))
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Netzwerkstatt//Probe//DE\r\n"
    calendar = Calendar.from_ical(head + zones + entry.data + b"END:VCALENDAR\r\n")
    for event in calendar.events:  # the library copies all properties of each date
        for name in event.keys() - WHEN:
            del event[name]
    uid = entry.dated.shown.uid.urn
    found = recurring_ical_events.of(calendar).between(today - BEFORE, today + AFTER)
    theirs = {(_on_clock(one.start), _on_clock(one.end)) for one in found if one["UID"] == uid}
    return {one for one in theirs if _is_within(one[0].date(), today)}


def _on_clock(value: Start) -> datetime:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else datetime.combine(value, time.min)


def _is_within(day: date, today: date) -> bool:
    return today - BEFORE < day < today + AFTER


def _finding(entry: CalendarEntry, ours: set[Date], theirs: set[Date]) -> Finding:
    record = entry.dated.shown.record
    differences = [
        f"nur {where}: {', '.join(_words(one) for one in sorted(only)[:MOST_NAMED])}"
        for where, only in (("auf der Seite", ours - theirs), ("im Kalender", theirs - ours))
        if only
    ]
    problem = f"Seite und Kalenderdatei nennen verschiedene Termine ({'; '.join(differences)})"
    hint = "das ist ein Fehler im Programm: diese Meldung mit der Datei an die Technik geben"
    field = "wiederholung"
    return record.document.finding(record.header.key_mark((field,)), field, problem, hint)


def _words(one: Date) -> str:
    start, end = one
    return f"{start:%d.%m.%Y %H:%M} bis {end:%d.%m.%Y %H:%M}"
