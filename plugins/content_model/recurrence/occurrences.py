"""The dates of an event: its rule, its further dates and all that deviates, expanded once for every output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from content_model.fields.dates import DateSpan, DateValue
from content_model.models.event import (
    CANCELLED,
    POSTPONED,
    Deviation,
    EventFacts,
    ExtraDate,
    Place,
    Recurrence,
)
from content_model.recurrence.free_days import FreeDays
from content_model.recurrence.rule import Rule

BERLIN_ZONE = "Europe/Berlin"


class Origin(StrEnum):
    """Where a date comes from."""

    OWN = "own"  # beginn:
    RULE = "rule"  # wiederholung:
    EXTRA = "extra"  # termine: and zusätzlich:


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of an event.

    `span` is when it takes place; `original` when the header or the rule first said
    (RECURRENCE-ID, RFC 5545 3.8.4.4). `status` is one of the event's states in German or "".
    `place`, `online` and `title` are None where the event's own hold.
    """

    span: DateSpan
    original: DateSpan
    origin: Origin
    status: str = ""
    reason: str | None = None
    title: str | None = None
    place: Place | None = None
    online: str | None = None

    @property
    def is_moved(self) -> bool:
        """Whether it takes place at another time than first said."""
        return self.span != self.original


@dataclass(frozen=True, slots=True)
class Expansion:
    """All dates of an event in a window of days, in the order of their start.

    `rule` is anchored at `first`; `last` is the last day the rule may reach (None: endless);
    `skipped` are the starts of the rule that fall out (EXDATE, RFC 5545 3.8.5.1).
    """

    occurrences: tuple[Occurrence, ...]
    rule: Rule | None = None
    first: DateSpan | None = None
    last: date | None = None
    skipped: tuple[DateSpan, ...] = ()
    zone: str = BERLIN_ZONE


def expand_event(event: EventFacts, until: date, free: FreeDays | None = None) -> Expansion:
    """All dates of the event up to the day `until`, those of the past included.

    `free` are the days that its `außer:` names. Dates of its own and further dates are always
    there, even after `until`. Status and place of single dates come first, then the event's own.
    """
    rule = event.recurrence.rule if event.recurrence else None
    if rule is None or event.begin is None or not event.begin.start.is_day:
        return Expansion(tuple(sorted(_without_rule(event), key=_start)))
    return _with_rule(event, rule.anchored(event.begin.start.date), until, free)


def event_status(event: EventFacts) -> tuple[str, str | None]:
    """State and reason of the event as a whole, the short forms typed on a phone included."""
    if event.cancelled:
        return CANCELLED, event.cancelled
    return (POSTPONED, None) if event.new_date else (event.status, None)


def moved(span: DateSpan, to: DateSpan) -> DateSpan:
    """The span at another start: times and length stay as far as `to` does not say them."""
    start, end = to.start, to.end
    if not start.is_day:
        return to
    if start.time is None and end is None:
        start = replace(start, time=span.start.time)
    if end is None and span.end and span.start.is_day:
        length = _naive(span.end) - _naive(span.start)
        end = _value(_naive(start) + length, span.end.time is not None)
    return DateSpan(start, end)


def _without_rule(event: EventFacts) -> Iterator[Occurrence]:
    span, (status, reason) = event.span, event_status(event)
    if span:
        now = moved(span, DateSpan(event.new_date)) if event.new_date else span
        yield Occurrence(now, span, Origin.OWN, status, reason)
    yield from (_extra_date(one, status, reason) for one in event.dates)


def _extra_date(one: ExtraDate, status: str, reason: str | None) -> Occurrence:
    """A date out of `termine:`; its own state comes before the event's."""
    span = DateSpan(one.begin.start, one.end) if one.end else one.begin
    now = moved(span, DateSpan(one.new_date)) if one.new_date else span
    if one.cancelled:
        status, reason = CANCELLED, one.cancelled
    elif status != CANCELLED:
        status = one.status or (POSTPONED if one.new_date else status)
    return Occurrence(now, span, Origin.EXTRA, status, reason, one.title, one.place, one.online)


def _with_rule(event: EventFacts, rule: Rule, until: date, free: FreeDays | None) -> Expansion:
    recurrence, first = event.recurrence, event.span
    assert recurrence is not None
    assert first is not None
    last = _last_day(recurrence, free)
    deviations = {one.on.date: one for one in recurrence.exceptions if one.on.is_day}
    occurrences, skipped = list(_further(event, first)), []
    status, reason = event_status(event)
    for day in _rule_days(rule, first, recurrence, free, min(until, last or until)):
        original = _at(first, day.date)
        one = deviations.get(day.date)
        if day.is_free or (one and one.dropped):
            skipped.append(original)
        else:
            occurrences.append(_rule_date(original, one, status, reason))
    return Expansion(tuple(sorted(occurrences, key=_start)), rule, first, last, tuple(skipped))


@dataclass(frozen=True, slots=True)
class _RuleDay:
    date: date
    is_free: bool


def _rule_days(
    rule: Rule, first: DateSpan, recurrence: Recurrence, free: FreeDays | None, until: date
) -> Iterator[_RuleDay]:
    """The days of the rule; `anzahl` counts those that `außer:` leaves."""
    left = int(recurrence.count) if recurrence.count else None
    for day in rule.days(first.start.date):
        if day > until or left == 0:
            return
        is_free = free is not None and free.is_free(day)
        if left is not None and not is_free:
            left -= 1
        yield _RuleDay(day, is_free)


def _last_day(recurrence: Recurrence, free: FreeDays | None) -> date | None:
    ends = [recurrence.until.last_date] if recurrence.until and recurrence.until.year else []
    ends += [free.known_until] if free else []
    return min(ends, default=None)


def _rule_date(original: DateSpan, one: Deviation | None, status: str, reason: str | None) -> Occurrence:
    if one is None:
        return Occurrence(original, original, Origin.RULE, status, reason)
    now = moved(original, one.moved_to) if one.moved_to else original
    if one.cancelled:
        status, reason = CANCELLED, one.cancelled
    elif one.moved_to and status != CANCELLED:
        status = POSTPONED
    return Occurrence(now, original, Origin.RULE, status, reason, place=one.place)


def _further(event: EventFacts, first: DateSpan) -> Iterator[Occurrence]:
    """Additional dates of the rule, and dates without a rule beside it."""
    status, reason = event_status(event)
    assert event.recurrence is not None
    for span in event.recurrence.additional:
        now = moved(first, span)
        yield Occurrence(now, now, Origin.EXTRA, status, reason)
    yield from (_extra_date(one, status, reason) for one in event.dates)


def _at(span: DateSpan, day: date) -> DateSpan:
    """The same times on another day."""
    start = DateValue(day.year, day.month, day.day, span.start.time)
    if span.end is None:
        return DateSpan(start)
    end = day + (span.end.date - span.start.date)
    return DateSpan(start, DateValue(end.year, end.month, end.day, span.end.time))


def _naive(value: DateValue) -> datetime:
    """The wall-clock time, so that lengths do not change at a clock change."""
    return datetime.combine(value.date, value.time or datetime.min.time())


def _value(moment: datetime, has_time: bool) -> DateValue:  # noqa: FBT001
    return DateValue(moment.year, moment.month, moment.day, moment.time() if has_time else None)


def _start(occurrence: Occurrence) -> tuple[int, int, int, object]:
    return occurrence.span.start.sort_key
