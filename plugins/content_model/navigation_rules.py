"""Entries of the menu and the footer in netzwerk.yaml that lead nowhere: each is told, none is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content_model.catalogue import Record
from content_model.document import Document, Mark
from content_model.fields.spelling import fold, nearest, quoted
from content_model.finding import Finding, Severity
from content_model.models.base import field_names
from content_model.site_facts import NavigationEntry, SiteFacts
from content_model.site_view import LISTS, SOURCES

GENERATED = {*LISTS, "themen/", SOURCES[1]}


def navigation_findings(
    facts: SiteFacts | None, source: Document, records: Iterable[Record]
) -> Iterator[Finding]:
    """A finding for each target that is neither a list nor a page; a page that is only withheld is no mistake."""
    if facts is None:
        return
    pages = {record.address for record in records if record.address} | GENERATED
    for name, entries in (("navigation", facts.navigation), ("fusszeile", facts.footer)):
        for at, entry in enumerate(entries):
            if entry.target.strip("/") + "/" not in pages:
                yield _finding(source, name, at, entry, pages)


def _finding(source: Document, name: str, at: int, entry: NavigationEntry, pages: Iterable[str]) -> Finding:
    near = nearest(entry.target.strip("/") + "/", pages, 2)
    hint = (
        "meinten Sie " + " oder ".join(quoted(f"/{page}") for page in near) + "?"
        if near
        else "die Adresse einer eigenen Seite oder Liste, zum Beispiel /veranstaltungen/"
    )
    problem = f"{quoted(entry.target)} ist keine Seite, auf die ein Menü führen kann; der Eintrag {quoted(entry.title)} fehlt"
    return source.finding(_mark(source, name, at), f"{name}.ziel", problem, hint, Severity.PUBLISH)


def _mark(source: Document, name: str, at: int) -> Mark:
    header = source.header
    typed = next((key for key in header.values if field_names(SiteFacts).get(fold(key)) == name), name)
    marks = (header.marks.get((*header.typed_loc((typed, at)), word)) for word in ("ziel", "link"))
    return next((mark for mark in marks if mark), header.value_mark((typed, at)))
