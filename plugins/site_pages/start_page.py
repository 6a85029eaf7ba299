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
    facts, finder = content.facts, others.contacts.finder()
    parts = page_parts(content, facts.name, "")
    if content.site_url:
        parts["structured_data"] = (script_json(organization(network(content))),)
    return views.PageView(
        type="start",
        section="",
        lead=(shown.entry.summary if shown else None) or facts.description,
        description=facts.description,
        body=shown.body if shown else Markup(),
        finder=finder,
        next_date=others.events.next_date(),
        sections=tuple(_sections(content, others, has_finder=finder is not None)),
        **parts,
    )


def _sections(content: SiteContent, others: Neighbours, *, has_finder: bool) -> Iterator[views.Section]:
    """The regions answer on the first screen where no finder does; beside one they are a list below."""
    regions = tuple(
        views.Link(shown.entry.title, content.url(shown.address or "")) for shown in content.listed("region")
    )
    more = views.Link("Alle Ansprechpersonen", content.url("vor-ort/"))
    if regions and not has_finder:
        text = "Wählen Sie Ihre Region:"
        yield views.Section(
            "Wer ist für mich zuständig?", "zustaendig", links=regions, layout="links", more=more, text=text
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
    if regions and has_finder:
        yield views.Section("Vor Ort", "vor-ort", links=regions, layout="links", more=more)


def _all(entry: object) -> bool:
    """Chooses everything."""
    del entry
    return True
