"""What an entry in a calendar program says: title, state, place and remarks, as plain text.

Nothing here depends on the day of the build, so that a rebuild changes no calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content_model.access_words import access_words
from content_model.fields.dates import DateSpan
from content_model.models.event import (
    CANCELLED,
    FULL,
    NO_REASON,
    ONLINE,
    POSTPONED,
    TENTATIVE,
    TO_FOLLOW,
    EventFacts,
    Place,
)
from content_model.models.parts import Postal, Registration
from content_model.models.venue import Venue
from content_model.reading import Reference
from content_model.recurrence.occurrences import Occurrence
from content_model.site_content import SiteContent
from content_model.wording import format_long_day, format_span, format_times
from event_calendar.dated_entries import DatedEntry
from event_calendar.occurrences import facts_on
from event_calendar.places import access_of
from event_calendar.when import is_new_time, times_on_day

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " "})
STATES = {CANCELLED: "CANCELLED", TENTATIVE: "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class EntryText:
    """One VEVENT in words: SUMMARY, STATUS, LOCATION and the lines of the DESCRIPTION."""

    summary: str
    status: str
    location: str | None
    notes: tuple[str, ...]


def entry_text(content: SiteContent, dated: DatedEntry, one: Occurrence) -> EntryText:
    """The words for one date, with its own title, place and way in."""
    event = facts_on(dated.event, one)
    notes = (
        *_state_notes(dated, one),
        *_online_notes(event),
        *_access_notes(content, event),
        *_registration_notes(event.registration),
    )
    return EntryText(
        plain(f"{_prefix(one)}{event.title}"),
        "TENTATIVE" if _is_put_off(one) else STATES.get(one.status, "CONFIRMED"),
        _location(content, event),
        tuple(plain(note) for note in notes),
    )


def when_of(one: Occurrence) -> DateSpan:
    """When it takes place; while no new day is known, what was first said."""
    return one.span if one.span.start.is_day else one.original


def plain(text: str) -> str:
    """The text without control characters (RFC 5545, 3.3.11) and with plain blanks, which every program shows."""
    return CONTROLS.sub("", text).translate(NO_BREAK)


def _prefix(one: Occurrence) -> str:
    """The state in the title, because not every program shows STATUS."""
    if one.status == CANCELLED:
        return "ABGESAGT: "
    return "VERSCHOBEN: " if _is_put_off(one) else ""


def _is_put_off(one: Occurrence) -> bool:
    """Whether it is postponed and nobody knows until when."""
    return one.status == POSTPONED and not (one.is_moved and one.span.start.is_day)


def _state_notes(dated: DatedEntry, one: Occurrence) -> Iterator[str]:
    if one.status == CANCELLED:
        given = one.reason and one.reason != NO_REASON
        yield f"Abgesagt: {one.reason}" if given else "Die Veranstaltung ist abgesagt."
    elif moved := _moved_note(one):
        yield moved
    if one.status == TENTATIVE:
        yield "Zum Vormerken: Änderungen sind möglich."
    elif one.status == FULL:
        yield "Ausgebucht: Alle Plätze sind vergeben."
    if dated.event.summary:
        yield dated.event.summary
    if _time_follows(dated, one):
        yield "Die Uhrzeit folgt."


def _moved_note(one: Occurrence) -> str | None:
    if _is_put_off(one):
        to = f" auf {format_span(one.span)}. Der Tag" if one.is_moved else ". Ein neuer Termin"
        return f"Verschoben{to} steht noch nicht fest."
    if is_new_time(one):
        times = times_on_day(one.original)
        return f"Neue Uhrzeit (vorher {times})." if times else "Neue Uhrzeit."
    return f"Verschoben vom {_moment(one.original)}." if one.is_moved else None


def _moment(span: DateSpan) -> str:
    times = format_times(span.start.time)
    return f"{format_span(span)}, {times}" if times else format_span(span)


def _time_follows(dated: DatedEntry, one: Occurrence) -> bool:
    """Whether a single day has no time yet; of what is told or cancelled nobody expects one."""
    single = when_of(one).start.time is None and when_of(one).end is None
    return single and one.status != CANCELLED and not dated.event.all_day and not dated.is_report


def _online_notes(event: EventFacts) -> Iterator[str]:
    """The link where LOCATION holds a place: programs show what stands in the text."""
    if event.moved_online:
        yield f"Findet online statt: {event.moved_online}"
    elif event.online:
        yield f"Online: {event.online}"


def _access_notes(content: SiteContent, event: EventFacts) -> Iterator[str]:
    """How one gets in there."""
    access = ", ".join(access_words(access_of(content, event)))
    if access:
        yield f"Barrierefreiheit: {access}"


def _registration_notes(registration: Registration | None) -> Iterator[str]:
    if registration is None:
        return
    if registration.until:
        yield f"Anmeldung bis {format_long_day(registration.until)}"
    phone = registration.phone.display if registration.phone else None
    ways = ", ".join(way for way in (registration.link, registration.email, phone) if way)
    if ways:
        yield f"Anmeldung: {ways}"
    if registration.note:
        yield f"Anmeldung: {registration.note}"
    if registration.cost:
        yield f"Kosten: {registration.cost}"


def _location(content: SiteContent, event: EventFacts) -> str | None:
    """The address, or for what takes place online the link itself."""
    if event.moved_online:
        return event.moved_online
    if event.place == ONLINE or (event.place is None and event.online):
        return event.online or ONLINE
    return plain(", ".join(_place_lines(content, event.place))) or None


def _place_lines(content: SiteContent, place: Place | None) -> tuple[str, ...]:
    if isinstance(place, Postal):
        return place.lines
    if place == TO_FOLLOW:
        return ("Der Ort folgt",)
    shown = content.get(place) if isinstance(place, Reference) else None
    if shown is None or not isinstance(shown.entry, Venue):
        return ()
    venue = shown.entry
    address = venue.address.lines if venue.address else ()
    return (venue.title, *(line for line in address if line != venue.title))
