"""Asks the pure modules for all pages of events, reports and series."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from content_model import views
from content_model.models.report import Report
from content_model.planned import PageGroup, PlannedFile, PlannedPage
from content_model.reading import Reference
from content_model.site_content import ShownEntry
from content_model.typed_pages import PageGenerator
from event_calendar.agenda import agenda_page, year_pages
from event_calendar.calendar_check import calendar_findings
from event_calendar.calendar_entries import calendar_entries, registered
from event_calendar.calendar_files import calendar_files
from event_calendar.dated_entries import DatedEntry
from event_calendar.event_page import event_page
from event_calendar.lists import report_pages, series_list, series_page
from event_calendar.month_page import month_page
from event_calendar.shelf import CONTEXT_NAME, EventShelf
from event_calendar.subscribe_page import subscribe_page
from event_calendar.year_page import calendar_page, year_page

MANY = 500
"""So many entries keep a process busy for longer than starting it takes."""


class EventGenerator(PageGenerator):
    """Pages of events and their lists; offers its shelf to the other plugins."""

    keeps_pages = True

    @property
    def has_many_files(self) -> bool:
        """Each event is a calendar, and stands in some others."""
        return len(self.content.entries) >= MANY

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self.shelf = EventShelf(lambda: self.content, lambda: self.made_once)
        self.context[CONTEXT_NAME] = self.shelf

    def holds_until(self) -> datetime | None:
        """When the next event begins or ends."""
        return self.shelf.changes_at

    def pages(self) -> Iterator[PageGroup]:
        """Every event, the lists, the series."""
        content, listed = self.content, self.shelf.listed
        for dated in self.shelf.all:
            yield PageGroup(f"event {dated.shown.id}", partial(self._event, dated))
        yield from self._calendar()
        for year, view in year_pages(content, listed):
            yield _page("event_list", view, year)
        if any(isinstance(shown.entry, Report) for shown in content.listed("report")):
            for year, view in report_pages(content, listed):
                yield _page("report_list", view, year)
        for shown in content.of_type("series"):
            yield PageGroup(f"series {shown.id}", partial(self._series, shown))
        if series := content.listed("series"):
            yield _page("series_list", partial(series_list, content, series))

    def _event(self, dated: DatedEntry) -> Iterator[PlannedPage]:
        """An event; its venue and its report may have no page of their own."""
        cards = self.context["REGIONAL_CONTACTS"].cards
        view = event_page(self.content, dated, cards, self.shelf.months)
        yield PlannedPage("event", view, dated.shown, parts=tuple(self._told_here(dated)))

    def _told_here(self, dated: DatedEntry) -> Iterator[str]:
        if dated.report and dated.report is not dated.shown:
            yield dated.report.record.document.path
        place = dated.event.place
        venue = self.content.get(place) if isinstance(place, Reference) else None
        if venue:
            yield venue.record.document.path

    def _series(self, shown: ShownEntry) -> Iterator[PlannedPage]:
        cards = self.context["REGIONAL_CONTACTS"].cards
        yield PlannedPage("series", series_page(self.content, shown, self.shelf.listed, cards), shown)

    def _calendar(self) -> Iterator[PageGroup]:
        """Agenda, months and years, if there is any date."""
        content, months = self.content, self.shelf.months
        if not months.occurrences:
            return
        dated = (*self.shelf.listed, *self.shelf.meetings)
        yield _page("event_list", partial(agenda_page, content, dated, months))
        yield _page("calendar", partial(calendar_page, content, months))
        yield _page("subscribe", partial(subscribe_page, content))
        for year in months.years:
            yield _page("calendar_year", partial(year_page, content, months, year), str(year))
        for key in months.keys:
            yield _page("month", partial(month_page, content, months, key), str(key))

    def files(self) -> Iterator[PlannedFile]:
        """The calendars, after a second look at them; their revisions go into the register."""
        content, build = self.content, self.content.build
        entries = tuple(calendar_entries(content, (*self.shelf.all, *self.shelf.meetings)))
        build.findings += calendar_findings(entries, build.today)
        build.published |= registered(build.published, entries)
        yield from calendar_files(content, entries)


def _page(template: str, derive: Callable[[], views.PageView], key: str = "") -> PageGroup:
    """A page of its own; `key` tells it from others with the same template."""
    return PageGroup(f"{template} {key}", lambda: (PlannedPage(template, derive()),))
