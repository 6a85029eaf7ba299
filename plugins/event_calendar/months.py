"""Which dates stand in which month, and which months there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from content_model.fields.dates import DateSpan
from event_calendar.occurrences import ListedOccurrence, first_and_last
from event_calendar.state import Phase

CALENDAR = "kalender/"
MONTHS_AHEAD = 13  # of rules; single dates stand in the calendar however far ahead they lie
MonthKey = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Months:
    """All listed dates by year and month.

    `by_month` holds for each month the dates that touch it, and those that moved away from it,
    also those whose new day is not known; the current month is always there. `undated` are the dates of which only the month is known.
    `regular` says that a rule goes on.
    """

    occurrences: tuple[ListedOccurrence, ...]
    by_month: dict[MonthKey, list[ListedOccurrence]]
    undated: dict[MonthKey, list[ListedOccurrence]]
    keys: tuple[MonthKey, ...]
    current: MonthKey
    regular: bool

    @property
    def years(self) -> tuple[int, ...]:
        """All years that have a month, in order."""
        return tuple(sorted({year for year, _ in self.keys}))

    def of_year(self, year: int) -> tuple[MonthKey, ...]:
        """The months of a year that have a page."""
        return tuple(key for key in self.keys if key[0] == year)

    def around(self, key: MonthKey) -> tuple[MonthKey | None, MonthKey | None]:
        """The month with a page before and the one after it."""
        at = self.keys.index(key)
        return self.keys[at - 1] if at else None, self.keys[at + 1] if at + 1 < len(self.keys) else None

    def views_beside(self, here: str) -> Iterator[tuple[str, str]]:
        """Words and address of the month and the year that belong to the page `here`."""
        if not self.keys:
            return
        key = next((key for key in self.keys if month_address(*key) == here), None)
        year = key[0] if key else next((year for year in self.years if year_address(year) == here), None)
        if key is None:
            key = self.current if year in (None, self.current[0]) else self.of_year(year or 0)[0]
        yield "Monat", month_address(*key)
        yield "Jahr", year_address(year or key[0])
        yield "Alle Monate", CALENDAR


def months_of(occurrences: Iterable[ListedOccurrence], today: date) -> Months:
    """The months from the first date to the last single one; rules reach 13 months ahead."""
    listed = tuple(occurrences)
    current = (today.year, today.month)
    last_rule_month = _later(current, MONTHS_AHEAD)
    by_month: dict[MonthKey, list[ListedOccurrence]] = {}
    undated: dict[MonthKey, list[ListedOccurrence]] = {}
    for one in listed:
        start = one.span.start
        if start.day is None and start.year and start.month:
            undated.setdefault((start.year, start.month), []).append(one)
        if not (one.is_of_rule and start.is_day and (start.year, start.month) > last_rule_month):
            for key in _months_touched(one):
                by_month.setdefault(key, []).append(one)
    found = by_month.keys() | undated.keys() | ({current} if listed else set())
    regular = any(one.dated.recurs and one.dated.phase is not Phase.PAST for one in listed)
    return Months(listed, by_month, undated, tuple(sorted(found)), current, regular)


def month_address(year: int, month: int) -> str:
    """The address of a month's page."""
    return f"{CALENDAR}{year:04}/{month:02}/"


def year_address(year: int) -> str:
    """The address of a year's page."""
    return f"{CALENDAR}{year:04}/"


def _months_touched(one: ListedOccurrence) -> Iterable[MonthKey]:
    keys = set(_months_of_days(one.span))
    before = one.occurrence.original.start
    if one.occurrence.is_moved and before.is_day:
        keys.add((before.date.year, before.date.month))
    return keys


def _months_of_days(span: DateSpan) -> Iterator[MonthKey]:
    """The months of a span of known days."""
    ends = first_and_last(span)
    if ends is None:
        return
    first, last = ((day.year, day.month) for day in ends)
    while first <= last:
        yield first
        first = _later(first, 1)


def _later(key: MonthKey, months: int) -> MonthKey:
    years, month = divmod(key[1] - 1 + months, 12)
    return key[0] + years, month + 1
