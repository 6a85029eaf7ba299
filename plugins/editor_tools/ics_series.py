"""VEVENTs with the same UID → one series, and all its dates as recurring-ical-events sees them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component

from editor_tools.ics_source import SourceEvent
from editor_tools.ics_times import Slot, local, slot_of, time_of, times_of, zone_of


@dataclass(frozen=True, slots=True)
class Series:
    """One event of the file: its main VEVENT and the dates of it that deviate (RECURRENCE-ID)."""

    master: SourceEvent
    deviating: tuple[SourceEvent, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The zone on whose wall clock its times stand in the header."""
        return zone_of(self.master.component)

    @property
    def repeats(self) -> bool:
        """Whether it has more than one date."""
        return any(name in self.master.component for name in ("RRULE", "RDATE", "EXDATE")) or bool(
            self.deviating
        )


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """One date of a series with the VEVENT that describes it."""

    slot: Slot
    component: Component

    @property
    def is_cancelled(self) -> bool:
        """Whether it is announced as not taking place."""
        return status_of(self.component) == "CANCELLED"

    @property
    def key(self) -> tuple[date, date | None, bool]:
        """What two expansions of the same series must agree on."""
        return self.slot.start, self.slot.end, self.is_cancelled


def status_of(component: Component) -> str:
    """STATUS in capitals, "" without one."""
    return str(component.get("STATUS", "")).strip().upper()


def group_events(events: Sequence[SourceEvent]) -> tuple[Series, ...]:
    """The series in the order of the file; of several versions the highest SEQUENCE counts.

    A deviating date without its series is an event of its own, so is each event without a UID.
    """
    families: dict[str, list[SourceEvent]] = {}
    for at, event in enumerate(events):
        families.setdefault(str(event.component.get("UID", "")).strip() or f"\n{at}", []).append(event)
    return tuple(series for family in families.values() for series in _series(family))


def _series(family: list[SourceEvent]) -> Iterator[Series]:
    newest: dict[date | None, SourceEvent] = {}
    for event in family:
        original = time_of(event.component, "RECURRENCE-ID")
        known = newest.get(original)
        if known is None or _sequence(event) >= _sequence(known):
            newest[original] = event
    master = newest.pop(None, None)
    if master:
        yield Series(master, tuple(newest.values()))
    else:
        yield from map(Series, newest.values())


def _sequence(event: SourceEvent) -> int:
    value = event.component.get("SEQUENCE")
    return value if isinstance(value, int) else 0


def dates_of(series: Series, until: date) -> tuple[DatedEvent, ...]:
    """All dates that begin up to the day `until`, in order. Raises ValueError for what nobody can expand."""
    start = time_of(series.master.component, "DTSTART")
    if start is None:
        return ()
    calendar = Calendar()
    for event in (series.master, *series.deviating):
        calendar.add_component(event.component)
    firsts = [start, *(moved for event in series.deviating if (moved := time_of(event.component, "DTSTART")))]
    firsts += [extra for extra in times_of(series.master.component, "RDATE") if isinstance(extra, date)]
    first = min(day_of(value) for value in firsts) - timedelta(days=2)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = recurring_ical_events.of(calendar).between(first, until + timedelta(days=2))
    zone = series.zone
    dated = (DatedEvent(slot, one) for one in found if (slot := slot_of(one, zone)) and slot.day <= until)
    return tuple(sorted(dated, key=lambda one: (one.slot.day, str(one.slot.start))))


def deviating_days(series: Series) -> Iterator[date]:
    """All days that the file names beside its rule."""
    for event in series.deviating:
        for name in ("RECURRENCE-ID", "DTSTART"):
            if found := time_of(event.component, name):
                yield day_of(found)
    for name in ("RDATE", "EXDATE"):
        for value in times_of(series.master.component, name):
            yield day_of(value[0] if isinstance(value, tuple) else value)


def day_of(value: date) -> date:
    """The day in Berlin on which a value of the file lies."""
    moment = local(value)
    return moment.date() if isinstance(moment, datetime) else moment
