"""What other plugins may ask about events: under EVENT_CALENDAR in Pelican's context."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property

from content_model import views
from content_model.models.entry import DRAFT
from content_model.models.event import CANCELLED, POSTPONED, EventFacts
from content_model.site_content import SiteContent
from event_calendar.dated_entries import DatedEntry, dated_entries
from event_calendar.event_card import event_card, report_card
from event_calendar.lists import upcoming
from event_calendar.state import Phase, status_of

CONTEXT_NAME = "EVENT_CALENDAR"
SOON = timedelta(days=92)
NOT_OPEN = (CANCELLED, POSTPONED, DRAFT)
Chooses = Callable[[EventFacts], bool]


class EventShelf:
    """Events and reports as cards, chosen by what they are about."""

    def __init__(self, content: Callable[[], SiteContent]) -> None:
        self._content = content

    @cached_property
    def all(self) -> tuple[DatedEntry, ...]:
        """Every event and report with a page, those that lists do not name included."""
        return dated_entries(self._content())

    @cached_property
    def listed(self) -> tuple[DatedEntry, ...]:
        """The events and reports that lists name."""
        return tuple(dated for dated in self.all if self._content().is_listed(dated.shown))

    def coming(self, choose: Chooses, limit: int | None = None) -> tuple[views.Card, ...]:
        """Cards of what runs or comes: the next months, recurring events, what lies further ahead.

        With a limit, only what one can go to: nothing cancelled, no draft.
        """
        chosen = [dated for dated in self.listed if choose(dated.event)]
        if limit is not None:
            chosen = [
                dated for dated in chosen if status_of(dated.event) not in NOT_OPEN or dated.event.new_date
            ]
        running = [dated for dated in chosen if dated.phase is Phase.RUNNING and not dated.recurs]
        recurring = [dated for dated in chosen if dated.recurs and dated.phase is not Phase.PAST]
        ahead = upcoming(chosen)
        soon = [dated for dated in ahead if self._is_soon(dated)]
        cards = [
            event_card(self._content(), dated) for dated in [*running, *soon, *recurring, *ahead[len(soon) :]]
        ]
        return tuple(cards[:limit])

    def _is_soon(self, dated: DatedEntry) -> bool:
        return dated.next_span.start.date <= self._content().today + SOON

    def reports(self, choose: Chooses, limit: int | None = None) -> tuple[views.Card, ...]:
        """Cards of reports, the newest event first."""
        told = [dated for dated in self.listed if dated.is_report and choose(dated.event)]
        told.sort(key=lambda dated: dated.sort_key, reverse=True)
        return tuple(report_card(self._content(), dated) for dated in told[:limit])

    def past(self, choose: Chooses, limit: int | None = None) -> tuple[views.Card, ...]:
        """Cards of what has been without a report, the newest first."""
        past = [
            dated
            for dated in self.listed
            if dated.phase is Phase.PAST and not dated.is_report and choose(dated.event)
        ]
        past.sort(key=lambda dated: dated.sort_key, reverse=True)
        return tuple(event_card(self._content(), dated) for dated in past[:limit])
