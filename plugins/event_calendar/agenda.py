"""The agenda: what runs, what comes by month, what recurs; and the archive by year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from content_model import views
from content_model.long_lists import MOST
from content_model.page_parts import NO_YEAR, page_parts, topic_page, year_filter, year_words
from content_model.reading import Reference
from content_model.site_content import SiteContent
from content_model.source_files import slug_of
from content_model.wording import format_month
from event_calendar.calendar_links import ALL
from event_calendar.calendar_ways import SUBSCRIBE, calendar_link
from event_calendar.dated_entries import DatedEntry
from event_calendar.event_card import event_card, occurrence_card
from event_calendar.months import Months, month_address
from event_calendar.occurrences import ListedOccurrence
from event_calendar.state import Phase

AGENDA = "veranstaltungen/"
SOON = timedelta(days=92)
REGULAR = ("Regelmäßig", "regelmaessig")


def agenda_page(content: SiteContent, events: Sequence[DatedEntry], months: Months) -> views.PageView:
    """What runs, what comes by month, what recurs; the past by year."""
    return views.PageView(
        type="event_list",
        section=AGENDA,
        description=f"Termine von {content.facts.name}: was läuft, was kommt, was war.",
        filters=(*calendar_filters(content, months, AGENDA), *_year_filter(content, _years(events), None)),
        sections=(*_agenda_sections(content, events, months), *_by_subject(content, events)),
        calendar=calendar_link(content, "Alle Termine", ALL),
        **page_parts(content, "Termine", AGENDA),
    )


def _agenda_sections(
    content: SiteContent, events: Sequence[DatedEntry], months: Months
) -> Iterator[views.Section]:
    running = [one for one in months.occurrences if one.phase is Phase.RUNNING and one.takes_place]
    recurring = [dated for dated in events if dated.recurs and dated.phase is not Phase.PAST]
    ahead = upcoming(months.occurrences, content.today)
    if running:
        yield dates_section(content, ("Läuft gerade", "laeuft-gerade"), running, Phase.RUNNING)
    yield from _month_sections(content, ahead, months)
    if recurring:
        cards = tuple(event_card(content, dated) for dated in sorted(recurring, key=_title))
        yield views.Section(*REGULAR, cards)
    if not ahead and not running and not recurring:
        yield views.Section("Kommende Termine", "kommende", empty="Zurzeit sind keine Termine angekündigt.")


def _month_sections(
    content: SiteContent, ahead: Iterable[ListedOccurrence], months: Months
) -> Iterator[views.Section]:
    """The first dates by month; what would be too much for one page stands on the months' own."""
    left, later = MOST, []
    for title, group in groupby(ahead, key=_month_words):
        dates = list(group)
        sheet = _month_url(content, dates[0], months)
        if sheet and not left:
            later.append(views.Link(title, sheet, "1 Termin" if len(dates) == 1 else f"{len(dates)} Termine"))
            continue
        shown = dates[:left] if sheet else dates
        anchor = (
            slug_of(title) if dates[0].span.start.month else f"jahr-{title}"
        )  # the year alone is the archive's
        section = dates_section(content, (title, anchor), shown, Phase.AHEAD)
        is_cut = len(shown) < len(dates)
        words = f"Alle Termine im {title}" if is_cut else f"{title} als Monatsblatt"
        yield replace(section, more=views.Link(words, sheet), cut=is_cut) if sheet else section
        left = max(0, left - len(shown))
    if later:
        yield views.Section("Später", "spaeter", links=tuple(later), layout="links")


def upcoming(occurrences: Iterable[ListedOccurrence], today: date) -> list[ListedOccurrence]:
    """All dates ahead, those of rules for the next three months, the next one first.

    What would run today but does not take place still stands here.
    """
    ahead = [one for one in occurrences if is_ahead(one) and _is_soon(one, today)]
    return sorted(ahead, key=lambda one: one.sort_key)


def is_ahead(one: ListedOccurrence) -> bool:
    """Whether the date lies ahead, or would run now but does not take place."""
    return one.phase is Phase.AHEAD or (one.phase is Phase.RUNNING and not one.takes_place)


def _is_soon(one: ListedOccurrence, today: date) -> bool:
    return not one.is_of_rule or one.span.start.date <= today + SOON


def _title(dated: DatedEntry) -> str:
    return dated.event.title.casefold()


def _month_words(one: ListedOccurrence) -> str:
    start = one.span.start
    return format_month(start.date.year, start.month) if start.month else str(start.year)


