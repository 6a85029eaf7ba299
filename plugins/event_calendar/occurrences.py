"""Every date of every listed event, report and group: the one list that all views are made of."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content_model.fields.dates import DateSpan
from content_model.models.event import CANCELLED, EventFacts
from content_model.models.report import Report
from content_model.recurrence.occurrences import Occurrence, Origin, event_status
from content_model.site_content import ShownEntry
from event_calendar.dated_entries import DatedEntry, takes_place
from event_calendar.state import Period, Phase, period_of, phase_of, utc_iso

LONGEST = 366  # days of one entry that calendars show, so that a slip in a year makes no thousand pages


@dataclass(frozen=True, slots=True)
class ListedOccurrence:
    """One date of an event, report or group, and where it lies at the moment of the build."""

    dated: DatedEntry
    occurrence: Occurrence
    phase: Phase

    @property
    def span(self) -> DateSpan:
        """When it takes place."""
        return self.occurrence.span

    @property
    def period(self) -> Period | None:
        """Its first and last moment, None without a known day."""
        return period_of(self.span, self.dated.zone)

    @property
    def takes_place(self) -> bool:
        """Whether one can go there."""
        return takes_place(self.occurrence)

    @property
    def is_of_rule(self) -> bool:
        """Whether a rule made it."""
        return self.occurrence.origin is Origin.RULE

    @property
    def event(self) -> EventFacts:
        """The event's facts on this date, with its own title, place, link and state."""
        return facts_on(self.dated.event, self.occurrence)

    @property
    def sort_key(self) -> tuple[int, int, int, object]:
        """For lists by date."""
        return self.span.start.sort_key

    @property
    def moments(self) -> tuple[str, str] | None:
        """Start and end for the script in the page, in UTC; None without a known day.

        What does not take place never runs: its start is its end.
        """
        period = self.period
        if period is None:
            return None
        end = utc_iso(period.end)
        return (utc_iso(period.start) if self.takes_place else end, end)

    @property
    def report(self) -> ShownEntry | None:
        """The report on this date alone."""
        return next((shown for shown in self.dated.of_dates if _is_on(shown, self.span)), None)


def listed_occurrences(entries: Iterable[DatedEntry], now: datetime) -> Iterator[ListedOccurrence]:
    """Every date of the entries, in no order; reports on one date of an event stand for it there."""
    for dated in entries:
        if isinstance(dated.event, Report) and dated.event.about and dated.event.on:
            continue
        zone = dated.zone
        for one in dated.expansion.occurrences or (dated.next,):
            if not _is_invented(dated, one):
                yield ListedOccurrence(dated, one, phase_of(one.span, now, zone))


def _is_invented(dated: DatedEntry, one: Occurrence) -> bool:
    """Whether the date lies in a past that was only derived."""
    since, start = dated.expansion.since, one.span.start
    return since is not None and (start.year is None or start.last_date < since)


def next_occurrence(dated: DatedEntry) -> ListedOccurrence:
    """The date that runs or comes next, else the last one."""
    return ListedOccurrence(dated, dated.next, dated.phase)


def facts_on(event: EventFacts, one: Occurrence) -> EventFacts:
    """The event's facts on one date; another place brings its own access facts."""
    changes: dict[str, object] = {"online": one.online} if one.online else {}
    if one.title:
        changes["title"] = f"{event.title}: {one.title}"
    if one.place is not None and one.place != event.place:
        changes |= {"place": one.place, "moved_online": None, "access": None}
    if (one.status, one.reason) != event_status(event):
        changes |= {"status": one.status, "cancelled": one.reason if one.status == CANCELLED else None}
        changes["new_date"] = None
    return event.model_copy(update=changes) if changes else event


def first_and_last(span: DateSpan) -> tuple[date, date] | None:
    """The first and the last day of a span of known days, at most a year apart."""
    if span.start.year is None or not span.start.is_day:
        return None
    first = span.start.date
    return first, min(span.last_evening, first + timedelta(days=LONGEST - 1))


def days_of(span: DateSpan, month: tuple[int, int] | None = None) -> Iterator[date]:
    """Each day of a span of known days, at most a year; only those in `month` if it is given."""
    ends = first_and_last(span)
    if ends is None:
        return
    first, last = ends
    if month:
        start = date(*month, 1)
        first, last = max(first, start), min(last, start.replace(day=monthrange(*month)[1]))
    for step in range((last - first).days + 1):
        yield first + timedelta(days=step)


def _is_on(shown: ShownEntry, span: DateSpan) -> bool:
    on = getattr(shown.entry, "on", None)
    return on is not None and (on.year, on.month, on.day) == (
        span.start.year,
        span.start.month,
        span.start.day,
    )
