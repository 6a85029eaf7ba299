"""Asks the pure modules for all pages of events, reports and series."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from content_model.models.report import Report
from content_model.planned import PlannedPage
from content_model.reading import Reference
from content_model.typed_pages import PageGenerator
from event_calendar.dated_entries import DatedEntry
from event_calendar.event_page import event_page
from event_calendar.lists import agenda_page, reports_page, series_list, series_page, year_pages
from event_calendar.shelf import CONTEXT_NAME, EventShelf


class EventGenerator(PageGenerator):
    """Pages of events and their lists; offers its shelf to the other plugins."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self.shelf = EventShelf(lambda: self.content)
        self.context[CONTEXT_NAME] = self.shelf

    def pages(self) -> Iterator[PlannedPage]:
        """Every event, the lists, the series."""
        content, listed = self.content, self.shelf.listed
        contact_cards = self.context["REGIONAL_CONTACTS"].cards
        for dated in self.shelf.all:
            self._note_venue(dated)
            yield PlannedPage("event", event_page(content, dated, contact_cards), dated.shown)
        if listed:
            yield PlannedPage("event_list", agenda_page(content, listed))
        for view in year_pages(content, listed):
            yield PlannedPage("event_list", view)
        if any(isinstance(shown.entry, Report) for shown in content.listed("report")):
            yield PlannedPage("report_list", reports_page(content, listed))
        for shown in content.of_type("series"):
            yield PlannedPage("series", series_page(content, shown, listed, contact_cards), shown)
        if series := content.listed("series"):
            yield PlannedPage("series_list", series_list(content, series))

    def _note_venue(self, dated: DatedEntry) -> None:
        """A venue has no page of its own: its first event's page shows it."""
        place = dated.event.place
        venue = self.content.get(place) if isinstance(place, Reference) else None
        if venue:
            self.content.build.parts.setdefault(venue.record.document.path, dated.shown.address or "")
