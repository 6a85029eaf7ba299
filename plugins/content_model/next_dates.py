"""The next dates of an event in words: what `invoke dates` and the preview show an editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from content_model.date_words import exception_words, span_words, time_change_words
from content_model.fields.dates import DateSpan
from content_model.models.event import NO_REASON, POSTPONED, TENTATIVE, EventFacts, Place
from content_model.recurrence.free_days import FreeDays
from content_model.recurrence.occurrences import Expansion, Occurrence

PlaceWords = Callable[[Place], str]
NAMED_STATES = ("abgesagt", "verschoben", "ausgebucht", TENTATIVE)


@dataclass(frozen=True, slots=True)
class EventDates:
    """An event with its dates; `free` are the days that its `außer:` leaves out."""

    event: EventFacts
    expansion: Expansion
    free: FreeDays | None = None


def next_dates(expansion: Expansion, now: datetime, count: int = 10) -> tuple[Occurrence, ...]:
    """The first `count` dates that are not over at the aware moment `now`, cancelled ones included."""
    zone = ZoneInfo(expansion.zone)
    ahead = (one for one in expansion.occurrences if end_of(one.span, zone) > now)
    return tuple(one for one, _ in zip(ahead, range(count), strict=False))


def end_of(span: DateSpan, zone: ZoneInfo) -> datetime:
    """The last moment of the span; without an end time that of its last day.

    Spans without a known year are over since the beginning of time.
    """
    last = span.end or span.start
    if last.year is None:
        return datetime.min.replace(tzinfo=zone)
    if span.end and last.time:
        return datetime.combine(last.date, last.time, zone)
    return datetime.combine(last.last_date + timedelta(days=1), time.min, zone)


def date_lines(dates: EventDates, now: datetime, place_words: PlaceWords) -> Iterator[str]:
    """The next ten dates and what falls out between them, one line each, in their order."""
    event, upcoming = dates.event, next_dates(dates.expansion, now)
    last = upcoming[-1].span.start.date if upcoming else now.date()
    lines = [(one.span.start.sort_key, _date_line(event, one, place_words)) for one in upcoming]
    lines += [
        (span.start.sort_key, f"entfällt: {span_words(DateSpan(span.start))}{_why(dates, span)}")
        for span in dates.expansion.skipped
        if now.date() <= span.start.date <= last
    ]
    yield from (line for _, line in sorted(lines))


def _date_line(event: EventFacts, one: Occurrence, place_words: PlaceWords) -> str:
    place = one.place or (None if one.online else event.place)
    reason = f" ({one.reason})" if one.reason and one.reason != NO_REASON else ""
    notes = (
        place_words(place) if place else "online" if one.online or event.online else "",
        _moved_words(one) if one.is_moved else "",
        f"{one.status}{reason}" if one.status in NAMED_STATES and not _is_moved_only(one) else "",
        one.title or "",
    )
    return " · ".join((span_words(one.span), *filter(None, notes)))


def _moved_words(one: Occurrence) -> str:
    same_day = time_change_words(one.original, one.span)
    return same_day or f"verlegt vom {span_words(DateSpan(one.original.start))}"


def _is_moved_only(one: Occurrence) -> bool:
    """Whether the new day says all that the state says."""
    return one.is_moved and one.status == POSTPONED


def _why(dates: EventDates, span: DateSpan) -> str:
    """The reason why a date of the rule falls out, in brackets."""
    rule, day = dates.event.recurrence, span.start.date
    one = next((one for one in rule.exceptions if one.on.date == day), None) if rule else None
    if one:
        return exception_words(one).removeprefix("entfällt")
    name = dates.free.name_of(day) if dates.free else None
    return f" ({name})" if name else ""
