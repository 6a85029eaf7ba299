"""The start page: who this is, who answers for me, what happens next."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from content_model import views
from content_model.network import network
from content_model.page_parts import page_parts
from content_model.site_content import ShownEntry, SiteContent
from content_model.structured_data import organization, script_json
from site_pages.neighbours import Neighbours

EVENTS, REPORTS, NEWS = 4, 3, 4


def start_page(content: SiteContent, shown: ShownEntry | None, others: Neighbours) -> views.PageView:
    """The start page, with the text of seiten/start.md if there is one."""
    facts = content.facts
    parts = page_parts(content, facts.name, "")
    if content.site_url:
        parts["structured_data"] = (script_json(organization(network(content))),)
    return views.PageView(
        type="start",
        section="",
        lead=(shown.entry.summary if shown else None) or facts.description,
        description=facts.description,
        body=shown.body if shown else Markup(),
        sections=tuple(_sections(content, others)),
        **parts,
    )


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
    if events := others.events.coming(_all, EVENTS):
        yield views.Section(
            "Nächste Termine",
            "termine",
            events,
            more=views.Link("Alle Termine", content.url("veranstaltungen/")),
            phase="coming",
        )
    if reports := others.events.reports(_all, REPORTS):
        yield views.Section(
            "Rückblicke",
            "rueckblicke",
            reports,
            layout="tiles",
            more=views.Link("Alle Rückblicke", content.url("berichte/")),
        )
    if news := others.shelf.news(_all, NEWS):
        yield views.Section(
            "Aktuelles", "aktuelles", news, more=views.Link("Alle Meldungen", content.url("aktuelles/"))
        )


def _all(entry: object) -> bool:
    """Chooses everything."""
    del entry
    return True
