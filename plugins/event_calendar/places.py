"""Where an event takes place, in words."""

from __future__ import annotations

import re

from content_model import views
from content_model.models.event import ONLINE, TO_FOLLOW, EventFacts
from content_model.models.parts import Access, Postal
from content_model.models.venue import Venue
from content_model.reading import Reference
from content_model.site_content import SiteContent
from event_calendar.state import Phase

OF_PEOPLE = re.compile(r"gebärde|sprache|schrift|untertitel|dolmetsch|assisten", re.IGNORECASE)


def short_place(content: SiteContent, event: EventFacts, phase: Phase) -> str | None:
    """The place for a list: venue and town, or "online"; None while it is to follow."""
    if event.moved_online and phase is not Phase.PAST:
        return "online"
    lines = place_lines(content, event)
    if event.place == TO_FOLLOW:
        return None
    if event.place is None:
        return "online" if event.online else None
    if event.place == ONLINE:
        return "online"
    return ", ".join(line for line in (lines[:1] + lines[-1:] if len(lines) > 1 else lines)) or None


def place_lines(content: SiteContent, event: EventFacts) -> list[str]:
    """Name, street and town of the place, as far as known."""
    place = event.place
    if isinstance(place, Reference):
        venue = venue_of(content, event)
        address = venue.address.lines if venue and venue.address else ()
        return [venue.title, *(line for line in address if line != venue.title)] if venue else []
    if isinstance(place, Postal):
        return list(place.lines)
    return [place.capitalize() if place == ONLINE else "Der Ort folgt"] if place else []


def access_of(content: SiteContent, event: EventFacts) -> Access | None:
    """The event's own accessibility facts, else its venue's; of what has moved online those that hold there."""
    if event.moved_online:
        return _access_online(event.access) if event.access else None
    if event.access:
        return event.access
    venue = venue_of(content, event)
    return venue.access if venue else None


def _access_online(access: Access) -> Access:
    """What is no fact about a building: sign language, plain language, assistance."""
    words = tuple(word for word in access.facts if OF_PEOPLE.search(word))
    return Access.model_construct(
        facts=words, signing=access.signing, plain=access.plain, assistance=access.assistance
    )


def venue_link(content: SiteContent, event: EventFacts) -> views.Link | None:
    """The venue's own website, if it has one."""
    venue = venue_of(content, event)
    return views.Link("Website des Veranstaltungsorts", venue.web) if venue and venue.web else None


def venue_of(content: SiteContent, event: EventFacts) -> Venue | None:
    """The venue, if the place is one with a file of its own."""
    shown = content.get(event.place) if isinstance(event.place, Reference) else None
    return shown.entry if shown and isinstance(shown.entry, Venue) else None
