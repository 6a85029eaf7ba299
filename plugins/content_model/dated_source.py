"""An entry with dates and where they stand in its file: what the rules about dates work on."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from datetime import date

from content_model.document import Document, Header, Loc
from content_model.finding import Finding, Severity
from content_model.models.contact import ContactPoint
from content_model.models.event import EventFacts
from content_model.recurrence.free_days import FreeDays, free_days
from content_model.recurrence.meetings import meeting_event
from content_model.site_facts import SiteFacts

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record

RULE, BEGIN = "wiederholung", "beginn"


@dataclass(frozen=True, slots=True)
class DatedSource:
    """An event, or a group's meetings as one; `where` is the field that holds its dates.

    `facts` are those of the site, None while they have mistakes; `today` is the day of the build.
    `is_derived` says that nobody typed the first day: it moves on with the years.
    """

    document: Document
    header: Header
    event: EventFacts
    today: date
    facts: SiteFacts | None = None
    where: Loc = ()
    is_derived: bool = False

    @property
    def land(self) -> str | None:
        """The Land whose holidays count."""
        return self.facts.land if self.facts else None

    @property
    def begin(self) -> Loc:
        """Where the first day stands."""
        first = (*self.where, "ab")
        return first if self.where and first in self.header.keys else (*self.where, BEGIN)

    @property
    def free(self) -> FreeDays | None:
        """The days that `außer:` leaves out."""
        rule, begin = self.event.recurrence, self.event.begin
        if rule is None or begin is None or self.land is None:
            return None
        return free_days(rule.except_, self.land, begin.start.date, self.today)

    def finding(self, loc: Loc, problem: str, hint: str, severity: Severity = Severity.ERROR) -> Finding:
        """A finding at the value of `loc`, a place in the header."""
        typed = self.header.typed_loc(loc)
        names = [
            str(part)
            for at, part in enumerate(typed, 1)
            if isinstance(part, str) and typed[:at] in self.header.keys
        ]
        return self.document.finding(self.header.value_mark(typed), ".".join(names), problem, hint, severity)

    def rule_loc(self, *parts: str | int) -> Loc:
        """A place inside `wiederholung`."""
        return (*self.where, RULE, *parts)


def source_of(record: Record, facts: SiteFacts | None, today: date) -> DatedSource | None:
    """The dates of an entry; None where it has none, or none that can be computed."""
    entry = record.partial
    if isinstance(entry, EventFacts):
        return DatedSource(record.document, record.header, entry, today, facts)
    if isinstance(entry, ContactPoint) and (event := meeting_event(entry, today)):
        derived = entry.meeting is None or entry.meeting.first_day is None
        return DatedSource(record.document, record.header, event, today, facts, ("treffen",), derived)
    return None
