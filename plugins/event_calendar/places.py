"""Where an event takes place, in words."""

from __future__ import annotations

from content_model import views
from content_model.models.event import ONLINE, TO_FOLLOW, EventFacts
from content_model.models.parts import Access, Postal
from content_model.models.venue import Venue
from content_model.reading import Reference
from content_model.site_content import SiteContent
from event_calendar.state import Phase


def short_place(content: SiteContent, event: EventFacts, phase: Phase) -> str | None:
    """The place for a list: venue and town, "online", or that it follows."""
    lines = place_lines(content, event)
    if event.place in (None, TO_FOLLOW):
        if event.online:
            return "online"
        return "Ort folgt" if phase is Phase.AHEAD else None
    if event.place == ONLINE:
        return "online"
    return ", ".join(line for line in (lines[:1] + lines[-1:] if len(lines) > 1 else lines)) or None


def place_lines(content: SiteContent, event: EventFacts) -> list[str]:
    """Name, street and town of the place, as far as known."""
    place = event.place
    if isinstance(place, Reference):
        shown = content.get(place)
        if shown is None or not isinstance(shown.entry, Venue):
            return []
        address = shown.entry.address.lines if shown.entry.address else ()
        return [shown.entry.title, *(line for line in address if line != shown.entry.title)]
    if isinstance(place, Postal):
        return list(place.lines)
    return [place.capitalize() if place == ONLINE else "Der Ort folgt"] if place else []


def access_of(content: SiteContent, event: EventFacts) -> Access | None:
    """The event's own accessibility facts, else its venue's."""
    if event.access:
        return event.access
    shown = content.get(event.place) if isinstance(event.place, Reference) else None
    return shown.entry.access if shown and isinstance(shown.entry, Venue) else None


def venue_link(content: SiteContent, event: EventFacts) -> views.Link | None:
    """The venue's own website, if it has one."""
    shown = content.get(event.place) if isinstance(event.place, Reference) else None
    web = shown.entry.web if shown and isinstance(shown.entry, Venue) else None
    return views.Link("Website des Veranstaltungsorts", web, "extern") if web else None
