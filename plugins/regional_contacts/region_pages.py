"""The page of a region."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from content_model import views
from content_model.models.contact import OFFICE
from content_model.models.entry import Entry
from content_model.models.event import EventFacts
from content_model.models.people import InlineContact
from content_model.page_parts import entry_parts, fact
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.contact_card import full_card, inline_card
from regional_contacts.contact_page import VOR_ORT
from regional_contacts.contact_points import sections_by_kind
from regional_contacts.region_tree import RegionTree
from regional_contacts.typed_entries import point_of, region_of

TITLE = "Vor Ort"
LIMIT = 6
Cards = tuple[views.Card, ...]


class Events(Protocol):
    """What the calendar offers."""

    def coming(self, choose: Callable[[EventFacts], bool], limit: int | None = None) -> Cards:
        """What runs or comes."""
        ...

    def reports(self, choose: Callable[[EventFacts], bool], limit: int | None = None) -> Cards:
        """What has been told."""
        ...


class News(Protocol):
    """What the plain pages offer."""

    def news(self, choose: Callable[[Entry], bool], limit: int | None = None) -> Cards:
        """Current news."""
        ...


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where the dated things of a region come from; None where a plugin is switched off."""

    events: Events | None = None
    news: News | None = None


def region_page(
    content: SiteContent, tree: RegionTree, region: ShownEntry, neighbours: Neighbours
) -> views.PageView:
    """The telephone first, then the text, groups, people, dates and news of the region."""
    path = [(above.entry.title, above.address or "") for above in tree.path(region)]
    return views.PageView(
        type="region",
        section=VOR_ORT,
        contacts=tuple(_answer_cards(content, tree, region)),
        facts=tuple(fact("Kreise", *region_of(region).districts)),
        filters=tuple(_filters(content, tree, region)),
        sections=tuple(_sections(content, tree, region, neighbours)),
        feed=_feed(content, region),
        **entry_parts(content, region, [(TITLE, VOR_ORT), *path]),
    )


def _feed(content: SiteContent, region: ShownEntry) -> views.Link | None:
    """The region's feed, if anything stands in it."""
    told = (shown for shown in content.listed("report", "news") if content.is_current(shown))
    if not any(content.region_of(shown) == Reference(region.id) for shown in told):
        return None
    slug = (region.address or "").strip("/").rsplit("/", 1)[-1]
    return content.feed_link(f"Neues aus {region.entry.title} abonnieren", f"region/{slug}")


def _answer_cards(content: SiteContent, tree: RegionTree, region: ShownEntry) -> Iterator[views.ContactCard]:
    """Who answers; an office on its own explains why it is the one."""
    answering = tree.answering(region)
    alone = all(point_of(shown).kind == OFFICE for shown in answering)
    for shown in answering:
        card = full_card(content, shown)
        yield replace(card, lead=_office_words(region), persons=()) if alone else card
    for contact in region_of(region).contacts:
        if isinstance(contact, InlineContact):
            yield inline_card(contact)


def _office_words(region: ShownEntry) -> str:
    return (
        f"{region.entry.title} hat noch kein eigenes Zentrum. Ihre Fragen sind hier trotzdem richtig: "
        "Unsere Geschäftsstelle ist auch für Sie da."
    )


def _filters(content: SiteContent, tree: RegionTree, region: ShownEntry) -> Iterator[views.Filter]:
    """The regions beside this one."""
    sisters = tree.children(tree.parent(region))
    if len(sisters) > 1:
        yield views.Filter("Region", tuple(_link(content, one, region) for one in sisters))


def _link(content: SiteContent, region: ShownEntry, here: ShownEntry) -> views.Link:
    return views.Link(region.entry.title, content.url(region.address or ""), current=region.id == here.id)


def _sections(
    content: SiteContent, tree: RegionTree, region: ShownEntry, neighbours: Neighbours
) -> Iterator[views.Section]:
    inside = tuple(_link(content, one, region) for one in tree.children(region))
    if inside:
        yield views.Section("Teilregionen", "teilregionen", links=inside, layout="links")
    yield from sections_by_kind(content, _other_points(tree, region))
    yield from _dated(tree.references(region), neighbours)


def _dated(regions: frozenset[Reference], neighbours: Neighbours) -> Iterator[views.Section]:
    """Events, reports and news of the region and of all inside it."""
    events, news = neighbours.events, neighbours.news
    if events:
        coming = events.coming(lambda event: event.region in regions, LIMIT)
        yield from _section("Nächste Termine", "termine", coming)
        yield from _section(
            "Rückblicke", "rueckblicke", events.reports(lambda event: event.region in regions, LIMIT)
        )
    if news:
        cards = news.news(lambda entry: getattr(entry, "region", None) in regions, LIMIT)
        yield from _section("Aktuelles", "aktuelles", cards)


def _section(title: str, anchor: str, cards: Cards) -> Iterator[views.Section]:
    if cards:
        yield views.Section(title, anchor, cards)


def _other_points(tree: RegionTree, region: ShownEntry) -> list[ShownEntry]:
    """What is not on the cards above; persons only if no card names them."""
    cards = tree.answering(region)
    named = {
        person.id for shown in cards for person in point_of(shown).persons if isinstance(person, Reference)
    }
    above = named | {shown.id for shown in cards}
    return [shown for shown in tree.points(tree.references(region)) if shown.id not in above]
