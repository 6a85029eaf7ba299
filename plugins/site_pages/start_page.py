"""The start page: who this is, who answers for me, what happens next."""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.page_parts import entry_parts, page_parts
from content_model.site_content import ShownEntry, SiteContent
from content_model.structured_data import organization, script_json

from site_pages.neighbours import Neighbours
from site_pages.network import network

EVENTS, REPORTS, NEWS = 4, 3, 4


def start_page(content: SiteContent, shown: ShownEntry | None, others: Neighbours) -> views.PageView:
    """The start page, with the text of seiten/start.md if there is one."""
    facts = content.facts
    parts = entry_parts(content, shown) if shown else page_parts(content, facts.name, "")
    parts["title"], parts["crumbs"] = facts.name, ()
    parts["lead"] = parts.get("lead") or facts.description
    parts["description"] = facts.description
    parts["structured_data"] = (script_json(organization(network(content))),) if content.site_url else ()
    return views.PageView(type="start", section="", sections=tuple(_sections(content, others)), **parts)


def _sections(content: SiteContent, others: Neighbours) -> Iterator[views.Section]:
    regions = tuple(
        views.Link(shown.entry.title, content.url(shown.address or "")) for shown in content.listed("region")
    )
    if regions:
        more = views.Link("Alle Ansprechpersonen", content.url("vor-ort/"))
        yield views.Section(
            "Wer ist für mich zuständig?",
            "zustaendig",
            links=regions,
            layout="links",
            more=more,
            text="Wählen Sie Ihre Region:",
        )
    if events := others.events.coming(lambda event: True, EVENTS):
        yield views.Section(
            "Nächste Termine",
            "termine",
            events,
            more=views.Link("Alle Termine", content.url("veranstaltungen/")),
        )
    if reports := others.events.reports(lambda event: True, REPORTS):
        yield views.Section(
            "Rückblicke",
            "rueckblicke",
            reports,
            layout="tiles",
            more=views.Link("Alle Rückblicke", content.url("berichte/")),
        )
    if news := others.shelf.news(lambda entry: True, NEWS):
        yield views.Section(
            "Aktuelles", "aktuelles", news, more=views.Link("Alle Meldungen", content.url("aktuelles/"))
        )
