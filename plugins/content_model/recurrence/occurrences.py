"""The dates of an event: its rule, its further dates and all that deviates, expanded once for every output."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from content_model.fields.dates import DateSpan, DateValue
from content_model.models.entry import PUBLISHED
from content_model.models.event import (
    CANCELLED,
    FULL,
    POSTPONED,
    TENTATIVE,
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
    `skipped` are the starts of the rule that fall out (EXDATE, RFC 5545 3.8.5.1), up to `last`
    where the rule has one. Times are wall-clock times of `zone` (IANA). What lies before `since`
    is derived and stands in no list (None: all was said).
    """

    occurrences: tuple[Occurrence, ...]
    rule: Rule | None = None
    first: DateSpan | None = None
    last: date | None = None
    skipped: tuple[DateSpan, ...] = ()
    zone: str = BERLIN_ZONE
    since: date | None = None


def expand_event(event: EventFacts, until: date, free: FreeDays | None = None) -> Expansion:
    """All dates of the event up to the day `until`, those of the past included.

    `free` are the days that its `außer:` names. Dates of its own, further dates and dates with
    an exception are always there, even after `until`. Status and place of single dates come
    first, then the event's own. By arrangement there are only the further dates.
    """
    rule = event.recurrence.rule if event.recurrence else None
    zone = event.zone or BERLIN_ZONE
    if event.recurrence and rule is None:
        return Expansion(tuple(sorted(_further(event), key=_start)), zone=zone)
    if rule is None or event.begin is None or not event.begin.start.is_day:
        return Expansion(tuple(sorted(_without_rule(event), key=_start)), zone=zone)
    return _with_rule(event, rule.anchored(event.begin.start.date), until, free)


def event_status(event: EventFacts) -> tuple[str, str | None]:
    """State and reason of the event as a whole, the short forms typed on a phone included."""
    if event.cancelled:
        return CANCELLED, event.cancelled
    return (moved_status(event.status, event.new_date) if event.new_date else event.status), None


def moved_status(status: str, to: DateValue) -> str:
    """The state of a date that has moved: what is full or tentative stays so on a known new day."""
    return status if status in (FULL, TENTATIVE) and to.is_day else POSTPONED


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
    span = event.span
    if span:
        now = moved(span, DateSpan(event.new_date)) if event.new_date else span
        yield Occurrence(now, span, Origin.OWN, *event_status(event))
    yield from _extra_dates(event)


def _extra_dates(event: EventFacts) -> Iterator[Occurrence]:
    """The dates out of `termine:`; the event's own new date is not theirs."""
    status, reason = event_status(event)
    if event.new_date and not event.cancelled:
        status = PUBLISHED if event.status == POSTPONED else event.status
    yield from (_extra_date(one, status, reason) for one in event.dates)


def _extra_date(one: ExtraDate, status: str, reason: str | None) -> Occurrence:
    """A date out of `termine:`; its own state comes before the event's."""
    span = DateSpan(one.begin.start, one.end) if one.end else one.begin
    now = moved(span, DateSpan(one.new_date)) if one.new_date else span
    if one.cancelled:
        status, reason = CANCELLED, one.cancelled
    elif status != CANCELLED:
        status = one.status or status
        if one.new_date and status != CANCELLED:
            status = moved_status(status, one.new_date)
    return Occurrence(now, span, Origin.EXTRA, status, reason, one.title, one.place, one.online)


def _with_rule(event: EventFacts, rule: Rule, until: date, free: FreeDays | None) -> Expansion:
    recurrence, first = event.recurrence, event.span
    assert recurrence is not None
    assert first is not None
    status, reason = event_status(event)
    on, end = same_times(first), _last_day(recurrence, free)
    occurrences, skipped = list(_further(event)), []
    last = None
    for last, one, falls_out in _rule_days(rule, first.start.date, recurrence, free, until):
        if falls_out:
            skipped.append(on(last))
        elif one is not None:
            occurrences.append(_deviating(on(last), one, status, reason))
        elif last <= until:
            span = on(last)
            occurrences.append(Occurrence(span, span, Origin.RULE, status, reason))
    occurrences.sort(key=_start)
    last = last if recurrence.count else end
    return Expansion(tuple(occurrences), rule, first, last, tuple(skipped), event.zone or BERLIN_ZONE)


def _rule_days(
    rule: Rule, first: date, recurrence: Recurrence, free: FreeDays | None, until: date
) -> Iterator[tuple[date, Deviation | None, bool]]:
    """The days of the rule, what deviates on each, and whether it falls out.

    `anzahl` counts the days that `außer:` leaves. An exception comes before `außer:`, so that a
    date on a holiday can be moved.
    """
    deviations = {one.on.date: one for one in recurrence.exceptions if one.on.is_day}
    left = int(recurrence.count) if recurrence.count else None
    reach = _reach(recurrence, free, until, deviations)
    for day in rule.days(first):
        if day > reach or left == 0:
            return
        one = deviations.get(day) if deviations else None
        if one is None and free is not None and free.is_free(day):
            yield day, None, True
            continue
        if left is not None:
            left -= 1
        yield day, one, one is not None and one.dropped is not None


def _reach(recurrence: Recurrence, free: FreeDays | None, until: date, deviations: Iterable[date]) -> date:
    """The last day to look at: all that falls out, deviates or is counted must be found."""
    last = _last_day(recurrence, free)
    if recurrence.count or free:
        return last or date.max
    return min(max([until, *deviations]), last or date.max)


def _last_day(recurrence: Recurrence, free: FreeDays | None) -> date | None:
    ends = [recurrence.until.last_date] if recurrence.until and recurrence.until.year else []
    ends += [free.known_until] if free else []
    return min(ends, default=None)


def _deviating(original: DateSpan, one: Deviation, status: str, reason: str | None) -> Occurrence:
    now = moved(original, one.moved_to) if one.moved_to else original
    if one.cancelled:
        status, reason = CANCELLED, one.cancelled
    elif one.moved_to and status != CANCELLED:
        status = moved_status(status, one.moved_to.start)
    return Occurrence(now, original, Origin.RULE, status, reason, place=one.place)


def _further(event: EventFacts) -> Iterator[Occurrence]:
    """Additional dates of the rule, and dates without a rule beside it."""
    status, reason = event_status(event)
    assert event.recurrence is not None
    for span in event.recurrence.additional:
        now = moved(event.span, span) if event.span else span
        yield Occurrence(now, now, Origin.EXTRA, status, reason)
    yield from _extra_dates(event)


def same_times(span: DateSpan) -> Callable[[date], DateSpan]:
    """A function from a day to the same times on that day, over as many days."""
    length = span.end.date - span.start.date if span.end else None
    return functools.partial(_span_on, span.start.time, span.end.time if span.end else None, length)


@functools.lru_cache(maxsize=1 << 16)  # series share their days and times: half the time, less memory
def _span_on(start: time | None, end: time | None, length: timedelta | None, day: date) -> DateSpan:
    first = DateValue(day.year, day.month, day.day, start)
    if length is None:
        return DateSpan(first)
    last = day + length
    return DateSpan(first, DateValue(last.year, last.month, last.day, end))


def _naive(value: DateValue) -> datetime:
    """The wall-clock time, so that lengths do not change at a clock change."""
    return datetime.combine(value.date, value.time or datetime.min.time())


def _value(moment: datetime, has_time: bool) -> DateValue:  # noqa: FBT001
    return DateValue(moment.year, moment.month, moment.day, moment.time() if has_time else None)


def _start(occurrence: Occurrence) -> tuple[int, int, int, time]:
    return occurrence.span.start.sort_key
