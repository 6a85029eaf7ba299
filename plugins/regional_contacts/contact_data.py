"""Contact points and regions for search engines (schema.org); persons are left to the pages."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from content_model.models.contact import ContactPoint
from content_model.models.people import InlineContact, PhoneEntry
from content_model.models.region import Region
from content_model.network import network
from content_model.site_content import ShownEntry, SiteContent
from content_model.structured_data import CONTEXT, JsonObject, PostalAddress, postal_address, script_json
from regional_contacts.answers import Answer
from regional_contacts.typed_entries import point_of, region_of

CONTACT_TYPE = "Beratung und Auskunft"


def point_data(content: SiteContent, shown: ShownEntry) -> tuple[Markup, ...]:
    """A contact point as an Organization within the network; nothing where the site's address is unknown."""
    point = point_of(shown)
    if not content.site_url or point.is_person:
        return ()
    address = point.address
    data: JsonObject = {
        "@context": CONTEXT,
        "@type": "Organization",
        "@id": shown.uid.urn,
        "name": point.title,
        "description": point.summary,
        "url": content.full_url(shown.address or ""),
        "parentOrganization": _network(content),
        "address": address and postal_address(PostalAddress(address.street, address.postcode, address.city)),
        "areaServed": _areas(_area_names(content, point)) or None,
        "contactPoint": _contact_point(point) if point.phones or point.email else None,
    }
    return (script_json(data),)


def region_data(content: SiteContent, region: ShownEntry, answering: Iterable[Answer]) -> tuple[Markup, ...]:
    """The network with those who answer for a region."""
    entry = region_of(region)
    served = _areas([entry.title, *entry.districts])
    points = [point for one in answering if (point := _answering(one))]
    if not content.site_url or not points:
        return ()
    data: JsonObject = {
        "@context": CONTEXT,
        **_network(content),
        "contactPoint": [{**point, "areaServed": served} for point in points],
    }
    return (script_json(data),)


def _network(content: SiteContent) -> JsonObject:
    whole = network(content)
    return {"@type": "Organization", "@id": whole.id, "name": whole.name, "url": whole.url}


def _answering(answer: Answer) -> JsonObject | None:
    who = answer.who
    if isinstance(who, ShownEntry):
        point = point_of(who)
        return _contact_point(point) if (point.phones or point.email) and not point.is_person else None
    if isinstance(who, InlineContact) and (who.phone or who.email):
        phone = who.phone.number if who.phone else None
        return {"@type": "ContactPoint", "contactType": CONTACT_TYPE, "telephone": phone, "email": who.email}
    return None


def _contact_point(point: ContactPoint) -> JsonObject:
    languages = dict.fromkeys((*point.languages, *point.interpreting))
    return {
        "@type": "ContactPoint",
        "contactType": point.kind or CONTACT_TYPE,
        "telephone": _first(point.phones),
        "email": point.email,
        "availableLanguage": list(languages) or None,
        "hoursAvailable": list(point.hours.opening_hours_specification) if point.hours else None,
    }


def _first(phones: Iterable[PhoneEntry]) -> str | None:
    return next((phone.number.number for phone in phones), None)


def _area_names(content: SiteContent, point: ContactPoint) -> list[str]:
    """What the point itself says, else its region and the Kreise in it."""
    region = content.get(point.region)
    around = (
        [region.entry.title, *region.entry.districts] if region and isinstance(region.entry, Region) else []
    )
    return [*point.responsible_for] or around


def _areas(names: Iterable[str]) -> list[JsonObject]:
    return [{"@type": "AdministrativeArea", "name": name} for name in dict.fromkeys(names)]
