"""Members, partners, funders and carriers: one list for each kind in use."""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.models.organisation import CARRIER, FUNDER, MEMBER, PARTNER, Organisation
from content_model.page_parts import page_parts, plain_paragraphs
from content_model.site_content import ShownEntry, SiteContent

LISTS = (
    ("partner/", "Partner", (PARTNER, CARRIER)),
    ("mitglieder/", "Mitglieder", (MEMBER,)),
    ("foerderer/", "Förderer", (FUNDER,)),
)


def organisation_lists(content: SiteContent) -> Iterator[views.PageView]:
    """The lists that have something to show."""
    for address, title, kinds in LISTS:
        chosen = [shown for shown in content.listed("organisation") if set(kinds) & set(_kinds(shown))]
        if not chosen:
            continue
        cards = tuple(
            _card(content, shown) for shown in sorted(chosen, key=lambda one: one.entry.title.casefold())
        )
        for shown in chosen:
            content.build.parts.setdefault(shown.record.document.path, address)
        section = views.Section(f"Alle {title}", "alle", cards, layout="tiles")
        yield views.PageView(
            type="organisation_list",
            section=address,
            sections=(section,),
            **page_parts(content, title, address),
        )


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
