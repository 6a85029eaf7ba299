"""Agenda, archive by year, reports and series: the views of the lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from content_model import views
from content_model.fields.dates import DateSpan, DateValue
from content_model.models.series import Series
from content_model.page_parts import entry_parts, page_parts
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from content_model.wording import format_span
from event_calendar.dated_entries import DatedEntry
from event_calendar.event_card import event_card, report_card
from event_calendar.event_page import ContactCards
from event_calendar.state import Phase

AGENDA = "veranstaltungen/"
REPORTS = "berichte/"
NO_YEAR = "ohne-datum"
TILES = 12


def agenda_page(content: SiteContent, events: Sequence[DatedEntry]) -> views.PageView:
    """What runs, what recurs, what comes, by month; the past by year."""
    return views.PageView(
        type="event_list",
        section=AGENDA,
        description=f"Termine von {content.facts.name}: was läuft, was kommt, was war.",
        filters=tuple(_year_filter(content, events, None)),
        sections=tuple(_agenda_sections(content, events)),
        **page_parts(content, "Termine", AGENDA),
    )


def _agenda_sections(content: SiteContent, events: Sequence[DatedEntry]) -> Iterator[views.Section]:
    running = [dated for dated in events if dated.phase is Phase.RUNNING]
    recurring = [dated for dated in events if dated.recurs and dated.phase is Phase.AHEAD]
    ahead = upcoming(events)
    if running:
        yield section(content, "Läuft gerade", running)
    if recurring:
        yield section(content, "Regelmäßig", sorted(recurring, key=lambda dated: dated.event.title))
    for month, group in groupby(ahead, key=_month):
        yield section(content, month, group)
    if not ahead and not running and not recurring:
        yield views.Section("Kommende Termine", "kommende", empty="Zurzeit sind keine Termine angekündigt.")


def upcoming(events: Iterable[DatedEntry]) -> list[DatedEntry]:
    """The single events ahead, the next one first."""
    ahead = [dated for dated in events if dated.phase is Phase.AHEAD and not dated.recurs]
    return sorted(ahead, key=lambda dated: dated.sort_key)


def _month(dated: DatedEntry) -> str:
    start = dated.next_span.start
    return format_span(DateSpan(DateValue(start.year, start.month)))


def section(content: SiteContent, title: str, events: Iterable[DatedEntry]) -> views.Section:
    """A titled list of events."""
    return views.Section(title, slug_of(title), tuple(event_card(content, dated) for dated in events))


def year_pages(content: SiteContent, events: Sequence[DatedEntry]) -> Iterator[views.PageView]:
    """For each year the list of what has been."""
    years = _years(events)
    for at, year in enumerate(years):
        group = [dated for dated in _past(events) if _year(dated) == year]
        newer = years[at - 1] if at else None
        older = years[at + 1] if at + 1 < len(years) else None
        title = f"Veranstaltungen {year}" if year != NO_YEAR else "Veranstaltungen ohne bekanntes Datum"
        yield views.PageView(
            type="event_list",
            section=AGENDA,
            filters=tuple(_year_filter(content, events, year)),
            sections=(
                views.Section("Was war", "was-war", tuple(event_card(content, dated) for dated in group)),
            ),
            older=_year_link(content, older),
            newer=_year_link(content, newer),
            **page_parts(content, title, f"{AGENDA}{year}/", (("Termine", AGENDA),)),
        )


def _past(events: Iterable[DatedEntry]) -> list[DatedEntry]:
    past = [dated for dated in events if dated.phase is Phase.PAST]
    return sorted(past, key=lambda dated: dated.sort_key, reverse=True)


def _years(events: Iterable[DatedEntry]) -> list[str]:
    years = {_year(dated) for dated in _past(events)}
    known = sorted(years - {NO_YEAR}, reverse=True)
    return [*known, NO_YEAR] if NO_YEAR in years else known


def _year(dated: DatedEntry) -> str:
    return str(dated.next_span.start.year or NO_YEAR)


def _year_link(content: SiteContent, year: str | None) -> views.Link | None:
    return views.Link(_year_words(year), content.url(f"{AGENDA}{year}/")) if year else None


def _year_words(year: str) -> str:
    return "ohne Datum" if year == NO_YEAR else year


def _year_filter(
    content: SiteContent, events: Sequence[DatedEntry], current: str | None
) -> Iterator[views.Filter]:
    years = _years(events)
    if years:
        links = [views.Link("Kommende", content.url(AGENDA), current=current is None)]
        links += [
            views.Link(_year_words(year), content.url(f"{AGENDA}{year}/"), current=year == current)
            for year in years
        ]
        yield views.Filter("Zeitraum", tuple(links))


def reports_page(content: SiteContent, events: Sequence[DatedEntry]) -> views.PageView:
    """The newest reports with their pictures, the older ones by year."""
    told = sorted(
        (dated for dated in events if dated.is_report), key=lambda dated: dated.sort_key, reverse=True
    )
    newest = views.Section(
        "Neueste Rückblicke", "neueste", _report_cards(content, told[:TILES]), layout="tiles"
    )
    older = [
        views.Section(_year_words(year), f"jahr-{slug_of(year)}", _report_cards(content, group))
        for year, group in groupby(told[TILES:], key=_year)
    ]
    return views.PageView(
        type="report_list",
        section=REPORTS,
        description=f"Rückblicke auf Veranstaltungen von {content.facts.name}.",
        sections=(newest, *older),
        feed=content.feed_link("Rückblicke abonnieren", "berichte"),
        **page_parts(content, "Rückblicke", REPORTS),
    )


def _report_cards(content: SiteContent, told: Iterable[DatedEntry]) -> tuple[views.Card, ...]:
    return tuple(report_card(content, dated) for dated in told)


def series_page(
    content: SiteContent, shown: ShownEntry, events: Sequence[DatedEntry], contact_cards: ContactCards
) -> views.PageView:
    """A series with what comes and what has been."""
    assert isinstance(shown.entry, Series)
    mine = [dated for dated in events if dated.event.series == Reference(shown.id)]
    ahead = [dated for dated in mine if dated.phase is not Phase.PAST]
    past = _past(mine)
    sections = []
    if ahead:
        sections.append(section(content, "Nächste Termine", sorted(ahead, key=lambda dated: dated.sort_key)))
    if past:
        sections.append(section(content, "Was war", past))
    parts = entry_parts(content, shown, (("Termine", AGENDA), ("Reihen", "reihen/")))
    return views.PageView(
        type="series",
        section=AGENDA,
        sections=tuple(sections),
        contacts=contact_cards(shown.entry.contacts),
        **parts,
    )


def series_list(content: SiteContent, all_series: Iterable[ShownEntry]) -> views.PageView:
    """All series."""
    cards = tuple(
        views.Card(shown.entry.title, content.url(shown.address or ""), text=shown.entry.summary)
        for shown in all_series
    )
    return views.PageView(
        type="series_list",
        section=AGENDA,
        sections=(views.Section("Alle Reihen", "alle-reihen", cards),),
        **page_parts(content, "Reihen", "reihen/", (("Termine", AGENDA),)),
    )
