"""One date of an event as structured data: all that search engines ask for, and nothing invented.

Sources: schema.org/Event, and Google's list of required and recommended properties of Event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import uuid5

from babel import Locale

from content_model.fields.dates import DateValue
from content_model.models.event import CANCELLED, FULL, POSTPONED, EventFacts
from content_model.models.parts import Contributor
from content_model.models.pictures import Picture
from content_model.page_parts import describe
from content_model.reading import Reference
from content_model.recurrence.occurrences import Occurrence
from content_model.site_content import ShownEntry, SiteContent
from content_model.structured_data import CONTEXT, JsonObject
from content_model.wording import iso
from event_calendar.dated_entries import DatedEntry
from event_calendar.json_places import attendance_mode, places_of
from event_calendar.occurrences import facts_on
from event_calendar.prices import parse_price
from event_calendar.state import Phase, phase_of

LANGUAGES = {name.lower(): code for code, name in Locale("de").languages.items()}


def date_data(content: SiteContent, dated: DatedEntry, one: Occurrence) -> JsonObject | None:
    """One date of an event; None while its day or place is unknown."""
    places = _places(content, dated, one)
    if not places or not start_of(one).is_day:
        return None
    event = facts_on(dated.event, one)
    end = one.span.end if one.span.start.is_day and not one.span.open_end else None
    return {
        **head_data(content, dated.shown),
        **_people_and_price(content, dated, one),
        "@type": "Event",
        "@id": _date_id(dated, one),
        "name": event.title,
        "image": image_of(content, event.picture or (dated.report.entry.picture if dated.report else None)),
        "startDate": iso(start_of(one), dated.zone),
        "endDate": iso(end, dated.zone) if end else None,
        "eventStatus": one_or_all(list(_states(event, one))),
        "previousStartDate": iso(one.original.start, dated.zone) if _is_rescheduled(one) else None,
        "location": one_or_all(places),
        "eventAttendanceMode": attendance_mode(places),
        "inLanguage": one_or_all(list(_languages(content, event))),
        "superEvent": _super_event(content, event.series),
    }


def head_data(content: SiteContent, shown: ShownEntry) -> JsonObject:
    """Name, address, description and picture of an entry."""
    entry = shown.entry
    return {
        "name": entry.title,
        "url": content.full_url(shown.address or ""),
        "description": describe(shown),
        "image": image_of(content, entry.picture),
    }


def image_of(content: SiteContent, picture: Picture | None) -> str | None:
    """The absolute address of a picture, None if it may not be shown."""
    view = content.media.picture(picture) if picture else None
    return content.site_url.rstrip("/").removesuffix(content.base) + view.url if view else None


def start_of(one: Occurrence) -> DateValue:
    """The day it takes place; while no new day is known, the one first said."""
    return one.span.start if one.span.start.is_day else one.original.start


def one_or_all(found: Sequence[object]) -> object:
    """The value of a list of one, None for an empty list."""
    return found if len(found) > 1 else next(iter(found), None)


def _date_id(dated: DatedEntry, one: Occurrence) -> str:
    """The event's own id; for one of many dates one out of it and of the start first said."""
    if len(dated.expansion.occurrences) == 1 and not dated.expansion.rule:
        return dated.shown.uid.urn
    return uuid5(dated.shown.uid, iso(one.original.start) or "").urn


def _places(content: SiteContent, dated: DatedEntry, one: Occurrence) -> list[JsonObject]:
    """The places; the event's page stands for a link that is unknown or over."""
    page = {"url": content.full_url(dated.shown.address or "")}
    over = phase_of(one.span, content.build.now, dated.zone) is Phase.PAST
    return [
        place | page if place["@type"] == "VirtualLocation" and (over or not place["url"]) else place
        for place in places_of(content, facts_on(dated.event, one))
    ]


def _is_rescheduled(one: Occurrence) -> bool:
    return one.status != CANCELLED and one.span.start.is_day and one.is_moved


def _states(event: EventFacts, one: Occurrence) -> Iterator[str]:
    """The states as addresses of schema.org; an event may be moved online and to another day."""
    if one.status == CANCELLED:
        yield f"{CONTEXT}/EventCancelled"
        return
    if _is_rescheduled(one):
        yield f"{CONTEXT}/EventRescheduled"
    elif one.status == POSTPONED or one.is_moved:
        yield f"{CONTEXT}/EventPostponed"
    elif not event.moved_online:
        yield f"{CONTEXT}/EventScheduled"
    if event.moved_online:
        yield f"{CONTEXT}/EventMovedOnline"


def _people_and_price(content: SiteContent, dated: DatedEntry, one: Occurrence) -> JsonObject:
    event = dated.event
    organisers = [found for who in event.organisers if (found := _organizer(content, who))]
    price = parse_price(event.registration.cost if event.registration else None)
    return {
        "organizer": one_or_all(organisers),
        "performer": one_or_all(list(_performers(event.contributors))),
        "offers": _offer(content, dated, one),
        "isAccessibleForFree": None if price is None else not price,
    }


def _offer(content: SiteContent, dated: DatedEntry, one: Occurrence) -> JsonObject | None:
    registration = dated.event.registration
    price = parse_price(registration.cost) if registration else None
    if registration is None or price is None:
        return None
    return {
        "@type": "Offer",
        "price": f"{price:.2f}",
        "priceCurrency": "EUR",
        "url": registration.link or content.full_url(dated.shown.address or ""),
        "availability": f"{CONTEXT}/SoldOut" if one.status == FULL else None,
    }


def _organizer(content: SiteContent, who: Reference | str) -> JsonObject | None:
    link = content.link(who)
    if link is None or isinstance(who, str):
        return {"@type": "Organization", "name": link.text} if link else None
    shown = content.entries[who.id]
    page = content.full_url(shown.address) if shown.address is not None else None
    kind = "Person" if getattr(shown.entry, "is_person", False) else "Organization"
    return {"@type": kind, "name": link.text, "url": getattr(shown.entry, "web", None) or page}


def _performers(contributors: Iterable[Contributor]) -> Iterator[JsonObject]:
    for one in contributors:
        if one.name:
            yield {"@type": "Person", "name": one.name}


def _languages(content: SiteContent, event: EventFacts) -> Iterator[str]:
    """The codes of the languages that are spoken, else of the one the page is written in."""
    codes = [code for word in event.languages if (code := LANGUAGES.get(word.lower()))]
    yield from codes or [event.lang or content.facts.lang]


def _super_event(content: SiteContent, series: Reference | None) -> JsonObject | None:
    """The series, named without a type: what has one must have a date and a place too."""
    shown = content.get(series)
    if shown is None:
        return None
    return {"@id": shown.uid.urn, "name": shown.entry.title, "url": content.full_url(shown.address or "")}
