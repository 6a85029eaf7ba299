"""The page of a contact point or person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from content_model import views
from content_model.access_words import access_words
from content_model.models.contact import OFFICE, ContactPoint
from content_model.page_parts import entry_parts, fact
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.contact_card import kind_words, own_page_cards
from regional_contacts.contact_words import (
    ADMISSION,
    ANONYMOUS,
    CONFIDENTIAL,
    promise,
    promise_badges,
)
from regional_contacts.persons import AWAY, absence_words, portrait
from regional_contacts.typed_entries import point_of

KONTAKT, VOR_ORT, UEBER_UNS = "kontakt/", "vor-ort/", "ueber-uns/"


def contact_page(content: SiteContent, shown: ShownEntry) -> views.PageView:
    """Who it is, how to reach it, what to know before; then its own text."""
    point = point_of(shown)
    plain = replace(shown, entry=point.model_copy(update={"picture": None})) if point.is_person else shown
    parts = entry_parts(content, plain, crumbs_to(content, point))
    parts["notices"] = (*parts["notices"], *_away(content, point))
    if point.is_person:
        parts["picture"] = portrait(content, point)
    return views.PageView(
        type="contact",
        section=section_of(point),
        kicker=kind_words(point),
        badges=tuple(promise_badges(point)),
        contacts=own_page_cards(content, shown),
        facts_title="Gut zu wissen",
        facts=tuple(_facts(content, shown)),
        **parts,
    )


def _away(content: SiteContent, point: ContactPoint) -> Iterator[views.Notice]:
    """Nobody should dial first and read afterwards."""
    if point.absence and point.absence.holds_on(content.today):
        deputy = content.link(point.deputy) if point.deputy else None
        links = (views.Link(f"Vertretung: {deputy.text}", deputy.url),) if deputy else ()
        yield views.Notice(AWAY, "info", (absence_words(point.absence),), links)


def section_of(point: ContactPoint) -> str:
    """The entry of the navigation to which the page belongs."""
    if point.kind == OFFICE:
        return KONTAKT
    return VOR_ORT if point.region else UEBER_UNS


def crumbs_to(content: SiteContent, point: ContactPoint) -> Iterator[tuple[str, str]]:
    """The way down to the page; what this build does not show is left out."""
    region = content.get(point.region)
    if point.kind == OFFICE:
        return
    if point.region is None:
        yield "Über uns", UEBER_UNS
    elif content.listed("region"):
        yield "Vor Ort", VOR_ORT
    if region:
        yield region.entry.title, region.address or ""


def _facts(content: SiteContent, shown: ShownEntry) -> Iterator[views.Fact]:
    point = point_of(shown)
    yield from fact("Aufnahme", ADMISSION.get(point.admission or ""))
    yield from fact("Gehört zu", *_centres_of(content, shown))
    yield from fact("Region", content.link(point.region) if point.region else None)
    yield from fact("Zuständig für", *point.responsible_for)
    yield from fact("Träger", content.link(point.carrier) if point.carrier else None)
    yield from fact("Angebote", *point.offers)
    yield from fact("Für wen", *point.audience)
    yield from fact("Beratung", ", ".join(point.ways) or None)
    online = point.online_counselling
    yield from fact(
        "Online-Beratung", views.Link("Zur Online-Beratung", online, "extern") if online else None
    )
    yield from fact("Kosten", point.cost)
    yield from fact("Anonym", promise(point.anonymous, ANONYMOUS))
    yield from fact("Vertraulich", promise(point.confidential, CONFIDENTIAL))
    yield from fact("Sprachen", ", ".join(point.languages) or None)
    yield from fact("Dolmetschen", ", ".join(point.interpreting) or None)
    yield from fact("Barrierefreiheit", *access_words(point.access))


def _centres_of(content: SiteContent, shown: ShownEntry) -> Iterator[views.Link]:
    """The contact points that name this person."""
    here = Reference(shown.id)
    for other in content.listed("contact"):
        if here in point_of(other).persons and (link := content.link(Reference(other.id))):
            yield link
