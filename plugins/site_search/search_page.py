"""The page /suche/: the field, and lists to browse for everyone whom the field does not help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from content_model import views
from content_model.page_parts import page_parts
from content_model.planned import PlannedPage
from content_model.site_content import SiteContent

SEARCH = "suche/"
CONTACT = "kontakt/"
LISTS = {
    "veranstaltungen/": "Nächste Termine",
    "kalender/": "Kalender",
    "berichte/": "Rückblicke",
    "aktuelles/": "Aktuelles",
    "vor-ort/": "Vor Ort",
    "vor-ort/a-z/": "Kontakte von A bis Z",
    "projekte/": "Projekte",
    "material/": "Material",
    "reihen/": "Reihen",
    "ueber-uns/": "Über uns",
}


def search_page(content: SiteContent, pages: Iterable[PlannedPage]) -> views.PageView:
    """The view of the search page; `pages` are all other pages of the site."""
    shown = {page.view.address: page.view for page in pages if not page.view.noindex}
    return views.PageView(
        type="search",
        section=SEARCH,
        description=f"Die Seiten von {content.facts.name} durchsuchen",
        sections=tuple(_sections(content, shown)),
        **page_parts(content, "Suche", SEARCH),
    )


def _sections(content: SiteContent, shown: Mapping[str, views.PageView]) -> Iterator[views.Section]:
    """Regions, topics and the great lists, as far as this site has them."""
    lists = tuple(
        views.Link(title, content.url(address)) for address, title in LISTS.items() if address in shown
    )
    for title, name, links in (
        ("Alle Listen", "listen", lists),
        ("Regionen", "regionen", _of_type(content, "region", shown)),
        ("Themen", "themen", _of_type(content, "topic", shown)),
    ):
        if links:
            yield views.Section(title, name, links=links, layout="links")


def _of_type(content: SiteContent, kind: str, shown: Mapping[str, views.PageView]) -> tuple[views.Link, ...]:
    found = sorted((view for view in shown.values() if view.type == kind), key=lambda view: view.address)
    return tuple(
        views.Link(view.title, view.url, lang=view.lang if view.lang != content.facts.lang else None)
        for view in found
    )
