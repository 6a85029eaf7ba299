"""How far a series of a calendar file has to be looked at, so that no rule of anybody takes for ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Component
from icalendar.prop import vRecur

from editor_tools.ics_matches import comes_again
from editor_tools.ics_rules import TIMES, Parts, parts_of
from editor_tools.ics_series import DatedEvent, Series, dates_of, day_of, deviating_days
from editor_tools.ics_times import time_of, times_of

MOST_DATES = 60
MOST_COUNTED = 2 * MOST_DATES  # some of them may fall out
MOST_DEVIATIONS = 500
LAST_DAY = date(2999, 12, 31)
DAY, YEAR = timedelta(days=1), timedelta(days=366)
LONGEST = 120 * YEAR
SECONDS = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}
COMPARED_YEARS = {"DAILY": 2, "WEEKLY": 5, "MONTHLY": 12, "YEARLY": 40}
COUNTED_YEARS = {"YEARLY": 500, "MONTHLY": 40, "WEEKLY": 6}


def horizon(series: Series, until: date | None) -> date:
    """How far two expansions are compared: years enough for every pattern, and past all that deviates."""
    parts, last = parts_of(series.master.component), _last_named_day(series)
    end = min(last + YEAR * COMPARED_YEARS.get(_frequency(parts), 2), LAST_DAY)
    return min(end, max(until, last) + timedelta(days=40)) if until else end


def has_too_many_deviations(series: Series) -> bool:
    """Whether more single dates differ than a header should hold."""
    return sum(1 for _ in deviating_days(series)) > MOST_DEVIATIONS


def few_dates(series: Series) -> tuple[DatedEvent, ...]:
    """All dates of a series that ends, if there are not more than 60; otherwise nothing.

    Raises ValueError for rules that nobody can expand.
    """
    component = series.master.component
    last = _last_possible_day(series)
    if last is None or last > LAST_DAY:
        return ()
    parts = parts_of(component)
    found = dates_of(_bounded(series, parts, last), last)
    extra = sum(1 for _ in times_of(component, "RDATE"))
    out = sum(1 for _ in times_of(component, "EXDATE"))
    all_found = not parts or "COUNT" not in parts or len(found) - extra + out >= int(parts["COUNT"][0])
    return found if all_found and len(found) <= MOST_DATES else ()


def _last_possible_day(series: Series) -> date | None:
    """A day after which no date follows; None for rules without end and for those with too many dates."""
    component, last = series.master.component, _last_named_day(series)
    if "RRULE" not in component:
        return last
    parts, start = parts_of(component), time_of(component, "DTSTART")
    if not parts or start is None or _interval(parts) < 1 or not comes_again(parts, day_of(start)):
        return None
    if "COUNT" in parts:
        end = _last_counted_day(parts, day_of(start))
    else:
        end = _last_until_day(parts, day_of(start))
    return max(last, end) if end else None


def _last_counted_day(parts: Parts, start: date) -> date | None:
    if int(parts["COUNT"][0]) > MOST_COUNTED:
        return None
    days = min(
        (LAST_DAY - start).days, YEAR.days * COUNTED_YEARS.get(_frequency(parts), 2) * _interval(parts)
    )
    return start + timedelta(days=days)


def _last_until_day(parts: Parts, start: date) -> date | None:
    until: Sequence[Any] = parts.get("UNTIL", ())
    if not until or not isinstance(until[0], date) or any(name in parts for name in TIMES):
        return None
    end = day_of(until[0]) + DAY
    seconds = SECONDS.get(_frequency(parts), DAY.total_seconds()) * _interval(parts)
    too_often = _frequency(parts) in SECONDS and (end - start).total_seconds() / seconds > MOST_COUNTED
    return None if too_often or end - start > LONGEST else end


def _bounded(series: Series, parts: Parts | None, last: date) -> Series:
    """The series with an end for its rule, so that no further dates are looked for behind it."""
    if not parts or "UNTIL" in parts:
        return series
    start = time_of(series.master.component, "DTSTART")
    until: date = datetime.combine(last, time.max, UTC) if isinstance(start, datetime) else last
    if isinstance(start, datetime) and isinstance(until, datetime) and start.tzinfo is None:
        until = until.replace(tzinfo=None)
    component: Component = series.master.component.copy()
    component["RRULE"] = vRecur({**parts, "UNTIL": [until]})
    return replace(series, master=replace(series.master, component=component))


def _last_named_day(series: Series) -> date:
    start = time_of(series.master.component, "DTSTART")
    return max([day_of(start) if start else date.min, *deviating_days(series)])


def _frequency(parts: Parts | None) -> str:
    return str((parts or {}).get("FREQ", [""])[0]).upper()


def _interval(parts: Parts) -> int:
    return int(parts.get("INTERVAL", [1])[0])
