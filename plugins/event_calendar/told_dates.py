"""The one date of an event that a report with `am:` tells of: its time, place and people."""

from __future__ import annotations

from dataclasses import replace

from content_model.models.event import EventFacts
from content_model.models.report import Report
from content_model.recurrence.occurrences import Expansion, Occurrence
from content_model.site_content import SiteContent
from event_calendar.dated_entries import DatedEntry, dated_entry
from event_calendar.occurrences import facts_on

WHERE = ("place", "online", "moved_online", "access")
WHO_AND_WHAT = (
    *("organisers", "cooperation", "involved", "contributors", "region", "project", "series"),
    *("languages", "interpreting", "audience", "format"),
)


def told_date(content: SiteContent, report: object) -> tuple[DatedEntry, Occurrence] | None:
    """The event and the date that the report tells of, None if it is none of the event's."""
    if not isinstance(report, Report) or report.on is None:
        return None
    event, day = content.get(report.about), report.on.date
    if event is None:
        return None
    whole = dated_entry(event, content.build.now, {}, {}, content.facts.land)
    found = (one for one in whole.expansion.occurrences if _day_of(one) == day)
    one = next(found, None)
    return (whole, one) if one else None


def _day_of(one: Occurrence) -> object:
    """The day it took place; while no new one is known, the one first said."""
    start = one.span.start if one.span.start.is_day else one.original.start
    return start.date if start.is_day else None


def with_told_date(content: SiteContent, dated: DatedEntry) -> DatedEntry:
    """The report with what its date says and the report itself does not; anything else as it is."""
    told = told_date(content, dated.event)
    if told is None:
        return dated
    whole, one = told
    event = _with_facts_of(dated.event, facts_on(whole.event, one))
    return replace(dated, event=event, next=one, expansion=Expansion((), zone=whole.expansion.zone))


def _with_facts_of(report: EventFacts, date: EventFacts) -> EventFacts:
    """A report with a place of its own takes none of the facts about the other one."""
    says_where = report.place or report.online
    names = WHO_AND_WHAT if says_where else (*WHERE, *WHO_AND_WHAT)
    return report.model_copy(update={name: getattr(report, name) or getattr(date, name) for name in names})
