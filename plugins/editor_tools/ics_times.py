"""Times of a calendar file → the wall clock of Berlin, or of the place that the calendar names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Component

from content_model.fields.dates import BERLIN
from content_model.fields.zones import parse_zone
from content_model.finding import Problem

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """From when to when: days with the last one included, or wall-clock times of the event's zone."""

    start: date
    end: date | None = None

    @property
    def is_all_day(self) -> bool:
        """Whether it names days without times."""
        return not isinstance(self.start, datetime)

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return self.start.date() if isinstance(self.start, datetime) else self.start


def zone_of(component: Component) -> ZoneInfo:
    """The zone of DTSTART if it has a name of a place and clocks other than Berlin's; else Berlin."""
    start = time_of(component, "DTSTART")
    zone = start.tzinfo if isinstance(start, datetime) else None
    if not isinstance(start, datetime) or not isinstance(zone, ZoneInfo) or zone.utcoffset(start) is None:
        return BERLIN
    moments = [start.replace(tzinfo=None, month=month, day=1) for month in range(1, 13)]
    if all(zone.utcoffset(moment) == BERLIN.utcoffset(moment) for moment in moments):
        return BERLIN
    try:
        return ZoneInfo(parse_zone(zone.key)) if "/" in zone.key else BERLIN
    except Problem:
        return BERLIN


def local(value: date, zone: ZoneInfo = BERLIN) -> date:
    """The wall clock of the zone; a time without any zone is taken as its own.

    Times that the clocks skip move on by an hour (RFC 5545, 3.3.5); seconds go.
    Raises OverflowError at the ends of the calendar.
    """
    if not isinstance(value, datetime):
        return value
    zoned = value if value.tzinfo else value.replace(tzinfo=zone)
    return zoned.astimezone(UTC).astimezone(zone).replace(tzinfo=None, second=0, microsecond=0, fold=0)


def slot_of(component: Component, zone: ZoneInfo = BERLIN) -> Slot | None:
    """When the VEVENT takes place: DTSTART with DTEND or DURATION; None without a readable start.

    A DTEND as a day is exclusive (RFC 5545, 3.6.1). An end that is not after the start is left out.
    """
    start = time_of(component, "DTSTART")
    if start is None:
        return None
    end = time_of(component, "DTEND")
    length = _value(component, "DURATION")
    if end is None and isinstance(length, timedelta):
        end = start + length if isinstance(start, datetime) else start + max(length, DAY)
    if _says_all_day(component, start, end):
        start, end = _date(start), _date(end or start + DAY)
    return slot(start, end, zone)


def slot(start: date, end: date | None, zone: ZoneInfo = BERLIN) -> Slot:
    """The slot between two values of the file; of days the end is exclusive."""
    begin = local(start, zone)
    if isinstance(begin, datetime):
        finish = local(end, zone) if isinstance(end, datetime) else None
        return Slot(begin, finish if finish and finish > begin else None)
    last = _date(end) - DAY if end else begin
    return Slot(begin, last if last > begin else None)


def time_of(component: Component, name: str) -> date | None:
    """The day or time of a property as it is in the file; None if it is missing or broken."""
    value = _value(component, name)
    return value if isinstance(value, date) else None


def times_of(component: Component, name: str) -> Iterator[date | tuple[date, date | timedelta]]:
    """All days, times and periods of EXDATE or RDATE, which may stand several times."""
    found = component.get(name)
    for many in found if isinstance(found, list) else [found]:
        for one in getattr(many, "dts", ()):
            yield one.dt


def unknown_zones(component: Component) -> Iterator[str]:
    """Names of zones that nobody knows; their times were read as if they were Berlin's."""
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        value = component.get(name)
        zone = str(_params(value).get("TZID", ""))
        moment = _value(component, name)
        if zone and isinstance(moment, datetime) and moment.tzinfo is None:
            yield zone


def _value(component: Component, name: str) -> Any:
    found = component.get(name)
    first = found[0] if isinstance(found, list) and found else found
    try:
        return getattr(first, "dt", None)
    except ValueError:  # the value is broken
        return None


def _params(value: Any) -> Mapping[str, Any]:
    try:
        return getattr(value, "params", {})
    except ValueError:
        return {}


def _date(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _says_all_day(component: Component, start: date, end: date | None) -> bool:
    """Outlook writes days as times from midnight to midnight, with a mark."""
    marked = str(component.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).strip().upper() == "TRUE"
    times = {value.time() for value in (start, end) if isinstance(value, datetime)}
    return marked and times == {time.min}
