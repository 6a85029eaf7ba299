"""Where an event takes place, for structured data: Place, VirtualLocation and how one attends."""

from __future__ import annotations

from content_model.models.event import ONLINE, TO_FOLLOW, EventFacts
from content_model.models.parts import Postal
from content_model.models.venue import Venue
from content_model.reading import Reference
from content_model.site_content import SiteContent
from content_model.structured_data import CONTEXT, JsonObject

HERE, THERE, BOTH = (f"{CONTEXT}/{way}EventAttendanceMode" for way in ("Offline", "Online", "Mixed"))


def places_of(content: SiteContent, event: EventFacts) -> list[JsonObject]:
    """The places of an event, none while they are unknown; an online one may lack its link."""
    link = event.moved_online or event.online
    found: list[JsonObject | None] = [None if event.moved_online else _place(content, event.place)]
    if link or event.place == ONLINE:
        found.append({"@type": "VirtualLocation", "url": link})
    return [place for place in found if place]


def attendance_mode(places: list[JsonObject]) -> str | None:
    """How one attends, as an address of schema.org."""
    virtual = [place["@type"] == "VirtualLocation" for place in places]
    if not virtual:
        return None
    return THERE if all(virtual) else BOTH if any(virtual) else HERE


def _place(content: SiteContent, place: object) -> JsonObject | None:
    if place in (ONLINE, TO_FOLLOW):
        return None
    if isinstance(place, Postal):
        return _postal_place(place.name, place, None)
    shown = content.get(place) if isinstance(place, Reference) else None
    if shown is None or not isinstance(shown.entry, Venue):
        return None
    venue = shown.entry
    return _postal_place(venue.title, venue.address or Postal.model_construct(), venue.web)


def _postal_place(name: str | None, address: Postal, web: str | None) -> JsonObject | None:
    if not (name or address.lines):
        return None
    return {
        "@type": "Place",
        "name": name or address.street or address.city,
        "address": _address(address) or name,
        "url": web,
    }


def _address(address: Postal) -> JsonObject | None:
    """The known parts; only a German postcode tells the country."""
    if not (address.street or address.postcode or address.city):
        return None
    return {
        "@type": "PostalAddress",
        "streetAddress": address.street,
        "postalCode": address.postcode,
        "addressLocality": address.city,
        "addressCountry": "DE" if address.postcode else None,
    }
