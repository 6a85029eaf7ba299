"""The directory of regions: who answers where, and all groups."""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.page_parts import describe, page_parts
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.answer_card import answer_card
from regional_contacts.answers import Answers
from regional_contacts.contact_page import VOR_ORT
from regional_contacts.contact_points import point_row
from regional_contacts.contact_words import phone_views
from regional_contacts.directory_pages import Directory, region_name
from regional_contacts.region_pages import TITLE
from regional_contacts.typed_entries import point_of, region_of


def region_list(directory: Directory) -> views.PageView:
    """All regions with their centres, the office for those who do not know where, all groups."""
    answers, content = directory.answers, directory.answers.content
    return views.PageView(
        type="region_list",
        section=VOR_ORT,
        lead="Wählen Sie Ihre Region. Dort stehen die Menschen, die für Sie da sind.",
        description=f"Ansprechpersonen, Zentren und Gruppen von {content.facts.name} in Ihrer Nähe.",
        filters=(*_shortcuts(answers), *directory.filters()),
        sections=tuple(_sections(answers)),
        **page_parts(content, TITLE, VOR_ORT),
    )


def _shortcuts(answers: Answers) -> Iterator[views.Filter]:
    """On a small screen the pictures below fill several pages: all regions at once."""
    content, tree = answers.content, answers.tree
    links = tuple(views.Link(one.entry.title, content.url(one.address or "")) for one in tree.in_order())
    if len(links) > 1:
        yield views.Filter("Region", links)


def _sections(answers: Answers) -> Iterator[views.Section]:
    content, tree = answers.content, answers.tree
    tiles = tuple(_tile(answers, region) for region in tree.in_order())
    yield views.Section("Kontakt in den Regionen", "regionen", tiles, layout="tiles")
    if office := answers.office:
        text = "Wenn Sie nicht wissen, welche Region Ihre ist, hilft die Geschäftsstelle weiter."
        links = tuple(_office_links(content, office))
        yield views.Section("Im ganzen Land", "im-ganzen-land", links=links, layout="links", text=text)
    groups = [shown for shown in tree.all_points if point_of(shown).kind == "Gruppe"]
    if groups:
        rows = tuple(point_row(answers, shown, region_name(answers, shown)) for shown in groups)
        yield views.Section("Gruppen", "gruppen", rows)


def _office_links(content: SiteContent, office: ShownEntry) -> Iterator[views.Link]:
    for phone in phone_views(point_of(office).phones)[:1]:
        yield views.Link(phone.display, phone.url, phone.note)
    yield views.Link(office.entry.title, content.url(office.address or ""))


def _tile(answers: Answers, region: ShownEntry) -> views.Card:
    content, entry, parent = answers.content, region_of(region), answers.tree.parent(region)
    who = answer_card(answers, answers.for_region(region)[0])
    return views.Card(
        title=entry.title,
        url=content.url(region.address or ""),
        kicker=f"Teil von {parent.entry.title}" if parent else None,
        lines=(who.title,),
        phone=next(iter(who.phones), None),
        text=describe(region),
        badges=(views.Badge("Entwurf", "draft"),) if region.is_draft else (),
        picture=content.media.picture(entry.picture) if entry.picture else None,
    )
