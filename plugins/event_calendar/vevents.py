"""One event → its VEVENTs (RFC 5545, 3.6.1), written once and used in every calendar.

An event is one VEVENT with the UID of its identity. Its rule is an RRULE with EXDATE for what
falls out, and a VEVENT with RECURRENCE-ID for each date that deviates. Further dates are VEVENTs
of their own, related to the first: Outlook and Google ignore or refuse RDATE, and each such date
may have its own title, place and state. Their UID comes out of the event's and of the start first
said, so that a date that moves keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from content_model.fields.dates import DateSpan
from content_model.models.event import EventFacts
from content_model.recurrence.occurrences import Expansion, Occurrence, Origin, event_status
from content_model.register import Revision
from content_model.site_content import SiteContent
from content_model.wording import iso
from event_calendar.calendar_text import EntryText, entry_text, when_of
from event_calendar.content_lines import (
    UTC_ZONE,
    Start,
    end_of,
    list_line,
    plain_line,
    rule_line,
    start_of,
    text_line,
    time_line,
    times_line,
    utc_line,
)
from event_calendar.dated_entries import DatedEntry
from event_calendar.vtimezone import BERLIN


@dataclass(frozen=True, slots=True)
class Planned:
    """An event and the words of its VEVENTs; `base` is the one with the rule."""

    dated: DatedEntry
    base: Occurrence | None
    texts: tuple[tuple[Occurrence, EntryText], ...]

    @property
    def expansion(self) -> Expansion:
        """All its dates."""
        return self.dated.expansion

    @property
    def event(self) -> EventFacts:
        """The facts of the event."""
        return self.dated.event


def plan_vevents(content: SiteContent, dated: DatedEntry) -> Planned | None:
    """What the VEVENTs of the event say; None while no day of it is known."""
    expansion = dated.expansion
    base = _base(dated.event, expansion)
    own = [one for one in expansion.occurrences if when_of(one).start.is_day and _is_told(one, base)]
    told = [base, *own] if base else own
    if not told:
        return None
    texts = tuple((one, entry_text(content, dated, one)) for one in told)
    return Planned(dated, base, texts)


def _base(event: EventFacts, expansion: Expansion) -> Occurrence | None:
    """The date that stands for all dates of the rule."""
    if expansion.rule is None or expansion.first is None:
        return None
    return Occurrence(expansion.first, expansion.first, Origin.RULE, *event_status(event))


def _is_told(one: Occurrence, base: Occurrence | None) -> bool:
    """Whether the date needs a VEVENT: those of a rule only where they deviate."""
    if base is None or one.origin is not Origin.RULE:
        return True
    return one.is_moved or _said_of(one) != _said_of(base)


def _said_of(one: Occurrence) -> tuple[object, ...]:
    """All that a date says but when it is."""
    return (one.status, one.reason, one.title, one.place, one.online)


def vevent_bytes(content: SiteContent, planned: Planned, revision: Revision) -> bytes:
    """All VEVENTs of the event."""
    head = b"".join(_revision_lines(revision))
    tail = b"".join(_shared_lines(content, planned))
    parts = []
    for (one, text), uid in zip(planned.texts, _uids(planned), strict=True):
        body = [*_date_lines(planned, one), *_text_lines(content, planned, text)]
        parts += [b"BEGIN:VEVENT\r\n", plain_line("UID", uid.urn), head, *body]
        parts += [*_relation(planned, uid), tail, b"END:VEVENT\r\n"]
    return b"".join(parts)


def _uids(planned: Planned) -> Iterator[UUID]:
    """The identity itself for the event and its rule, one out of it for each further date."""
    event_uid = planned.dated.shown.uid
    for one, _text in planned.texts:
        further = one.origin is Origin.EXTRA
        yield uuid5(event_uid, iso(one.original.start) or "") if further else event_uid


def _revision_lines(revision: Revision) -> Iterator[bytes]:
    """Without METHOD, DTSTAMP is the last revision (RFC 5545, 3.8.7.2)."""
    yield utc_line("DTSTAMP", revision.edited)
    yield utc_line("LAST-MODIFIED", revision.edited)
    yield plain_line("SEQUENCE", str(revision.sequence))


def _date_lines(planned: Planned, one: Occurrence) -> Iterator[bytes]:
    zone = ZoneInfo(planned.expansion.zone)
    # Without a rule, UTC says the same and needs no VTIMEZONE that Outlook might misread.
    shown = zone if planned.expansion.zone == BERLIN or planned.base else UTC_ZONE
    span = when_of(one)
    yield time_line("DTSTART", _shown_in(start_of(span, zone), shown))
    end = end_of(span, zone)
    if end is not None:
        yield time_line("DTEND", _shown_in(end, shown))
    if one is planned.base:
        yield from _rule_lines(planned, zone)
    elif one.origin is Origin.RULE:
        yield time_line("RECURRENCE-ID", start_of(one.original, zone))


def _shown_in(value: Start, zone: ZoneInfo) -> Start:
    return value.astimezone(zone) if isinstance(value, datetime) and zone is UTC_ZONE else value


def _rule_lines(planned: Planned, zone: ZoneInfo) -> Iterator[bytes]:
    """The rule up to its last day; with `außer:` that is the last day whose holidays are known."""
    expansion = planned.expansion
    assert expansion.rule is not None
    assert expansion.first is not None
    last = expansion.last
    yield rule_line(expansion.rule, start_of(_on(expansion.first, last), zone) if last else None)
    if expansion.skipped:
        yield times_line("EXDATE", [start_of(span, zone) for span in expansion.skipped])


def _on(span: DateSpan, day: date) -> DateSpan:
    return DateSpan(replace(span.start, year=day.year, month=day.month, day=day.day))


def _text_lines(content: SiteContent, planned: Planned, text: EntryText) -> Iterator[bytes]:
    page = content.canonical(planned.dated.shown.address or "")
    description = "\n\n".join(part for part in ("\n".join(text.notes), page) if part)
    yield text_line("SUMMARY", text.summary)
    if description:
        yield text_line("DESCRIPTION", description)
    if text.location:
        yield text_line("LOCATION", text.location)
    yield plain_line("STATUS", text.status)


def _relation(planned: Planned, uid: UUID) -> Iterator[bytes]:
    """A further date names the event's own VEVENT, if there is one."""
    event_uid = planned.dated.shown.uid
    if uid != event_uid and any(one.origin is not Origin.EXTRA for one, _text in planned.texts):
        yield plain_line("RELATED-TO;RELTYPE=SIBLING", event_uid.urn)


def _shared_lines(content: SiteContent, planned: Planned) -> Iterator[bytes]:
    if words := categories_of(planned.event):
        yield list_line("CATEGORIES", words)
    if page := content.canonical(planned.dated.shown.address or ""):
        yield plain_line("URL", page)


def categories_of(event: EventFacts) -> Sequence[str]:
    """Topics and form of the event."""
    return [*event.topics, *([event.format] if event.format else [])]
