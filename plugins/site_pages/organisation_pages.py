"""Members, partners, funders and carriers: one list for each kind in use."""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.models.organisation import CARRIER, FUNDER, MEMBER, PARTNER, Organisation
from content_model.page_parts import page_parts
from content_model.plain_paragraphs import plain_paragraphs
from content_model.planned import PlannedPage
from content_model.site_content import ShownEntry, SiteContent
from content_model.site_view import has_page

LISTS = (
    ("partner/", "Partner", (PARTNER, CARRIER)),
    ("mitglieder/", "Mitglieder", (MEMBER,)),
    ("foerderer/", "Förderer", (FUNDER,)),
)


def used_lists(content: SiteContent) -> Iterator[tuple[str, str, tuple[ShownEntry, ...]]]:
    """Address, title and organisations of each list that has something to show."""
    organisations = sorted(content.listed("organisation"), key=lambda one: one.entry.title.casefold())
    for address, title, kinds in LISTS:
        chosen = tuple(shown for shown in organisations if set(kinds) & set(_kinds(shown)))
        if chosen:
            yield address, title, chosen


def organisation_lists(content: SiteContent) -> Iterator[PlannedPage]:
    """One page for each list in use."""
    for address, title, chosen in used_lists(content):
        cards = tuple(_card(content, shown) for shown in chosen)
        section = views.Section(f"Alle {title}", "alle", cards, layout="tiles")
        crumbs = (("Über uns", "ueber-uns/"),) if has_page(content, "ueber-uns/") else ()
        view = views.PageView(
            type="organisation_list",
            section="ueber-uns/",
            sections=(section,),
            **page_parts(content, title, address, crumbs),
        )
        parts = tuple(shown.record.document.path for shown in chosen)
        yield PlannedPage("organisation_list", view, parts=parts)


def _kinds(shown: ShownEntry) -> tuple[str, ...]:
    assert isinstance(shown.entry, Organisation)
    return shown.entry.kinds


def _card(content: SiteContent, shown: ShownEntry) -> views.Card:
    entry = shown.entry
    assert isinstance(entry, Organisation)
    lines = [entry.address.city] if entry.address and entry.address.city else []
    return views.Card(
        title=entry.title,
        url=entry.web,
        lines=(*lines, *((entry.note,) if entry.note else ())),
        text=entry.summary or " ".join(plain_paragraphs(shown.body)) or None,
        picture=content.media.picture(entry.logo) if entry.logo else None,
    )
