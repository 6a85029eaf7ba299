"""The page of a contact point or person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from content_model import views
from content_model.access_words import access_words
from content_model.models.contact import OFFICE, ContactPoint
from content_model.page_parts import entry_parts, fact
from content_model.reading import Reference
from content_model.site_content import ShownEntry
from regional_contacts.answers import Answers
from regional_contacts.contact_card import own_page_cards
from regional_contacts.contact_data import point_data
from regional_contacts.contact_words import (
    ADMISSION,
    ANONYMOUS,
    CONFIDENTIAL,
    kind_words,
    old_badges,
    promise,
    promise_badges,
)
from regional_contacts.page_code import page_code
from regional_contacts.persons import portrait
from regional_contacts.responsibility import Responsibility, named_districts
from regional_contacts.typed_entries import point_of
from regional_contacts.ways import online_fact

KONTAKT, VOR_ORT, UEBER_UNS = "kontakt/", "vor-ort/", "ueber-uns/"


def contact_page(responsibility: Responsibility, shown: ShownEntry) -> views.PageView:
    """Who it is, how to reach it or who answers instead, what to know before; then its own text."""
    answers, content = responsibility.answers, responsibility.content
    point = point_of(shown)
    plain = replace(shown, entry=point.model_copy(update={"picture": None})) if point.is_person else shown
    parts = entry_parts(content, plain, crumbs_to(answers, point))
    if point.is_person:
        parts["picture"] = portrait(content, point)
    parts["structured_data"] = (*parts["structured_data"], *point_data(content, shown))
    return views.PageView(
        type="contact",
        section=section_of(point),
        kicker=kind_words(point),
        badges=(*old_badges(point, content), *promise_badges(point)),
        contacts=own_page_cards(answers, shown),
        facts_title="Gut zu wissen",
        facts=tuple(_facts(responsibility, shown)),
        page_code=page_code(parts["canonical"]),
        **parts,
    )


def section_of(point: ContactPoint) -> str:
    """The entry of the navigation to which the page belongs."""
    if point.kind == OFFICE:
        return KONTAKT
    return VOR_ORT if point.region else UEBER_UNS


def crumbs_to(answers: Answers, point: ContactPoint) -> Iterator[tuple[str, str]]:
    """The way down to the page; what this build does not show is left out."""
    region = answers.content.get(point.region)
    if point.kind == OFFICE:
        return
    if point.region is None:
        yield "Über uns", UEBER_UNS
    elif answers.tree.has_regions:
        yield "Vor Ort", VOR_ORT
    if region:
        yield region.entry.title, region.address or ""


def _facts(responsibility: Responsibility, shown: ShownEntry) -> Iterator[views.Fact]:
    point, content, answers = point_of(shown), responsibility.content, responsibility.answers
    yield from fact("Aufnahme", ADMISSION.get(point.admission or ""))
    yield from fact("Gehört zu", *content.links(Reference(one.id) for one in answers.centres_of(shown)))
    yield from fact("Region", content.link(point.region) if point.region else None)
    yield from fact("Zuständig für", *(_area(responsibility, shown, text) for text in point.responsible_for))
    yield from fact("Träger", content.link(point.carrier) if point.carrier else None)
    yield from fact("Angebote", *point.offers)
    yield from fact("Für wen", *point.audience)
    yield from fact("Beratung", ", ".join(point.ways) or None)
    yield from online_fact(point)
    yield from fact("Kosten", point.cost)
    yield from fact("Anonym", promise(point.anonymous, ANONYMOUS))
    yield from fact("Vertraulich", promise(point.confidential, CONFIDENTIAL))
    yield from fact("Sprachen", ", ".join(point.languages) or None)
    yield from fact("Dolmetschen", ", ".join(point.interpreting) or None)
    yield from fact("Barrierefreiheit", *access_words(point.access))


def _area(responsibility: Responsibility, shown: ShownEntry, text: str) -> views.Link:
    """A Kreis by its full name, with a link to its region; a postcode and what nobody knows as it was typed."""
    meant = named_districts(responsibility.content, shown, text)
    if len(meant) != 1:
        return views.Link(text)
    region = responsibility.region_of(meant[0].ags)
    url = responsibility.answers.region_links[region.id].url if region else None
    return views.Link(meant[0].full_name, url)
