"""What the gate says about the dates of an entry."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date

from content_model.date_rules import date_findings
from content_model.dated_source import source_of
from content_model.finding import Finding, Severity
from content_model.meeting_rules import meeting_findings
from content_model.recurrence_rules import series_findings
from content_model.site_facts import SiteFacts

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record


def dates_findings(record: Record, facts: SiteFacts | None, today: date) -> Iterator[Finding]:
    """The findings over an event, a report or a group's meetings; `facts` None while they have mistakes."""
    yield from meeting_findings(record, today)
    if source := source_of(record, facts, today):
        wrong = list(series_findings(source))
        yield from wrong
        if not any(found.severity is Severity.ERROR for found in wrong):
            yield from date_findings(source)
