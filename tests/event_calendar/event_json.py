"""Events and their structured data, compared with what search engines ask for."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from tests.conftest import BuildSite

SITE = "https://netz.example.org/unter"


SCHEMA = "https://schema.org"


NAMESPACE = UUID("6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5")


# Google's documentation of Event, as of 2026; VirtualLocation needs url, Place an address.
REQUIRED = {"name", "startDate", "location"}


RECOMMENDED = {
    *("description", "endDate", "eventStatus", "image", "offers", "organizer", "performer"),
    *("previousStartDate", "eventAttendanceMode"),
}


OURS = {"@id", "@type", "@context", "url", "inLanguage", "isAccessibleForFree", "superEvent", "subEvent"}


STATES = {"EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled", "EventMovedOnline"}


PLACE = {
    "@type": "Place",
    "name": "Haus am See",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "Seeweg 1",
        "postalCode": "18055",
        "addressLocality": "Rostock",
        "addressCountry": "DE",
    },
}


ROOM = {"@type": "VirtualLocation", "url": "https://example.org/raum"}


UID = "urn:uuid:" + str(uuid5(NAMESPACE, "veranstaltungen/fest"))


HERE, THERE, BOTH = (f"{SCHEMA}/{way}EventAttendanceMode" for way in ("Offline", "Online", "Mixed"))


PLAIN = {
    "@context": SCHEMA,
    "@type": "Event",
    "@id": UID,
    "name": "Fest",
    "url": f"{SITE}/veranstaltungen/2027/fest/",
    "description": "Wir feiern.",
    "startDate": "2027-11-03T18:00+01:00",
    "endDate": "2027-11-03T20:00+01:00",
    "eventStatus": f"{SCHEMA}/EventScheduled",
    "eventAttendanceMode": HERE,
    "location": PLACE,
    "inLanguage": "de",
}


WHERE = "ort: Haus am See, Seeweg 1, 18055 Rostock\n"


WHEN = "beginn: 03.11.2027 18:00\nende: 20:00\n"


def page_json(build_site: BuildSite, files: dict[str, str], address: str) -> list[dict[str, Any]]:
    """The structured data of a page without the way to it; what search engines require is checked."""
    soup = build_site(files, SITEURL=SITE).soup(address)
    found = [json.loads(script.string) for script in soup.select('script[type="application/ld+json"]')]
    for event in events_in(found):
        check_event(event)
    return [data for data in found if data["@type"] != "BreadcrumbList"]


def event_json(build_site: BuildSite, lines: str, **files: str) -> dict[str, Any] | None:
    """The structured data of one event."""
    event = f"---\ntitel: Fest\n{lines}---\nWir feiern.\n"
    found = page_json(build_site, {"veranstaltungen/fest.md": event, **files}, "veranstaltungen/2027/fest")
    return found[0] if found else None


def events_in(data: object) -> Iterator[dict[str, Any]]:
    """All events, however deep."""
    if isinstance(data, list):
        for item in data:
            yield from events_in(item)
    elif isinstance(data, dict):
        if data.get("@type") in ("Event", "EventSeries"):
            yield data
        for value in data.values():
            yield from events_in(value)


def check_event(event: dict[str, Any]) -> None:
    """What Google requires is there, and nothing that nobody asked for."""
    assert event.keys() >= REQUIRED
    assert event.keys() <= REQUIRED | RECOMMENDED | OURS
    places = event["location"] if isinstance(event["location"], list) else [event["location"]]
    for place in places:
        assert {"Place": "address", "VirtualLocation": "url"}[place["@type"]] in place
    states = event.get("eventStatus", [])
    for state in states if isinstance(states, list) else [states]:
        assert state.removeprefix(f"{SCHEMA}/") in STATES
    assert (f"{SCHEMA}/EventRescheduled" in states) == ("previousStartDate" in event)
