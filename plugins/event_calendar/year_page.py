"""The overview of a year, and the page that names all months."""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.calendar_views import YearEntry, YearMonth
from content_model.fields.dates import DateSpan
from content_model.page_parts import page_parts
from content_model.site_content import SiteContent
from content_model.wording import format_month
from event_calendar.agenda import AGENDA, calendar_filters
from event_calendar.event_card import url_of
from event_calendar.holiday_words import land_holidays, named_ranges
from event_calendar.months import CALENDAR, MonthKey, Months, month_address, year_address
from event_calendar.occurrences import ListedOccurrence, days_of
from event_calendar.state import status_of

BREAK = "/\u200b"  # lines may end after the stroke
MOST = 8  # entries of one month in the overview
CRUMBS = (("Termine", AGENDA), ("Kalender", CALENDAR))


def year_page(content: SiteContent, months: Months, year: int) -> views.PageView:
    """The months of a year with their single dates, and its holidays."""
    years, address = months.years, year_address(year)
    at = years.index(year)
    return views.PageView(
        type="calendar_year",
        section=AGENDA,
        description=f"Alle Termine von {content.facts.name} im Jahr {year}, Monat für Monat.",
        filters=tuple(calendar_filters(content, months, address)),
        year_months=tuple(_month(content, months, key) for key in months.of_year(year)),
        sections=tuple(_holidays(content, year)),
        older=_year_link(content, years[at - 1], "Zurück") if at else None,
        newer=_year_link(content, years[at + 1], "Weiter") if at + 1 < len(years) else None,
        **page_parts(content, f"Termine {year}", address, CRUMBS),
    )


def calendar_page(content: SiteContent, months: Months) -> views.PageView:
    """All months that have a page: this year and what comes, then the years before."""
    this_year = months.current[0]
    coming = [year for year in months.years if year >= this_year]
    before = [year for year in reversed(months.years) if year < this_year]
    return views.PageView(
        type="calendar",
        section=AGENDA,
        description=f"Alle Monate, in denen {content.facts.name} Termine hat.",
        filters=tuple(calendar_filters(content, months, CALENDAR)),
        sections=tuple(_months_of_year(content, months, year) for year in (*coming, *before)),
        **page_parts(content, "Kalender", CALENDAR, CRUMBS[:1]),
    )


def _year_link(content: SiteContent, year: int, direction: str) -> views.Link:
    return views.Link(str(year), content.url(year_address(year)), direction)


def _months_of_year(content: SiteContent, months: Months, year: int) -> views.Section:
    links = tuple(
        views.Link(format_month(*key), content.url(month_address(*key)), _count(len(_dates(months, key))))
        for key in months.of_year(year)
    )
    more = views.Link(f"Ganzes Jahr {year}", content.url(year_address(year)))
    return views.Section(str(year), f"jahr-{year}", links=links, layout="links", more=more)


def _count(dates: int) -> str:
    return {0: "keine Termine", 1: "1 Termin"}.get(dates, f"{dates} Termine")


def _dates(months: Months, key: MonthKey) -> list[ListedOccurrence]:
    """The dates of a month without those that moved away from it."""
    here = [one for one in months.by_month.get(key, ()) if _is_in(one.span, key)]
    return sorted(here, key=lambda one: one.sort_key) + months.undated.get(key, [])


def _is_in(span: DateSpan, key: MonthKey) -> bool:
    start, end = span.start, span.end or span.start
    return start.is_day and (start.year, start.month) <= key <= (end.year, end.month)


def _month(content: SiteContent, months: Months, key: MonthKey) -> YearMonth:
    dates = _dates(months, key)
    single = [one for one in dates if not one.is_of_rule]
    return YearMonth(
        title=format_month(*key),
        url=content.url(month_address(*key)),
        count=_count(len(single)) if single or not dates else _regular(len(dates)),
        entries=tuple(_entry(content, one, key) for one in single[:MOST]),
        more=_more(len(single[MOST:]), len(dates) - len(single)) if single else None,
    )


def _more(left: int, of_rules: int) -> str | None:
    parts = [*([f"{left} weitere"] if left else []), *([_regular(of_rules)] if of_rules else [])]
    return f"dazu {' und '.join(parts)}" if parts else None


def _regular(dates: int) -> str:
    return "1 regelmäßiger Termin" if dates == 1 else f"{dates} regelmäßige Termine"


def _entry(content: SiteContent, one: ListedOccurrence, key: MonthKey) -> YearEntry:
    status = status_of(one.event)
    note = status if not one.takes_place else None
    return YearEntry(_days(one, key), one.event.title, url_of(content, one), note, one.event.lang)


def _days(one: ListedOccurrence, key: MonthKey) -> str:
    """`3.`, `3.–5.`; over the edge of the month only the days in it."""
    days = [day.day for day in days_of(one.span, key)]
    if not days:
        return "Tag folgt"
    return f"{days[0]}." if len(days) == 1 else f"{days[0]}.–{days[-1]}."


def _holidays(content: SiteContent, year: int) -> Iterator[views.Section]:
    """Public and school holidays of the Land."""
    holidays = land_holidays(content, year)
    if holidays is None:
        return
    for title, days in (("Feiertage", holidays.public), ("Schulferien", holidays.school)):
        links = tuple(
            views.Link(f"{name.replace('/', BREAK)}: {words}") for name, words in named_ranges(days)
        )
        if links:
            land = content.facts.land
            yield views.Section(f"{title} in {land}", title.lower(), links=links, layout="links")
