"""The page of a month: the table, the same dates as a list, the ways to the months around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content_model import views
from content_model.page_parts import page_parts
from content_model.site_content import SiteContent
from content_model.wording import format_month
from event_calendar.agenda import AGENDA, calendar_filters
from event_calendar.event_card import occurrence_card
from event_calendar.holiday_words import land_holidays, month_words
from event_calendar.month_table import is_over, month_table
from event_calendar.months import CALENDAR, MonthKey, Months, month_address, year_address
from event_calendar.occurrences import ListedOccurrence
from event_calendar.state import Phase

CRUMBS = (("Termine", AGENDA), ("Kalender", CALENDAR))


def month_page(content: SiteContent, months: Months, key: MonthKey) -> views.PageView:
    """The month `key` as a page."""
    dates = sorted(months.by_month.get(key, ()), key=lambda one: one.sort_key)
    before, after = months.around(key)
    address, words = month_address(*key), format_month(*key)
    crumbs = (*CRUMBS, (str(key[0]), year_address(key[0])))
    return views.PageView(
        type="month",
        section=AGENDA,
        description=f"Alle Termine von {content.facts.name} im {words}.",
        filters=tuple(calendar_filters(content, months, address)),
        month=month_table(content, key, dates),
        sections=tuple(_sections(content, months, key, dates)),
        older=_month_link(content, before, "Zurück"),
        newer=_month_link(content, after, "Weiter"),
        **page_parts(content, f"Termine im {words}", address, crumbs),
    )


def _month_link(content: SiteContent, key: MonthKey | None, direction: str) -> views.Link | None:
    return views.Link(format_month(*key), content.url(month_address(*key)), direction) if key else None


def _sections(
    content: SiteContent, months: Months, key: MonthKey, dates: Sequence[ListedOccurrence]
) -> Iterator[views.Section]:
    """First the list of what stands in the table, then what has no day yet."""
    undated = months.undated.get(key, [])
    known = [one for one in dates if one not in undated]
    yield views.Section(
        "Alle Termine des Monats",
        "liste",
        tuple(occurrence_card(content, one) for one in known),
        text=month_words(land_holidays(content, key[0]), key[1]),
        empty="In diesem Monat sind keine Termine angekündigt.",
        phase=Phase.PAST if is_over(content, key, dates) else None,
    )
    if undated:
        cards = tuple(occurrence_card(content, one) for one in undated)
        yield views.Section("Der Tag steht noch nicht fest", "ohne-tag", cards)
