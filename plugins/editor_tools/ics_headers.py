"""Dates and repetitions → the values of an event's header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from content_model.models.event import NO_REASON
from content_model.recurrence.rule import Rule
from editor_tools.ics_places import PlaceReader
from editor_tools.ics_rules import Repetition
from editor_tools.ics_series import DatedEvent, Series, status_of
from editor_tools.ics_source import SourceEvent
from editor_tools.ics_times import Slot, local, slot, slot_of, time_of, times_of
from editor_tools.plain_markdown import one_line


def german(value: date) -> str:
    """`03.11.2026` or `03.11.2026 18:00`; the year always has four digits."""
    day = f"{value.day:02}.{value.month:02}.{value.year:04}"
    return f"{day} {value:%H:%M}" if isinstance(value, datetime) else day


def slot_values(when: Slot) -> dict[str, Any]:
    """`beginn`, `ende` and `ganztägig`."""
    values = {"beginn": german(when.start)}
    if when.end is not None:
        values["ende"] = _end_words(when, when.end)
    return values | ({"ganztägig": "ja"} if when.is_all_day and when.end is None else {})


def span_words(when: Slot) -> str:
    """The whole slot in one value: `03.11.2026, 18:00–20:00`, `03.11.2026 – 05.11.2026`."""
    if when.end is None:
        return german(when.start)
    if isinstance(when.start, datetime) and _on_one_day(when):
        return f"{german(when.day)}, {when.start:%H:%M}–{when.end:%H:%M}"
    return f"{german(when.start)} – {german(when.end)}"


def _end_words(when: Slot, end: date) -> str:
    return f"{end:%H:%M}" if isinstance(end, datetime) and _on_one_day(when) else german(end)


def _on_one_day(when: Slot) -> bool:
    return isinstance(when.end, datetime) and when.end.date() == when.day


def single_dates(dates: Sequence[DatedEvent], places: PlaceReader) -> dict[str, Any]:
    """Dates without a rule: the first as `beginn`, all others under `termine`."""
    first, *others = dates
    values = slot_values(first.slot)
    if others:
        values["termine"] = [_single_date(one, first, places) for one in others]
    return values


def _single_date(one: DatedEvent, first: DatedEvent, places: PlaceReader) -> Any:
    differs: dict[str, Any] = {}
    own = places.read(first.component).values
    differs |= {
        name: value for name, value in places.read(one.component).values.items() if value != own.get(name)
    }
    title = one_line(str(one.component.get("SUMMARY", "")))
    if title and title != one_line(str(first.component.get("SUMMARY", ""))):
        differs["titel"] = title
    if one.is_cancelled and not first.is_cancelled:
        differs["abgesagt"] = NO_REASON
    return {"beginn": span_words(one.slot)} | differs if differs else span_words(one.slot)


def repeated_dates(series: Series, when: Slot, repetition: Repetition, places: PlaceReader) -> dict[str, Any]:
    """`beginn` on the first date of the rule, and `wiederholung` with all that deviates."""
    first = next(repetition.rule.days(when.day), when.day)
    begin = moved_slot(when, first)
    values: dict[str, Any] = {"regel": repetition.sentence}
    if repetition.until:
        values["bis"] = german(repetition.until)
    if repetition.count:
        values["anzahl"] = str(repetition.count)
    exceptions = list(_exceptions(series, begin, repetition.rule, places))
    if exceptions:
        values["ausnahmen"] = exceptions
    if additional := list(_additional(series, when, begin)):
        values["zusätzlich"] = additional
    alone = len(values) == 1
    return slot_values(begin) | {"wiederholung": repetition.sentence if alone else values}


def moved_slot(when: Slot, day: date) -> Slot:
    """The same times on another day."""
    shift = timedelta(days=(day - when.day).days)
    return Slot(when.start + shift, when.end + shift if when.end else None)


def _exceptions(series: Series, begin: Slot, rule: Rule, places: PlaceReader) -> Iterator[dict[str, Any]]:
    """EXDATE and RECURRENCE-ID in the order of their days, as far as they hit a date of the rule."""
    found = {day: {"entfällt": NO_REASON} for day in _excluded_days(series)}
    for event in series.deviating:
        original = time_of(event.component, "RECURRENCE-ID")
        if original is not None and (differs := _deviation(series, event, begin, places)):
            found[Slot(local(original, series.zone)).day] = differs
    hit = _hit_days(rule, begin.day, max(found, default=begin.day))
    for day in sorted(found.keys() & hit):
        yield {"am": german(day)} | found[day]


def _hit_days(rule: Rule, first: date, last: date) -> set[date]:
    days = set()
    for day in rule.days(first):
        if day > last:
            break
        days.add(day)
    return days


def _excluded_days(series: Series) -> Iterator[date]:
    for value in times_of(series.master.component, "EXDATE"):
        if isinstance(value, date):
            yield Slot(local(value, series.zone)).day


def _deviation(series: Series, event: SourceEvent, begin: Slot, places: PlaceReader) -> dict[str, Any] | None:
    """How one date differs from the rule; None if only in what a deviation cannot say."""
    original = time_of(event.component, "RECURRENCE-ID")
    now = slot_of(event.component, series.zone)
    if original is None or now is None:
        return None
    differs: dict[str, Any] = {}
    if now != moved_slot(begin, Slot(local(original, series.zone)).day):
        differs["verlegt_auf"] = span_words(now)
    place = places.read(event.component).place
    if place and place != places.read(series.master.component).place:
        differs["ort"] = place
    if status_of(event.component) == "CANCELLED":
        differs["abgesagt"] = NO_REASON
    return differs or None


def _additional(series: Series, when: Slot, begin: Slot) -> Iterator[str]:
    """RDATE, and a first date off the rule."""
    if begin != when:
        yield span_words(when)
    length = when.end - when.start if when.end else None
    for value in times_of(series.master.component, "RDATE"):
        if isinstance(value, tuple):
            start, end = value
            yield span_words(slot(start, start + end if isinstance(end, timedelta) else end, series.zone))
        else:
            start = local(value, series.zone)
            yield span_words(Slot(start, start + length if length is not None else None))
