"""A month as a table: each date on each of its days, holidays as words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from content_model.calendar_views import DayEntry, MonthDay, MonthTable
from content_model.fields.dates import BERLIN
from content_model.german_holidays import GermanHolidays
from content_model.models.event import EventFacts
from content_model.site_content import SiteContent
from content_model.wording import format_day, format_long_day, format_month, format_weekdays, iso
from event_calendar.event_card import url_of
from event_calendar.holiday_words import land_holidays
from event_calendar.months import MonthKey
from event_calendar.occurrences import ListedOccurrence, days_of
from event_calendar.places import short_place
from event_calendar.state import Phase, status_of, utc_iso
from event_calendar.when import missing_words, moved_away_words, moved_here_words, times_of

SAID = ("abgesagt", "verschoben", "ausgebucht", "vorgemerkt", "entwurf")
WEEKDAYS = tuple(format_weekdays([day]) for day in range(7))


@dataclass(frozen=True, slots=True)
class _OnDay:
    """A date on one of its days; `left` says that it moved away from this day."""

    one: ListedOccurrence
    day: date
    last: date
    left: bool = False

    @property
    def sort_key(self) -> tuple[bool, bool, object]:
        """Several days first, then by the clock."""
        start = self.one.span.start
        return (start.date == self.day, start.time is not None, self.one.sort_key)


def month_table(content: SiteContent, key: MonthKey, dates: Sequence[ListedOccurrence]) -> MonthTable:
    """The table of the month `key` with the dates that touch it."""
    by_day = _by_day(dates, key)
    holidays = land_holidays(content, key[0])
    first = date(*key, 1)
    start = first - timedelta(days=first.weekday())
    weeks = []
    while start < _next_month(first):
        days = [start + timedelta(days=step) for step in range(7)]
        weeks.append(tuple(_cell(content, day, key, (by_day.get(day, ()), holidays)) for day in days))
        start += timedelta(weeks=1)
    over = is_over(content, key, dates)
    return MonthTable(f"Termine im {format_month(*key)}", WEEKDAYS, tuple(weeks), is_over=over)


def is_over(content: SiteContent, key: MonthKey, dates: Iterable[ListedOccurrence]) -> bool:
    """Whether the month and all its dates lie in the past, so that no clock changes its page."""
    return key < (content.today.year, content.today.month) and all(one.phase is Phase.PAST for one in dates)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _by_day(dates: Iterable[ListedOccurrence], key: MonthKey) -> dict[date, list[_OnDay]]:
    result: dict[date, list[_OnDay]] = {}
    for one in dates:
        for on_day in _appearances(one, key):
            result.setdefault(on_day.day, []).append(on_day)
    return result


def _appearances(one: ListedOccurrence, key: MonthKey) -> Iterator[_OnDay]:
    """The days of the date in the month, and those it moved away from."""
    now, before = one.span, one.occurrence.original
    here = list(days_of(now, key))
    yield from (_OnDay(one, day, now.last_evening) for day in here)
    if one.occurrence.is_moved:
        left = set(days_of(before, key)).difference(here)
        yield from (_OnDay(one, day, before.last_evening, left=True) for day in sorted(left))


def _cell(
    content: SiteContent, day: date, key: MonthKey, filled: tuple[Iterable[_OnDay], GermanHolidays | None]
) -> MonthDay:
    if (day.year, day.month) != key:
        return MonthDay(day.day)
    on_days, holidays = filled
    entries = tuple(_entry(content, one) for one in sorted(on_days, key=lambda one: one.sort_key))
    notes = tuple(_holiday(holidays, day))
    since = utc_iso(datetime.combine(day, time.min, BERLIN))
    return MonthDay(day.day, day.isoformat(), since, format_long_day(day), notes, entries)


def _holiday(holidays: GermanHolidays | None, day: date) -> Iterator[str]:
    name = holidays.name_of(day) if holidays else None
    if name:
        yield name


def _entry(content: SiteContent, on_day: _OnDay) -> DayEntry:
    one, event, start = on_day.one, on_day.one.event, on_day.one.span.start
    url, first = url_of(content, one), on_day.day == start.date
    if on_day.left:
        return DayEntry(event.title, url, note=moved_away_words(one), is_off=True, lang=event.lang)
    return DayEntry(
        title=event.title,
        url=url,
        time=times_of(one) if first else None,
        time_iso=iso(start, one.dated.zone) if first and start.time else None,
        note=", ".join(_notes(on_day, event)) or None,
        place=_town(event, short_place(content, event, one.phase)),
        is_off=not one.takes_place,
        lang=event.lang,
    )


def _notes(on_day: _OnDay, event: EventFacts) -> Iterator[str]:
    """What is otherwise than planned, what is to follow, and until when several days last."""
    one, status = on_day.one, status_of(event)
    if moved := moved_here_words(one):
        yield moved
    elif status in SAID and (one.phase is not Phase.PAST or not one.takes_place):
        yield status
    if event.moved_online:
        yield "online statt vor Ort"
    if on_day.last != one.span.start.date:
        yield f"bis {format_day(on_day.last)}"
    if missing := missing_words(one):
        yield missing


def _town(event: EventFacts, place: str | None) -> str | None:
    """The last part of a place is enough in a cell: the town without its postcode, or `online`.

    What title and state say already is not said again.
    """
    town = place.rpartition(", ")[2].lstrip("0123456789 ") if place else ""
    return None if not town or event.moved_online or town in event.title else town
