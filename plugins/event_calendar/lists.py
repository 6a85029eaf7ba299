"""Reports and series: the views of their lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from content_model import views
from content_model.long_lists import MOST
from content_model.models.series import Series
from content_model.page_parts import NO_YEAR, entry_parts, page_parts, year_filter, year_words
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from content_model.structured_data import script_json
from event_calendar.agenda import AGENDA, dates_section, past, upcoming
from event_calendar.calendar_ways import calendar_of
from event_calendar.dated_entries import DatedEntry
from event_calendar.event_card import event_card, report_card
from event_calendar.event_page import ContactCards
from event_calendar.json_ld import series_data
from event_calendar.occurrences import listed_occurrences, next_occurrence
from event_calendar.state import Phase

REPORTS = "berichte/"
TILES = 12


def report_pages(
    content: SiteContent, events: Iterable[DatedEntry]
) -> Iterator[tuple[str, Callable[[], views.PageView]]]:
    """The list of reports, and a list for each year if one page would be too long for all."""
    told = sorted(
        (dated for dated in events if dated.is_report), key=lambda dated: dated.sort_key, reverse=True
    )
    if len(told) <= MOST:
        yield "", partial(_reports_page, content, told)
        return
    years: dict[str, list[DatedEntry]] = {}
    for dated in told:
        years.setdefault(_year(dated), []).append(dated)
    yield "", partial(_newest_reports, content, told, tuple(years))
    for year, of_year in years.items():
        yield year, partial(_reports_of, content, year, of_year, tuple(years))


def _reports_page(content: SiteContent, told: Sequence[DatedEntry]) -> views.PageView:
    """The newest reports with their pictures, the older ones by year."""
    older = [
        views.Section(year_words(year), f"jahr-{slug_of(year)}", _report_cards(content, group))
        for year, group in groupby(told[TILES:], key=_year)
    ]
    return _report_list(content, (_newest(content, told), *older))


def _newest_reports(content: SiteContent, told: Sequence[DatedEntry], years: Sequence[str]) -> views.PageView:
    """The newest reports with their pictures, and the ways to the years."""
    return _report_list(content, (_newest(content, told),), _year_filter(content, years, None))


def _newest(content: SiteContent, told: Sequence[DatedEntry]) -> views.Section:
    return views.Section(
        "Neueste Rückblicke", "neueste", _report_cards(content, told[:TILES]), layout="tiles"
    )


def _report_list(
    content: SiteContent, sections: tuple[views.Section, ...], *filters: views.Filter
) -> views.PageView:
    return views.PageView(
        type="report_list",
        section=REPORTS,
        description=f"Rückblicke auf Veranstaltungen von {content.facts.name}.",
        filters=filters,
        sections=sections,
        feed=content.feed_link("Rückblicke abonnieren", "berichte"),
        **page_parts(content, "Rückblicke", REPORTS),
    )


def _reports_of(
    content: SiteContent, year: str, told: Iterable[DatedEntry], years: Sequence[str]
) -> views.PageView:
    """The reports on what took place in a year."""
    title = f"Rückblicke {year}" if year != NO_YEAR else "Rückblicke ohne bekanntes Datum"
    return views.PageView(
        type="report_list",
        section=REPORTS,
        description=f"{title} von {content.facts.name}.",
        filters=(_year_filter(content, years, year),),
        sections=(views.Section("Was war", "was-war", _report_cards(content, told)),),
        **page_parts(content, title, f"{REPORTS}{year}/", (("Rückblicke", REPORTS),)),
    )


def _year_filter(content: SiteContent, years: Sequence[str], current: str | None) -> views.Filter:
    return year_filter(content, "Jahr", ("Neueste", REPORTS), years, current)


def _report_cards(content: SiteContent, told: Iterable[DatedEntry]) -> tuple[views.Card, ...]:
    return tuple(report_card(content, dated) for dated in told)


def _year(dated: DatedEntry) -> str:
    return str(dated.next_span.start.year or NO_YEAR)


def series_page(
    content: SiteContent, shown: ShownEntry, events: Sequence[DatedEntry], contact_cards: ContactCards
) -> views.PageView:
    """A series with what comes and what has been."""
    assert isinstance(shown.entry, Series)
    mine = [dated for dated in events if dated.event.series == Reference(shown.id)]
    parts = entry_parts(content, shown, (("Termine", AGENDA), ("Reihen", "reihen/")))
    if content.site_url and (data := series_data(content, shown, events)):
        parts["structured_data"] = (*parts["structured_data"], script_json(data))
    return views.PageView(
        type="series",
        section=AGENDA,
        sections=(*_coming(content, mine), *_over(content, mine)),
        contacts=contact_cards(shown.entry.contacts, shown.entry.region),
        calendar=calendar_of(content, shown),
        **parts,
    )


def _coming(content: SiteContent, events: Sequence[DatedEntry]) -> Iterable[views.Section]:
    """The dates that run or come; of an event whose next date is far away, that one."""
    dates = list(listed_occurrences(events, content.build.now))
    running = [one for one in dates if one.phase is Phase.RUNNING and one.takes_place]
    soon = upcoming(dates, content.today)
    named = {one.dated.shown.id for one in (*running, *soon)}
    far = [next_occurrence(dated) for dated in events if dated.shown.id not in named]
    later = sorted((one for one in far if one.phase is Phase.AHEAD), key=lambda one: one.sort_key)
    if running:
        yield dates_section(content, ("Läuft gerade", "laeuft-gerade"), running, Phase.RUNNING)
    if soon or later:
        yield dates_section(content, ("Nächste Termine", "termine"), (*soon, *later), Phase.AHEAD)


def _over(content: SiteContent, events: Sequence[DatedEntry]) -> Iterable[views.Section]:
    over = past(events)
    told = [dated for dated in over if dated.is_report]
    if told:
        yield views.Section("Rückblicke", "rueckblicke", _report_cards(content, told), layout="tiles")
    if untold := [dated for dated in over if not dated.is_report]:
        cards = tuple(event_card(content, dated) for dated in untold)
        yield views.Section("Was war", "was-war", cards, phase=Phase.PAST)


def series_list(content: SiteContent, all_series: Iterable[ShownEntry]) -> views.PageView:
    """All series."""
    cards = tuple(
        views.Card(shown.entry.title, content.url(shown.address or ""), text=shown.entry.summary)
        for shown in all_series
    )
    return views.PageView(
        type="series_list",
        section=AGENDA,
        sections=(views.Section("", "alle-reihen", cards),),
        **page_parts(content, "Reihen", "reihen/", (("Termine", AGENDA),)),
    )
