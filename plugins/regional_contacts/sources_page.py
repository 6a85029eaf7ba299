"""The page that says where postcodes, places and shapes come from, as their licences ask."""

from __future__ import annotations

from content_model import views
from content_model.finder_views import SourceNote
from content_model.page_parts import page_parts
from content_model.site_content import SiteContent
from regional_contacts.data_sources import DATA_SOURCES, DataSource
from regional_contacts.finder import DATA, SOURCES

TITLE = "Woher die Daten kommen"
LEAD = "Suche, Karte und Ortsverzeichnis beruhen auf offenen Daten. Beim Suchen wird nichts übertragen und nichts gespeichert."


def sources_page(content: SiteContent) -> views.PageView:
    """All sources with notice, licence, date and changes; the derived data as a file to take along."""
    data = views.Link("Daten der Suche", content.url(DATA), "JSON, ODbL 1.0")
    return views.PageView(
        type="sources",
        section=SOURCES,
        lead=LEAD,
        source_notes=tuple(map(_note, DATA_SOURCES)),
        see_also=(data,),
        **page_parts(content, TITLE, SOURCES),
    )


def _note(source: DataSource) -> SourceNote:
    return SourceNote(
        title=source.used_for,
        notice=views.Link(source.notice, source.url),
        licence=views.Link(source.licence, source.licence_url),
        lines=(f"Stand: {source.as_of}.", source.changes),
    )
