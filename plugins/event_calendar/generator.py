"""Asks the pure modules for all pages of events, reports and series."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from content_model.models.report import Report
from content_model.planned import PlannedFile, PlannedPage
from content_model.reading import Reference
from content_model.typed_pages import PageGenerator
from event_calendar.agenda import agenda_page, year_pages
from event_calendar.calendar_check import calendar_findings
from event_calendar.calendar_entries import calendar_entries, registered
from event_calendar.calendar_files import calendar_files
from event_calendar.dated_entries import DatedEntry
from event_calendar.event_page import event_page
from event_calendar.lists import reports_page, series_list, series_page
from event_calendar.month_page import month_page
from event_calendar.shelf import CONTEXT_NAME, EventShelf
from event_calendar.subscribe_page import subscribe_page
from event_calendar.year_page import calendar_page, year_page


class EventGenerator(PageGenerator):
    """Pages of events and their lists; offers its shelf to the other plugins."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self.shelf = EventShelf(lambda: self.content)
        self.context[CONTEXT_NAME] = self.shelf

    def pages(self) -> Iterator[PlannedPage]:
        """Every event, the lists, the series."""
        content, listed, months = self.content, self.shelf.listed, self.shelf.months
        contact_cards = self.context["REGIONAL_CONTACTS"].cards
        for dated in self.shelf.all:
            self._note_venue(dated)
            yield PlannedPage("event", event_page(content, dated, contact_cards, months), dated.shown)
        yield from self._calendar()
        for view in year_pages(content, listed):
            yield PlannedPage("event_list", view)
        if any(isinstance(shown.entry, Report) for shown in content.listed("report")):
            yield PlannedPage("report_list", reports_page(content, listed))
        for shown in content.of_type("series"):
            yield PlannedPage("series", series_page(content, shown, listed, contact_cards), shown)
        if series := content.listed("series"):
            yield PlannedPage("series_list", series_list(content, series))

    def _calendar(self) -> Iterator[PlannedPage]:
        """Agenda, months and years, if there is any date."""
        content, months = self.content, self.shelf.months
        if not months.occurrences:
            return
        yield PlannedPage(
            "event_list", agenda_page(content, (*self.shelf.listed, *self.shelf.meetings), months)
        )
        yield PlannedPage("calendar", calendar_page(content, months))
        yield PlannedPage("subscribe", subscribe_page(content))
        for year in months.years:
            yield PlannedPage("calendar_year", year_page(content, months, year))
        for key in months.keys:
            yield PlannedPage("month", month_page(content, months, key))

    def files(self) -> Iterator[PlannedFile]:
        """The calendars, after a second look at them; their revisions go into the register."""
        content, build = self.content, self.content.build
        entries = tuple(calendar_entries(content, (*self.shelf.all, *self.shelf.meetings)))
        build.findings += calendar_findings(entries, build.today)
        build.published |= registered(build.published, entries)
        yield from calendar_files(content, entries)

    def _note_venue(self, dated: DatedEntry) -> None:
        """A venue has no page of its own: its first event's page shows it."""
        place = dated.event.place
        venue = self.content.get(place) if isinstance(place, Reference) else None
        if venue:
            self.content.build.parts.setdefault(venue.record.document.path, dated.shown.address or "")
