"""What other plugins may ask about events: under EVENT_CALENDAR in Pelican's context."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from content_model import views
from content_model.calendar_views import CalendarLink, NextDate
from content_model.models.event import EventFacts
from content_model.site_content import ShownEntry, SiteContent
from event_calendar.calendar_ways import calendar_of
from event_calendar.dated_entries import DatedEntry, dated_entries, dated_meetings, takes_place
from event_calendar.event_card import event_card, has_leaf, next_date, report_card
from event_calendar.months import Months, months_of
from event_calendar.occurrences import listed_occurrences, next_occurrence
from event_calendar.state import Phase, period_of

CONTEXT_NAME = "EVENT_CALENDAR"
Chooses = Callable[[EventFacts], bool]
Made = TypeVar("Made")


class _MadeOnce(Generic[Made]):
    """Like cached_property, but the value stands in the `values` of the shelf, which may have been filled before."""

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __get__(self, shelf: EventShelf, owner: type[EventShelf]) -> Made:
        values, name = shelf.values, self._make.__name__
        if name not in values:
            values[name] = self._make(shelf)
        made: Made = values[name]
        return made


class EventShelf:
    """Events and reports as cards, chosen by what they are about.

    `values` gives what has been found out about the dates so far: it holds as long as the content does, texts excepted.
    """

    def __init__(self, content: Callable[[], SiteContent], values: Callable[[], dict[str, Any]]) -> None:
        self._content, self._values = content, values

    @property
    def values(self) -> dict[str, Any]:
        """What has been found out so far."""
        return self._values()

    @_MadeOnce
    def all(self) -> tuple[DatedEntry, ...]:
        """Every event and report with a page, those that lists do not name included."""
        return dated_entries(self._content())

    @_MadeOnce
    def listed(self) -> tuple[DatedEntry, ...]:
        """The events and reports that lists name."""
        return tuple(dated for dated in self.all if self._content().is_listed(dated.shown))

    @_MadeOnce
    def meetings(self) -> tuple[DatedEntry, ...]:
        """The meetings of groups that want them in the calendar."""
        return dated_meetings(self._content())

    @_MadeOnce
    def months(self) -> Months:
        """Every date that lists may name, by month."""
        content = self._content()
        occurrences = listed_occurrences((*self.listed, *self.meetings), content.build.now)
        return months_of(occurrences, content.today)

    @property
    def changes_at(self) -> datetime | None:
        """The first moment after the build at which a date begins or ends, in UTC."""
        now = self._content().build.now.astimezone(UTC)
        periods = (
            period_of(one.span, dated.zone)
            for dated in (*self.all, *self.meetings)
            for one in (*dated.expansion.occurrences, dated.next)
        )
        moments = (moment.astimezone(UTC) for one in periods if one for moment in (one.start, one.end))
        return min((moment for moment in moments if moment > now), default=None)

    @_MadeOnce
    def _coming(self) -> tuple[DatedEntry, ...]:
        """What runs or comes, the next one first."""
        ahead = (dated for dated in (*self.listed, *self.meetings) if dated.phase is not Phase.PAST)
        return tuple(sorted(ahead, key=_next_first))

    @_MadeOnce
    def _newest(self) -> tuple[DatedEntry, ...]:
        return tuple(sorted(self.listed, key=lambda dated: dated.sort_key, reverse=True))

    def coming(self, choose: Chooses, limit: int | None = None) -> tuple[views.Card, ...]:
        """Cards of what runs or comes, each event once with its next date.

        With a limit, only what one can go to: nothing cancelled, no draft.
        """
        chosen = [dated for dated in self._coming if choose(dated.event)]
        if limit is not None:
            chosen = [dated for dated in chosen if _is_open(dated)]
        return tuple(event_card(self._content(), dated) for dated in chosen[:limit])

    def next_date(self) -> NextDate | None:
        """The next date one can go to, with its times."""
        first = next((dated for dated in self._coming if _is_open(dated)), None)
        return next_date(self._content(), next_occurrence(first)) if first and has_leaf(first) else None

    def calendar(self, subject: ShownEntry | str) -> CalendarLink | None:
        """The calendar of a region or, by its word, of a topic."""
        return calendar_of(self._content(), subject)

    def reports(self, choose: Chooses, limit: int | None = None) -> tuple[views.Card, ...]:
        """Cards of reports, the newest event first."""
        told = [dated for dated in self._newest if dated.is_report and choose(dated.event)]
        return tuple(report_card(self._content(), dated) for dated in told[:limit])

    def past(self, choose: Chooses, limit: int | None = None) -> tuple[views.Card, ...]:
        """Cards of what has been without a report, the newest first."""
        over = (dated for dated in self._newest if dated.phase is Phase.PAST and not dated.is_report)
        past = [dated for dated in over if choose(dated.event)]
        return tuple(event_card(self._content(), dated) for dated in past[:limit])


def _is_open(dated: DatedEntry) -> bool:
    return takes_place(dated.next) and not dated.shown.is_draft


def _next_first(dated: DatedEntry) -> tuple[bool, bool, object]:
    """What runs, what has a next date, what is by arrangement."""
    by_arrangement = dated.recurs and dated.expansion.rule is None
    return dated.phase is not Phase.RUNNING, by_arrangement, dated.sort_key