def _month_url(content: SiteContent, first: ListedOccurrence, months: Months) -> str | None:
    """The address of the month in the calendar, if it has a page there."""
    start = first.span.start
    if not start.month or (start.date.year, start.month) not in months.keys:
        return None
    return content.url(month_address(start.date.year, start.date.month))


def dates_section(
    content: SiteContent, heading: tuple[str, str], dates: Iterable[ListedOccurrence], phase: Phase
) -> views.Section:
    """A titled list of dates; `heading` is title and anchor."""
    cards = tuple(occurrence_card(content, one) for one in dates)
    return views.Section(*heading, cards, phase=phase)


def _by_subject(content: SiteContent, events: Sequence[DatedEntry]) -> Iterator[views.Section]:
    """The ways to the dates of one region, topic or series: pages that show what lies ahead."""
    coming = [dated for dated in events if dated.phase is not Phase.PAST]
    regions = {dated.event.region for dated in coming} - {None}
    series = {dated.event.series for dated in coming} - {None}
    words = sorted({word for dated in coming for word in dated.event.topics})
    topics = [views.Link(word, content.url(topic_page(content, word))) for word in words]
    yield from _subject("Nach Region", _entry_links(content, regions))
    yield from _subject("Nach Thema", topics)
    yield from _subject("Nach Reihe", _entry_links(content, series))


def _entry_links(content: SiteContent, targets: Iterable[Reference | None]) -> list[views.Link]:
    links = (content.link(target) for target in targets if target)
    return sorted((link for link in links if link and link.url), key=lambda link: link.text)


def _subject(title: str, links: Sequence[views.Link]) -> Iterator[views.Section]:
    if links:
        yield views.Section(title, slug_of(title), links=tuple(links), layout="links")


def calendar_filters(content: SiteContent, months: Months, here: str) -> Iterator[views.Filter]:
    """Agenda, month, year: the ways between the views of the calendar; `here` is the page they stand on."""
    links = [("Liste", AGENDA), *months.views_beside(here), ("Abonnieren", SUBSCRIBE)]
    links[1:1] = [("Regelmäßiges", f"{AGENDA}#{REGULAR[1]}")] if months.regular else []
    yield views.Filter(
        "Ansicht", tuple(views.Link(words, content.url(to), current=to == here) for words, to in links)
    )


def year_pages(
    content: SiteContent, events: Sequence[DatedEntry]
) -> Iterator[tuple[str, Callable[[], views.PageView]]]:
    """For each year the list of what has been."""
    years, over = _years(events), past(events)
    for at, year in enumerate(years):
        of_year = [dated for dated in over if _year(dated) == year]
        yield year, partial(_year_page, content, years, at, of_year)


def _year_page(
    content: SiteContent, years: Sequence[str], at: int, over: Iterable[DatedEntry]
) -> views.PageView:
    year = years[at]
    cards = tuple(event_card(content, dated) for dated in over)
    newer = years[at - 1] if at else None
    older = years[at + 1] if at + 1 < len(years) else None
    title = f"Veranstaltungen {year}" if year != NO_YEAR else "Veranstaltungen ohne bekanntes Datum"
    return views.PageView(
        type="event_list",
        section=AGENDA,
        filters=tuple(_year_filter(content, years, year)),
        sections=(views.Section("Was war", "was-war", cards, phase=Phase.PAST),),
        older=_year_link(content, older),
        newer=_year_link(content, newer),
        **page_parts(content, title, f"{AGENDA}{year}/", (("Termine", AGENDA),)),
    )


def past(events: Iterable[DatedEntry]) -> list[DatedEntry]:
    """The events that are over, the newest first."""
    over = [dated for dated in events if dated.phase is Phase.PAST]
    return sorted(over, key=lambda dated: dated.sort_key, reverse=True)


def _years(events: Iterable[DatedEntry]) -> list[str]:
    years = {_year(dated) for dated in past(events)}
    known = sorted(years - {NO_YEAR}, reverse=True)
    return [*known, NO_YEAR] if NO_YEAR in years else known


def _year(dated: DatedEntry) -> str:
    return str(dated.next_span.start.year or NO_YEAR)


def _year_link(content: SiteContent, year: str | None) -> views.Link | None:
    return views.Link(year_words(year), content.url(f"{AGENDA}{year}/")) if year else None


def _year_filter(content: SiteContent, years: Sequence[str], current: str | None) -> Iterator[views.Filter]:
    if years:
        yield year_filter(content, "Zeitraum", ("Kommende", AGENDA), years, current)
