"""Content lines of iCalendar: values written by the library (RFC 5545, 3.3), folded at 75 octets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import vRecur, vText

from content_model.fields.dates import DateSpan, DateValue
from content_model.recurrence.rule import Frequency, Rule

CRLF = b"\r\n"
MOST_OCTETS = 75
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UTC_ZONE = ZoneInfo("UTC")
UTC_ZONES = (UTC, UTC_ZONE)
Start = date | datetime
"""A day for what lasts all day or has no time yet, else an aware moment."""


def text_line(name: str, value: str) -> bytes:
    """A property of type TEXT."""
    return _line(name, vText(value).to_ical().decode())


def list_line(name: str, values: Iterable[str]) -> bytes:
    """A property of several texts, such as CATEGORIES."""
    return _line(name, ",".join(vText(value).to_ical().decode() for value in values))


def plain_line(name: str, value: str) -> bytes:
    """A property whose value needs no escapes: addresses, numbers, fixed words."""
    return _line(name, value)


def utc_line(name: str, moment: datetime) -> bytes:
    """A moment in UTC."""
    return _line(name, _written(moment.astimezone(UTC)))


def time_line(name: str, value: Start) -> bytes:
    """A day, or a moment with its TZID."""
    return _line(f"{name}{_kind(value)}", _written(value))


def times_line(name: str, values: list[Start]) -> bytes:
    """Several days or moments of one kind (EXDATE)."""
    return _line(f"{name}{_kind(values[0])}", ",".join(map(_written, values)))


def rule_line(rule: Rule, until: Start | None) -> bytes:
    """The RRULE (RFC 5545, 3.3.10); UNTIL in UTC for moments, a day for days."""
    parts: dict[str, object] = {"FREQ": rule.frequency.value}
    if rule.interval > 1:
        parts["INTERVAL"] = rule.interval
    if until:
        parts["UNTIL"] = until.astimezone(UTC) if isinstance(until, datetime) else until
    written: bytes = vRecur({**parts, **_days(rule)}).to_ical()  # type: ignore[no-untyped-call]
    return _line("RRULE", written.decode())


def _days(rule: Rule) -> Mapping[str, object]:
    if rule.frequency is Frequency.WEEKLY:
        return {"BYDAY": [WEEKDAYS[day] for day in rule.weekdays]}
    if rule.frequency is Frequency.DAILY:
        return {}
    if rule.month_day:
        return {"BYMONTHDAY": rule.month_day} | ({"BYMONTH": rule.month} if rule.month else {})
    return {"BYDAY": [f"{ordinal}{WEEKDAYS[day]}" for ordinal in rule.ordinals for day in rule.weekdays]}


def start_of(span: DateSpan, zone: ZoneInfo) -> Start:
    """DTSTART of a span whose day is known."""
    return _at(span.start, zone)


def end_of(span: DateSpan, zone: ZoneInfo) -> Start | None:
    """DTEND, which is exclusive: the day after the last one, or the end time.

    None for a single day, which then lasts one day, and for an open end (RFC 5545, 3.6.1).
    """
    last = span.end
    if last is None:
        return None
    if span.start.time is None:
        return last.date + timedelta(days=1)
    if last.time is None:
        return datetime.combine(last.date + timedelta(days=1), time.min, zone)
    return _at(last, zone)


def _at(value: DateValue, zone: ZoneInfo) -> Start:
    return datetime.combine(value.date, value.time, zone) if value.time else value.date


def _line(name: str, value: str) -> bytes:
    return folded(f"{name}:{value}".encode()) + CRLF


def folded(line: bytes) -> bytes:
    """The line in pieces of at most 75 octets, never cut inside a character (RFC 5545, 3.1).

    The library's folding looks at each character by itself, which takes most of the time of
    10,000 events.
    """
    if len(line) <= MOST_OCTETS:
        return line
    pieces, start, end = [], 0, MOST_OCTETS
    while end < len(line):
        while line[end] & 0xC0 == 0x80:  # the continuation of a UTF-8 character
            end -= 1
        pieces.append(line[start:end])
        start, end = end, end + MOST_OCTETS - 1
    return b"\r\n ".join([*pieces, line[start:]])


def _kind(value: Start) -> str:
    """The parameter that says what a value is (RFC 5545, 3.2.19 and 3.2.20); none for UTC."""
    if not isinstance(value, datetime):
        return ";VALUE=DATE"
    return "" if value.tzinfo in UTC_ZONES else f";TZID={value.tzinfo}"


def _written(value: Start) -> str:
    """RFC 5545, 3.3.4 and 3.3.5."""
    if not isinstance(value, datetime):
        return f"{value:%Y%m%d}"
    return f"{value:%Y%m%dT%H%M%S}{'Z' if value.tzinfo in UTC_ZONES else ''}"
