"""Entry → the address of its page below the site (content model, "Types")."""

from __future__ import annotations

import typing
from collections.abc import Mapping

from content_model.models.contact import OFFICE, ContactPoint
from content_model.models.entry import Entry
from content_model.models.event import EventFacts
from content_model.models.news import News
from content_model.models.report import Report
from content_model.reading import Reference
from content_model.source_files import file_slug, slug_of

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record

RESERVED = frozenset(
    [
        "404",
        "a-z",
        "aktuelles",
        "berichte",
        "feeds",
        "foerderer",
        "handbuch",
        "kalender",
        "kontakt",
        "material",
        "medien",
        "mitglieder",
        "ohne-datum",
        "orte",
        "partner",
        "projekte",
        "quellen",
        "reihen",
        "rubrik",
        "stil",
        "suche",
        "theme",
        "themen",
        "veranstaltungen",
        "vor-ort",
        "vor-ort/a-z",
        "vor-ort/angebote",
        "vor-ort/orte",
        "vor-ort/sprachen",
    ]
)
START_PAGE = "seiten/start"
PREFIXES = {
    "handbook": "handbuch/",
    "material": "material/",
    "page": "",
    "project": "projekte/",
    "region": "vor-ort/",
    "series": "reihen/",
    "topic": "themen/",
}


def needed_address(entry: Entry) -> str | None:
    """The address that the header itself prescribes (`url`, `save_as`), if it does."""
    prescribed = entry.save_as or entry.url
    if prescribed is None:
        return None
    if prescribed == "index.html" or prescribed.endswith("/index.html"):
        return prescribed.removesuffix("index.html")
    return prescribed if prescribed.endswith(".html") else prescribed + "/"


def address_of(
    entry_id: str, path: str, kind: str, entry: Entry, records: Mapping[str, Record]
) -> str | None:
    """The address of an entry's page, "" for the start page, None without a page."""
    slug = entry.slug or file_slug(path)
    if isinstance(entry, EventFacts):
        return _event_address(entry, slug)
    if isinstance(entry, ContactPoint):
        return _contact_address(entry, slug, records)
    if isinstance(entry, News):
        return f"aktuelles/{entry.date.year or 'ohne-datum'}/{slug}/"
    if kind == "topic":
        slug = entry.slug or slug_of(entry.title)
    if entry_id == START_PAGE or (kind == "handbook" and slug == "index"):
        return PREFIXES[kind]
    return f"{PREFIXES[kind]}{slug}/" if kind in PREFIXES else None


def _event_address(entry: EventFacts, slug: str) -> str | None:
    """A report of one event is told on the event's own page unless it names one of several dates."""
    if isinstance(entry, Report) and entry.about and entry.on is None:
        return None
    year = entry.begin.start.year if entry.begin else None
    if isinstance(entry, Report) and entry.on:
        year = entry.on.year
    return f"veranstaltungen/{year or 'ohne-datum'}/{slug}/"


def _contact_address(entry: ContactPoint, slug: str, records: Mapping[str, Record]) -> str:
    if entry.kind == OFFICE:
        return "kontakt/"
    if region := entry.region and region_slug(entry.region, records):
        return f"vor-ort/{region}/{slug}/"
    return f"ueber-uns/{slug}/"


def region_slug(reference: Reference, records: Mapping[str, Record]) -> str:
    """The slug of a region, also while its header has mistakes."""
    record = records[reference.id]
    written = record.entry.slug if record.entry else None
    return written or file_slug(record.path)
