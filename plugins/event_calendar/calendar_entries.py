"""Events ready for calendars: their VEVENTs as bytes, and the days they touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from content_model.edit_times import edited_as_said
from content_model.reading import Reference
from content_model.register import Published, Revision, next_revision
from content_model.site_content import SiteContent
from event_calendar.calendar_digest import digest_of
from event_calendar.calendar_links import is_in_calendars
from event_calendar.calendar_text import when_of
from event_calendar.dated_entries import DatedEntry
from event_calendar.vevents import Planned, plan_vevents, vevent_bytes
from event_calendar.vtimezone import BERLIN


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An event in calendars: `last` is its last known day, `zones` are the TZIDs it names."""

    dated: DatedEntry
    revision: Revision
    data: bytes
    first: date
    last: date
    zones: frozenset[str]


def calendar_entries(content: SiteContent, events: Iterable[DatedEntry]) -> Iterator[CalendarEntry]:
    """The entries of all events that calendars may name and of which a day is known, by start and id."""
    found = (_entry(content, dated) for dated in events if is_in_calendars(content, dated.shown))
    yield from sorted((one for one in found if one), key=lambda one: (one.first, one.dated.shown.id))


def _entry(content: SiteContent, dated: DatedEntry) -> CalendarEntry | None:
    land = content.facts.land
    expansion = dated.expansion
    planned = plan_vevents(content, dated)
    if planned is None:
        return None
    published = content.register.entries.get(dated.shown.id)
    before = published.revision if published else None
    revision = next_revision(before, digest_of(planned, land), last_edit(content, dated))
    days = [when_of(one) for one in expansion.occurrences if when_of(one).start.is_day]
    days += [expansion.first] if expansion.rule and expansion.first else []
    return CalendarEntry(
        dated,
        revision,
        vevent_bytes(content, planned, revision),
        first=min(span.start.date for span in days),
        last=max((span.end or span.start).date for span in days),
        zones=_zones(planned),
    )


def _zones(planned: Planned) -> frozenset[str]:
    return frozenset({planned.expansion.zone} if planned.base else {BERLIN})


def last_edit(content: SiteContent, dated: DatedEntry) -> datetime | None:
    """The last edit of the event's file or its venue's, else what the header says, in UTC."""
    own = content.edits.get(dated.shown.record.path) or edited_as_said(dated.shown.entry)
    place = dated.event.place
    venue = content.get(place) if isinstance(place, Reference) else None
    known = [own, content.edits.get(venue.record.path) if venue else None]
    return max((moment for moment in known if moment), default=None)


def registered(
    published: Mapping[str, Published | None], entries: Iterable[CalendarEntry]
) -> dict[str, Published]:
    """What is published of the entries, each with its revision, for the register."""
    known = ((entry, published.get(entry.dated.shown.id)) for entry in entries)
    return {entry.dated.shown.id: replace(one, revision=entry.revision) for entry, one in known if one}
