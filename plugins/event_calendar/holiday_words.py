"""Public and school holidays of the site's Land, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from content_model.fields.dates import DateSpan, DateValue
from content_model.german_holidays import GermanHolidays, holidays_of, is_land
from content_model.site_content import SiteContent
from content_model.wording import format_span


def land_holidays(content: SiteContent, year: int) -> GermanHolidays | None:
    """The holidays of the site's Land in a year, None if no Land is known."""
    land = content.facts.land
    return holidays_of(land, year, year) if land and is_land(land) else None


def month_words(holidays: GermanHolidays | None, month: int) -> str | None:
    """`Feiertage und Schulferien: Reformationstag (31. Oktober 2026), …`, None where there are none."""
    lists = (holidays.public, holidays.school) if holidays else ()
    ranges = [found for days in lists for found in named_ranges(_in_month(days, month))]
    names = [f"{name} ({words})" for name, words in ranges]
    return f"Feiertage und Schulferien: {', '.join(names)}." if names else None


def named_ranges(days: Mapping[date, str]) -> Iterator[tuple[str, str]]:
    """Each run of days with the same name: the name and `19.–24. Oktober 2026`."""
    run: list[date] = []
    for day in sorted(days):
        if run and (day - run[-1] > timedelta(days=1) or days[day] != days[run[-1]]):
            yield days[run[-1]], _words(run)
            run = []
        run.append(day)
    if run:
        yield days[run[-1]], _words(run)


def _in_month(days: Mapping[date, str], month: int) -> dict[date, str]:
    return {day: name for day, name in days.items() if day.month == month}


def _words(run: list[date]) -> str:
    first, last = run[0], run[-1]
    end = DateValue(last.year, last.month, last.day) if last != first else None
    return format_span(DateSpan(DateValue(first.year, first.month, first.day), end))
