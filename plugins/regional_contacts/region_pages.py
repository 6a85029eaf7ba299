"""The page of a region."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from content_model import views
from content_model.calendar_views import CalendarLink
from content_model.models.contact import OFFICE
from content_model.models.entry import Entry
from content_model.models.event import EventFacts
from content_model.models.people import InlineContact
from content_model.page_parts import entry_parts, fact
from content_model.reading import Reference
from content_model.site_content import ShownEntry
from regional_contacts.answer_card import INSTEAD, answer_card
from regional_contacts.answers import Answer, Answers, LastResort
from regional_contacts.contact_card import full_card, inline_card
from regional_contacts.contact_data import region_data
from regional_contacts.contact_page import VOR_ORT
from regional_contacts.contact_points import sections_by_kind
from regional_contacts.page_code import page_code
from regional_contacts.region_tree import RegionTree
from regional_contacts.responsibility import district_names
from regional_contacts.typed_entries import point_of, region_of
from regional_contacts.ways import other_ways

TITLE = "Vor Ort"
OFFICE_WORDS = "Ihre Fragen sind hier trotzdem richtig: Unsere Geschäftsstelle ist auch für Sie da."
LIMIT = 6
Cards = tuple[views.Card, ...]


class Events(Protocol):
    """What the calendar offers."""

    def coming(self, choose: Callable[[EventFacts], bool], limit: int | None = None) -> Cards:
        """What runs or comes."""
        ...

    def calendar(self, subject: ShownEntry | str) -> CalendarLink | None:
        """The calendar of a region or topic."""
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


def region_page(answers: Answers, region: ShownEntry, neighbours: Neighbours) -> views.PageView:
    """The telephone first, then the text, groups, people, dates and news of the region."""
    content, tree = answers.content, answers.tree
    answering = answers.for_region(region)
    path = [(above.entry.title, above.address or "") for above in tree.path(region)]
    parts = entry_parts(content, region, [(TITLE, VOR_ORT), *path])
    parts["structured_data"] = (*parts["structured_data"], *region_data(content, region, answering))
    return views.PageView(
        type="region",
        section=VOR_ORT,
        contacts=tuple(_answer_cards(answers, region, answering)),
        facts=tuple(_facts(answers, region)),
        filters=tuple(_filters(answers, region)),
        sections=tuple(_sections(answers, region, answering, neighbours)),
        calendar=neighbours.events.calendar(region) if neighbours.events else None,
        feed=_feed(answers, region),
        page_code=page_code(parts["canonical"]),
        **parts,
    )


def _facts(answers: Answers, region: ShownEntry) -> Iterator[views.Fact]:
    yield from fact("Kreise", *district_names(answers, region))
    yield from fact("Auch für die Postleitzahlen", ", ".join(region_of(region).postcode_exceptions) or None)


def _feed(answers: Answers, region: ShownEntry) -> views.Link | None:
    """The region's feed, if anything stands in it."""
    if Reference(region.id) not in answers.told_regions:
        return None
    slug = (region.address or "").strip("/").rsplit("/", 1)[-1]
    return answers.content.feed_link(f"Neues aus {region.entry.title} abonnieren", f"region/{slug}")


def _answer_cards(
    answers: Answers, region: ShownEntry, answering: Iterable[Answer]
) -> Iterator[views.ContactCard]:
    """Who answers; whoever does so for somebody else says why."""
    alone = all(isinstance(one.who, ShownEntry) and point_of(one.who).kind == OFFICE for one in answering)
    for answer in answering:
        who = answer.who
        if isinstance(who, InlineContact):
            yield inline_card(who)
        elif isinstance(who, LastResort):
            yield answer_card(answers, replace(answer, why=answer.why or _vacant_words(region)))
        elif alone:
            lead = f"{answer.why} {OFFICE_WORDS}" if answer.why else _office_words(region)
            yield replace(full_card(answers, who), lead=lead, persons=other_ways(answers, who).persons)
        else:
            yield _card(answers, region, answer, who)


def _card(answers: Answers, region: ShownEntry, answer: Answer, who: ShownEntry) -> views.ContactCard:
    card, home = full_card(answers, who), point_of(who).region
    why = answer.why
    if why is None and home and home != Reference(region.id) and home in answers.around(region):
        why = _vacant_words(region)
    return replace(card, lead=f"{why} {INSTEAD}") if why else card


def _vacant_words(region: ShownEntry) -> str:
    return f"{region.entry.title} hat noch keine eigene Ansprechstelle."


def _office_words(region: ShownEntry) -> str:
    return f"{region.entry.title} hat noch kein eigenes Zentrum. {OFFICE_WORDS}"


def _filters(answers: Answers, region: ShownEntry) -> Iterator[views.Filter]:
    """The regions beside this one."""
    sisters = answers.tree.children(answers.tree.parent(region))
    if len(sisters) > 1:
        links = ((one, answers.region_links[one.id]) for one in sisters)
        yield views.Filter(
            "Region", tuple(replace(link, current=True) if one is region else link for one, link in links)
        )


def _sections(
    answers: Answers, region: ShownEntry, answering: tuple[Answer, ...], neighbours: Neighbours
) -> Iterator[views.Section]:
    tree = answers.tree
    inside = tuple(answers.region_links[one.id] for one in tree.children(region))
    if inside:
        yield views.Section("Teilregionen", "teilregionen", links=inside, layout="links")
    yield from sections_by_kind(answers, _other_points(tree, region, answering))
    yield from _dated(tree.references(region), neighbours)


def _dated(regions: frozenset[Reference], neighbours: Neighbours) -> Iterator[views.Section]:
    """Events, reports and news of the region and of all inside it."""
    events, news = neighbours.events, neighbours.news
    if events:
        coming = events.coming(lambda event: event.region in regions, LIMIT)
        yield from _section("Nächste Termine", "termine", coming, "coming")
        yield from _section(
            "Rückblicke", "rueckblicke", events.reports(lambda event: event.region in regions, LIMIT)
        )
    if news:
        cards = news.news(lambda entry: getattr(entry, "region", None) in regions, LIMIT)
        yield from _section("Aktuelles", "aktuelles", cards)


def _section(title: str, anchor: str, cards: Cards, phase: str | None = None) -> Iterator[views.Section]:
    if cards:
        yield views.Section(title, anchor, cards, phase=phase)


def _other_points(tree: RegionTree, region: ShownEntry, answering: Iterable[Answer]) -> list[ShownEntry]:
    """What is not on the cards above; persons only if no card names them."""
    cards = [one.who for one in answering if isinstance(one.who, ShownEntry)]
    named = {
        person.id for shown in cards for person in point_of(shown).persons if isinstance(person, Reference)
    }
    above = named | {shown.id for shown in cards}
    return [shown for shown in tree.points(tree.references(region)) if shown.id not in above]
