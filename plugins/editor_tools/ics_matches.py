"""Whether a rule of a calendar file can be expanded without a search up to the year 9999."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date

from editor_tools.ics_rules import DAYS, Parts

LAST_SURE_POSITION = 4  # every weekday comes four times in each month


def comes_again(parts: Parts, start: date) -> bool:
    """Whether the start fits all parts of the rule, so that its dates come again and again.

    RFC 5545 (3.8.5.3) wants it so; a rule whose parts never meet (30 February) has no dates at
    all, and dateutil looks for them until the end of the calendar.
    """
    frequency = str(parts.get("FREQ", [""])[0]).upper()
    picks = {name for name in parts if name.startswith("BY")}
    if frequency not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        return not picks
    if "BYSETPOS" in picks and not _positions_exist(parts, frequency):
        return False
    return all(fits(parts, start) for name, fits in _FITS.items() if name in picks)


def _positions_exist(parts: Parts, frequency: str) -> bool:
    positions = {abs(int(value)) for value in parts["BYSETPOS"]}
    weekdays = "BYDAY" in parts and frequency in ("MONTHLY", "YEARLY") and "BYMONTHDAY" not in parts
    return max(positions) <= (LAST_SURE_POSITION if weekdays else 1)


def _fits_month_day(parts: Parts, start: date) -> bool:
    length = calendar.monthrange(start.year, start.month)[1]
    return bool({start.day, start.day - length - 1} & {int(value) for value in parts["BYMONTHDAY"]})


def _fits_year_day(parts: Parts, start: date) -> bool:
    number, length = start.timetuple().tm_yday, 365 + calendar.isleap(start.year)
    return bool({number, number - length - 1} & {int(value) for value in parts["BYYEARDAY"]})


def _fits_weekday(parts: Parts, start: date) -> bool:
    """The weekday; its number only within the month, which the year may count otherwise."""
    length = calendar.monthrange(start.year, start.month)[1]
    numbers = {(start.day + 6) // 7, -((length - start.day) // 7 + 1)}
    for value in parts["BYDAY"]:
        text = str(value).upper()
        of_month = not text[:-2] or int(text[:-2]) in numbers
        if text[-2:] == DAYS[start.weekday()] and of_month:
            return True
    return False


_FITS: Mapping[str, Callable[[Parts, date], bool]] = {
    "BYMONTH": lambda parts, start: start.month in {int(value) for value in parts["BYMONTH"]},
    "BYMONTHDAY": _fits_month_day,
    "BYYEARDAY": _fits_year_day,
    "BYWEEKNO": lambda parts, start: start.isocalendar().week in {int(value) for value in parts["BYWEEKNO"]},
    "BYDAY": _fits_weekday,
}
