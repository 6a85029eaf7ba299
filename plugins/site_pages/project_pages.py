"""Projects: running and ended, each with what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.models.material import Material
from content_model.models.project import Project
from content_model.page_parts import entry_parts, fact, page_parts
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from content_model.wording import format_run_time, iso
from site_pages.contacts import ContactCards
from site_pages.neighbours import Neighbours
from site_pages.shelf import has_ended, project_card

PROJECTS = "projekte/"


def project_page(
    content: SiteContent, shown: ShownEntry, contact_cards: ContactCards, others: Neighbours
) -> views.PageView:
    """One project with its events, reports, news and material."""
    entry = shown.entry
    assert isinstance(entry, Project)
    here = Reference(shown.id)
    ended = has_ended(entry, content)
    return views.PageView(
        type="project",
        section=PROJECTS,
        kicker="Projekt, abgeschlossen" if ended else "Projekt",
        facts=tuple(_facts(content, entry)),
        contacts=contact_cards(entry.contacts, entry.region),
        sections=(
            *others.dated(lambda event: event.project == here),
            *others.material(lambda other: isinstance(other, Material) and other.about == here),
        ),
        **entry_parts(content, shown, (("Projekte", PROJECTS),)),
    )


def _facts(content: SiteContent, entry: Project) -> Iterator[views.Fact]:
    yield from fact("Ziel", entry.aim)
    if entry.run_time:
        start, end = iso(entry.run_time.start), iso(entry.run_time.end) if entry.run_time.end else None
        yield from fact("Laufzeit", format_run_time(entry.run_time), start=start, end=end)
    yield from fact("Programm", entry.programme)
    yield from fact("Träger", *content.links(entry.carriers))
    yield from fact("Partner", *content.links(entry.partners))
    yield from fact("Leitung", *entry.lead)
    yield from fact("Region", content.link(entry.region) if entry.region else None)
    yield from fact("Ergebnisse", *entry.results)


def project_list(content: SiteContent) -> views.PageView:
    """Running projects first, then the ended ones."""
    projects = content.listed("project")
    running = [
        one for one in projects if isinstance(one.entry, Project) and not has_ended(one.entry, content)
    ]
    ended = [one for one in projects if one not in running]
    sections = [
        views.Section(title, anchor, tuple(project_card(content, one) for one in group))
        for title, anchor, group in (
            ("Laufende Projekte", "laufend", running),
            ("Abgeschlossen", "abgeschlossen", ended),
        )
        if group
    ]
    return views.PageView(
        type="project_list",
        section=PROJECTS,
        sections=tuple(sections),
        **page_parts(content, "Projekte", PROJECTS),
    )
