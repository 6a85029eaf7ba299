"""Events and reports with all their dates: what lists and pages show of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content_model.fields.dates import DateSpan, DateValue
from content_model.models.event import EventFacts, ExtraDate
from content_model.models.report import Report
from content_model.recurrence.free_days import free_days
from content_model.recurrence.occurrences import Expansion, expand_event
from content_model.site_content import ShownEntry, SiteContent
from event_calendar.state import Phase, phase_of

HORIZON = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """An event (or the report that carries its facts) with its report, if it has one.

    `expansion` holds all its dates up to the horizon; `spans` are its own dates without a rule, in order; `next_span` is the one that runs or
    comes next, else the last one.
    """

    shown: ShownEntry
    event: EventFacts
    spans: tuple[DateSpan, ...]
    next_span: DateSpan
    phase: Phase
    expansion: Expansion
    report: ShownEntry | None = None
    of_dates: tuple[ShownEntry, ...] = ()

    @property
    def is_report(self) -> bool:
        """Whether the event has been told."""
        return self.report is not None

    @property
    def recurs(self) -> bool:
        """Whether a rule makes further dates; its expansion is not known here."""
        rule = self.event.recurrence
        return rule is not None

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
    spans = tuple(sorted(_spans(event), key=lambda span: span.start.sort_key)) or (DateSpan(DateValue(None)),)
    phases = [phase_of(span, now) for span in spans]
    current = next((at for at, phase in enumerate(phases) if phase is not Phase.PAST), len(spans) - 1)
    phase = _recurring_phase(event, now) if event.recurrence else phases[current]
    report = shown if shown.record.type == "report" else reports.get(shown.id)
    expansion = expand(event, land, now.date())
    return DatedEntry(
        shown, event, spans, spans[current], phase, expansion, report, of_dates.get(shown.id, ())
    )


def expand(event: EventFacts, land: str | None, today: date) -> Expansion:
    """All dates of the event up to the horizon, without the free days of the Land."""
    rule, begin = event.recurrence, event.begin
    first = begin.start.date if begin and begin.start.year else today
    free = free_days(rule.except_, land, first, today) if rule and land else None
    return expand_event(event, today + HORIZON, free)


def _spans(event: EventFacts) -> Iterable[DateSpan]:
    if event.new_date and event.span:
        yield DateSpan(event.new_date)
    elif event.span:
        yield event.span
    elif isinstance(event, Report) and event.on:
        yield DateSpan(event.on)
    yield from (span_of(date) for date in event.dates)


def span_of(date: ExtraDate) -> DateSpan:
    """Begin and end of a further date."""
    return DateSpan(date.begin.start, date.end) if date.end else date.begin


def _recurring_phase(event: EventFacts, now: datetime) -> Phase:
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
