"""The few recurrence rules the kit knows, and the days they fall on."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from itertools import count

LAST = -1


class Frequency(StrEnum):
    """The unit of a rule (RFC 5545, 3.3.10, FREQ)."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence rule within the grammar.

    `weekdays` are 0 (Monday) to 6; `ordinals` count the weekday in its month, 1 to 5 or LAST.
    What a sentence leaves open ("jede Woche", "jedes Jahr") comes from the first day: `anchored`.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()
    month_day: int | None = None
    month: int | None = None

    def anchored(self, first: date) -> Rule:
        """The rule with everything said that its sentence leaves to the first day."""
        if self.frequency is Frequency.WEEKLY and not self.weekdays:
            return replace(self, weekdays=(first.weekday(),))
        if self.frequency is Frequency.YEARLY and self.month is None:
            return replace(self, month=first.month, month_day=first.day)
        return self

    def days(self, first: date) -> Iterator[date]:
        """All days of the rule from `first` on, in order, without end (up to the year 9999)."""
        rule = self.anchored(first)
        try:
            for group in _GROUPS[rule.frequency](rule, first):
                for day in group:
                    if day >= first:
                        yield day
        except (OverflowError, ValueError):  # the end of the calendar
            return


def _days(rule: Rule, first: date) -> Iterator[list[date]]:
    for step in count():
        yield [first + timedelta(days=step * rule.interval)]


def _weeks(rule: Rule, first: date) -> Iterator[list[date]]:
    monday = first - timedelta(days=first.weekday())
    offsets = [timedelta(days=weekday) for weekday in sorted(rule.weekdays)]
    step = timedelta(weeks=rule.interval)
    while True:
        yield [monday + offset for offset in offsets]
        monday += step


def _months(rule: Rule, first: date) -> Iterator[list[date]]:
    for step in count():
        years, month = divmod(first.month - 1 + step * rule.interval, 12)
        if first.year + years > MAXYEAR:  # some rules never yield a day again, as the 5th Tuesday of February
            return
        yield _days_in_month(rule, first.year + years, month + 1)


def _days_in_month(rule: Rule, year: int, month: int) -> list[date]:
    first_weekday, length = calendar.monthrange(year, month)
    if rule.month_day is not None:
        return [date(year, month, rule.month_day)] if rule.month_day <= length else []
    numbers = set()
    for weekday in rule.weekdays:
        days = range(1 + (weekday - first_weekday) % 7, length + 1, 7)
        numbers |= {days[at if at < 0 else at - 1] for at in rule.ordinals if at <= len(days)}
    return [date(year, month, number) for number in sorted(numbers)]


def _years(rule: Rule, first: date) -> Iterator[list[date]]:
    assert rule.month is not None
    assert rule.month_day is not None
    for year in range(first.year, MAXYEAR + 1, rule.interval):
        known = rule.month_day <= calendar.monthrange(year, rule.month)[1]
        yield [date(year, rule.month, rule.month_day)] if known else []


_GROUPS = {
    Frequency.DAILY: _days,
    Frequency.WEEKLY: _weeks,
    Frequency.MONTHLY: _months,
    Frequency.YEARLY: _years,
}
