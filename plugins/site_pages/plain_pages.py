"""Plain pages, the handbook, and the pages the law asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from content_model import views
from content_model.models.page import Page
from content_model.page_parts import PageParts, entry_parts, page_parts
from content_model.planned import PageGroup, PlannedPage
from content_model.qr_code import GiroCode
from content_model.site_content import ShownEntry, SiteContent
from content_model.wording import format_long_day
from site_pages.contacts import ContactCards
from site_pages.giro_code import giro_code_svg
from site_pages.legal_facts import FACTS_TITLES, LEGAL_PAGES, legal_facts
from site_pages.organisation_pages import used_lists

ABOUT = "ueber-uns/"
MoreSections = Callable[[], tuple[views.Section, ...]]


def plain_pages(
    content: SiteContent, contact_cards: ContactCards, more: Mapping[str, MoreSections]
) -> Iterator[PageGroup]:
    """Every page of the folder seiten/ but the start page, and legal pages without a file.

    `more` makes the sections that the page at an address has besides its own text.
    """
    pages = [shown for shown in content.of_type("page") if shown.address]
    for shown in pages:
        sections = more.get(shown.address or "", tuple)
        yield PageGroup(f"page {shown.id}", partial(_written, content, shown, contact_cards, sections))
    missing = LEGAL_PAGES.keys() - {shown.address for shown in pages}
    for address, title in LEGAL_PAGES.items():
        if address in missing:
            sections = more.get(address, tuple)
            yield PageGroup(f"legal {address}", partial(_unwritten, content, address, title, sections))


def _written(
    content: SiteContent, shown: ShownEntry, contact_cards: ContactCards, more: MoreSections
) -> Iterator[PlannedPage]:
    view = _page(content, shown, contact_cards, more())
    yield PlannedPage("about" if shown.address == ABOUT else view.type, view, shown)


def _unwritten(content: SiteContent, address: str, title: str, more: MoreSections) -> Iterator[PlannedPage]:
    """A legal page without a file, if there are facts for it."""
    if facts := legal_facts(content, address):
        yield PlannedPage("legal", _legal_page(facts, more(), page_parts(content, title, address)))


def _legal_page(
    facts: tuple[views.Fact, ...], sections: tuple[views.Section, ...], parts: PageParts
) -> views.PageView:
    return views.PageView(
        type="legal",
        section=parts["address"],
        facts=facts,
        facts_title=FACTS_TITLES.get(parts["address"], "Angaben"),
        sections=sections,
        **parts,
    )


def _page(
    content: SiteContent, shown: ShownEntry, contact_cards: ContactCards, more: tuple[views.Section, ...]
) -> views.PageView:
    entry = shown.entry
    assert isinstance(entry, Page)
    address = shown.address or ""
    legal = address in LEGAL_PAGES
    checked = entry.checked_by and f"Geprüft von {entry.checked_by}" + (
        f" am {format_long_day(entry.checked)}" if entry.checked else ""
    )
    return views.PageView(
        type="legal" if legal and not entry.giro_code else "page",
        section=address,
        easy_language=entry.easy_language,
        facts=legal_facts(content, address),
        facts_title=FACTS_TITLES.get(address, "Angaben") if legal else "Auf einen Blick",
        contacts=contact_cards(entry.contacts, None),
        giro_code=_giro_code(content) if entry.giro_code else None,
        sections=(*_not_written(more, shown.body), *(_companions(content) if address == ABOUT else ())),
        updated=checked or (f"Stand: {format_long_day(entry.date)}" if entry.date else None),
        **entry_parts(content, shown),
    )


def _not_written(sections: tuple[views.Section, ...], body: str) -> Iterable[views.Section]:
    """The sections whose heading the page's own text does not have."""
    return (section for section in sections if f'id="{section.id}"' not in body)


def _companions(content: SiteContent) -> Iterator[views.Section]:
    """Links to the lists of partners, members and funders."""
    links = tuple(views.Link(title, content.url(address)) for address, title, _ in used_lists(content))
    if links:
        yield views.Section("Mit wem wir arbeiten", "mit-wem-wir-arbeiten", links=links, layout="links")


def _giro_code(content: SiteContent) -> GiroCode | None:
    account = content.facts.account
    if account is None:
        return None
    svg = giro_code_svg(account.recipient, account.iban.compact, account.bic, account.purpose)
    return GiroCode(account.recipient, account.iban.display, account.bic, account.bank, svg)


def handbook_pages(content: SiteContent) -> Iterator[PageGroup]:
    """The editors' handbook, with links from page to page."""
    pages = content.of_type("handbook")
    links = tuple(
        (shown.entry.title, shown.address or "")
        for shown in sorted(pages, key=lambda one: (one.address != "handbuch/", one.entry.title))
    )
    for shown in pages:
        yield PageGroup(f"handbook {shown.id}", partial(_handbook_page, content, shown, links))


def _handbook_page(
    content: SiteContent, shown: ShownEntry, links: Iterable[tuple[str, str]]
) -> Iterator[PlannedPage]:
    crumbs = () if shown.address == "handbuch/" else (("Handbuch", "handbuch/"),)
    menu = tuple(
        views.Link(title, content.url(address), current=address == shown.address) for title, address in links
    )
    parts = entry_parts(content, shown, crumbs)
    parts["noindex"] = True
    filters = (views.Filter("Handbuch", menu),)
    view = views.PageView(type="handbook", section="handbuch/", filters=filters, **parts)
    yield PlannedPage("handbook", view, shown)


def not_found_page(content: SiteContent) -> views.PageView:
    """What a wrong address shows."""
    parts = page_parts(content, "Diese Seite gibt es nicht", "404.html")
    parts["crumbs"], parts["structured_data"], parts["canonical"] = (), (), None
    lead = "Vielleicht ist sie umgezogen, oder in der Adresse steckt ein Tippfehler."
    return views.PageView(type="not_found", noindex=True, lead=lead, **parts)
