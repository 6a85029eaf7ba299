"""Material: publications, flyers, forms, periodicals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import quote

from content_model import views
from content_model.fields.dates import DateSpan
from content_model.models.material import Material
from content_model.page_parts import entry_parts, fact, page_parts
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from content_model.wording import format_span
from site_pages.shelf import material_card

MATERIAL = "material/"
OTHER = "Weiteres"


def material_page(content: SiteContent, shown: ShownEntry) -> views.PageView:
    """One piece of material at the address that stays."""
    entry = shown.entry
    assert isinstance(entry, Material)
    parts = entry_parts(content, shown, (("Material", MATERIAL),))
    own = content.media.download(entry.file, entry.title, entry.kind) if entry.file else None
    parts["downloads"] = (*([own] if own else []), *parts["downloads"])
    if newer := _replaced_by(content, shown):
        link = views.Link(newer.entry.title, content.url(newer.address or ""))
        notice = views.Notice("Es gibt eine neuere Fassung", "info", links=(link,))
        parts["notices"] = (*parts["notices"], notice)
    return views.PageView(
        type="material", section=MATERIAL, kicker=entry.kind, facts=tuple(_facts(content, entry)), **parts
    )


def _facts(content: SiteContent, entry: Material) -> Iterator[views.Fact]:
    yield from fact("Ausgabe", entry.issue)
    yield from fact("Erschienen", format_span(DateSpan(entry.date)) if entry.date else None)
    yield from fact("Zu", content.link(entry.about) if entry.about else None)
    yield from fact("Ersetzt", content.link(entry.replaces) if entry.replaces else None)
    yield from fact("Im Netz", views.Link("Zur Veröffentlichung", entry.link) if entry.link else None)
    yield from fact("Bildnachweis", entry.credit)
    if entry.to_order and content.facts.email:
        yield from fact(
            "Gedruckt bestellen",
            views.Link("Bestellung per E-Mail", _order(content.facts.email, entry.title)),
        )


def _order(email: str, title: str) -> str:
    body = f"Guten Tag,\n\nbitte schicken Sie mir „{title}“.\n\nAnzahl: \nName: \nAnschrift: \n\nMit freundlichen Grüßen\n"
    return f"mailto:{email}?subject={quote('Bestellung: ' + title)}&body={quote(body.replace(chr(10), chr(13) + chr(10)))}"


def _replaced_by(content: SiteContent, shown: ShownEntry) -> ShownEntry | None:
    here = Reference(shown.id)
    return next(
        (
            other
            for other in content.listed("material")
            if isinstance(other.entry, Material) and other.entry.replaces == here
        ),
        None,
    )


def material_list(content: SiteContent) -> views.PageView:
    """All material by kind, the newest first; replaced pieces are left out."""
    current = [one for one in content.listed("material") if _replaced_by(content, one) is None]
    current.sort(key=lambda one: (_kind(one), _age(one), one.entry.title))
    sections = tuple(
        views.Section(
            kind, slug_of(kind), tuple(material_card(content, one, below_kind=True) for one in group)
        )
        for kind, group in groupby(current, key=_kind)
    )
    return views.PageView(
        type="material_list", section=MATERIAL, sections=sections, **page_parts(content, "Material", MATERIAL)
    )


def _kind(shown: ShownEntry) -> str:
    assert isinstance(shown.entry, Material)
    return shown.entry.kind or OTHER


def _age(shown: ShownEntry) -> tuple[int, int, int]:
    assert isinstance(shown.entry, Material)
    date = shown.entry.date
    year, month, day = (date.year or 0, date.month or 0, date.day or 0) if date else (0, 0, 0)
    return (-year, -month, -day)
