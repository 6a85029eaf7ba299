"""Events and reports with all their dates: what lists and pages show of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from content_model.fields.dates import DateSpan, DateValue
from content_model.models.contact import ContactPoint
from content_model.models.event import CANCELLED, POSTPONED, EventFacts
from content_model.models.report import Report
from content_model.recurrence.free_days import free_days
from content_model.recurrence.meetings import meeting_event, told_since
from content_model.recurrence.occurrences import Expansion, Occurrence, Origin, expand_event
from content_model.site_content import ShownEntry, SiteContent
from event_calendar.state import Phase, phase_of

HORIZON = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """An event (or the report that carries its facts) with its report, if it has one.

    `expansion` holds all its dates up to the horizon; `next` is the date that runs or comes next
    (rather one that takes place than a cancelled one), else the last one; `phase` is that date's.
    """

    shown: ShownEntry
    event: EventFacts
    expansion: Expansion
    next: Occurrence
    phase: Phase
    report: ShownEntry | None = None
    of_dates: tuple[ShownEntry, ...] = ()

    @property
    def is_report(self) -> bool:
        """Whether the event has been told."""
        return self.report is not None

    @property
    def is_meeting(self) -> bool:
        """Whether these are the meetings of a group: its page is the contact's."""
        return self.shown.record.type == "contact"

    @property
    def recurs(self) -> bool:
        """Whether it takes place again and again, by a rule or by arrangement."""
        return self.event.recurrence is not None

    @property
    def goes_on(self) -> bool:
        """Whether further dates follow the next one."""
        dates = self.expansion.occurrences
        return bool(dates) and dates[-1] != self.next

    @property
    def next_span(self) -> DateSpan:
        """When the next or last date is."""
        return self.next.span

    @property
    def zone(self) -> ZoneInfo:
        """The zone of its clock."""
        return ZoneInfo(self.expansion.zone)

    @property
    def sort_key(self) -> tuple[int, int, int, object]:
        """For lists by date."""
        return self.next_span.start.sort_key


def dated_entries(content: SiteContent) -> tuple[DatedEntry, ...]:
    """All events and reports with a page of their own, drafts included, hidden ones not."""
    reports = dict(_told_on_event_pages(content))
    of_dates = _reports_of_dates(content)
    return tuple(
        dated_entry(shown, content.build.now, reports, of_dates, content.facts.land)
        for shown in content.of_type("event", "report")
        if isinstance(shown.entry, EventFacts) and shown.address is not None
    )


def dated_entry(
    shown: ShownEntry,
    now: datetime,
    reports: Mapping[str, ShownEntry],
    of_dates: Mapping[str, tuple[ShownEntry, ...]],
    land: str | None = None,
) -> DatedEntry:
    """One event or report with its dates at the moment `now`."""
    event = shown.entry
    assert isinstance(event, EventFacts)
    report = shown if shown.record.type == "report" else reports.get(shown.id)
    dated = _dated(shown, event, expand(event, land, now.date()), now)
    return replace(dated, report=report, of_dates=of_dates.get(shown.id, ()))


def dated_meetings(content: SiteContent) -> tuple[DatedEntry, ...]:
    """The meetings of all listed groups that want them in the calendar."""
    now = content.build.now
    return tuple(
        _dated(
            shown,
            event,
            replace(
                expand(event, content.facts.land, now.date()),
                since=told_since(shown.entry.meeting, now.date()),
            ),
            now,
        )
        for shown in content.listed("contact")
        if isinstance(shown.entry, ContactPoint) and shown.address is not None
        if shown.entry.meeting and shown.entry.meeting.in_calendar
        if (event := meeting_event(shown.entry, now.date(), shown.id))
    )


def expand(event: EventFacts, land: str | None, today: date) -> Expansion:
    """All dates of the event up to the horizon, without the free days of the Land."""
    rule, begin = event.recurrence, event.begin
    first = begin.start.date if begin and begin.start.year else today
    free = free_days(rule.except_, land, first, today) if rule and land else None
    return expand_event(event, today + HORIZON, free)


def _dated(shown: ShownEntry, event: EventFacts, expansion: Expansion, now: datetime) -> DatedEntry:
    occurrences = expansion.occurrences or (_of_report(event),)
    zone = ZoneInfo(expansion.zone)
    ahead = [one for one in occurrences if phase_of(one.span, now, zone) is not Phase.PAST]
    current = next((one for one in ahead if takes_place(one)), ahead[0] if ahead else occurrences[-1])
    phase = phase_of(current.span, now, zone)
    if event.recurrence and expansion.rule is None:
        phase = _phase_by_arrangement(event, now)
    return DatedEntry(shown, event, expansion, current, phase)


def takes_place(one: Occurrence) -> bool:
    """Whether one can go there: neither cancelled nor put off without a new date."""
    return one.status != CANCELLED and (one.status != POSTPONED or one.is_moved)


def _of_report(event: EventFacts) -> Occurrence:
    """What a report says that names only its event and the date."""
    span = DateSpan(event.on if isinstance(event, Report) and event.on else DateValue(None))
    return Occurrence(span, span, Origin.OWN)


def _phase_by_arrangement(event: EventFacts, now: datetime) -> Phase:
    until = event.recurrence.until if event.recurrence else None
    over = until is not None and until.year is not None and until.last_date < now.date()
    return Phase.PAST if over else Phase.AHEAD


def _told_on_event_pages(content: SiteContent) -> Iterator[tuple[str, ShownEntry]]:
    """Id of the event and its report."""
    for shown in content.of_type("report"):
        if isinstance(shown.entry, Report) and shown.entry.about and not shown.entry.on:
            yield shown.entry.about.id, shown


def _reports_of_dates(content: SiteContent) -> dict[str, tuple[ShownEntry, ...]]:
    result: dict[str, tuple[ShownEntry, ...]] = {}
    for shown in content.of_type("report"):
        if isinstance(shown.entry, Report) and shown.entry.about and shown.entry.on:
            result[shown.entry.about.id] = (*result.get(shown.entry.about.id, ()), shown)
    return result
