"""Document + model → frozen entry, or every mistake of the header at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from content_model.document import START, Document, Header, Loc, Mark
from content_model.finding import Finding, Problem
from content_model.header_names import Renamed, rename_fields
from content_model.models.base import Model
from content_model.reading import ReadingContext

EXAMPLES = {
    "titel": "titel: Sommerfest in Rostock",
    "beginn": "beginn: 03.11.2026 18:00",
    "datum": "datum: 03.11.2026",
    "name": "name: Haus der Begegnung",
    "datei": "datei: medien/bild.jpg",
    "regel": "regel: jeden 1. Dienstag im Monat",
}


@dataclass(frozen=True, slots=True)
class Validated:
    """The entry, or None if it has mistakes; the header under canonical names; findings."""

    entry: Model | None
    header: Header
    findings: tuple[Finding, ...]


def validate(document: Document, model: type[Model], context: ReadingContext) -> Validated:
    """The entry that the document's header describes."""
    renamed = rename_fields(document, model)
    findings = list(renamed.findings)
    entry = None
    try:
        entry = model.model_validate(renamed.header.values, context=context)
    except ValidationError as error:
        findings += _findings(document, renamed, error)
    return Validated(entry, renamed.header, tuple(findings))


def _findings(document: Document, renamed: Renamed, error: ValidationError) -> Iterator[Finding]:
    known = {(found.line, found.column) for found in document.findings}
    for details in error.errors(include_url=False):
        found = _finding(document, renamed, details)
        if not (details["type"] == "missing" and _told_already(document, found, details["loc"], known)):
            yield found


def _told_already(document: Document, found: Finding, loc: Loc, known: set[tuple[int, int]]) -> bool:
    """A file without any header has one finding, not one for each missing field."""
    return not document.header.values and not document.header.keys and bool(known)


def _finding(document: Document, renamed: Renamed, details: ErrorDetails) -> Finding:
    loc = details["loc"]
    name = _field_name(loc)
    if details["type"] == "missing":
        return _missing(document, renamed, loc)
    mark = renamed.header.value_mark(loc)
    problem = details.get("ctx", {}).get("error")
    if isinstance(problem, Problem):
        return document.finding(mark, name, problem.problem, problem.hint, problem.severity)
    return document.finding(mark, name, *_shape_problem(details))


def _field_name(loc: Loc) -> str:
    """The dotted name of a field: `anmeldung.bis`, list positions left out."""
    return ".".join(part for part in loc if isinstance(part, str) and not part.startswith(("function-", "is-instance", "lax-")) and part[:1].islower() and part != "liste")


def _missing(document: Document, renamed: Renamed, loc: Loc) -> Finding:
    name = str(loc[-1])
    hint = EXAMPLES.get(name, f"{name}: …")
    if loc in renamed.empty:
        return document.finding(renamed.header.key_mark(loc), _field_name(loc), "das Feld ist leer", hint)
    mark: Mark = renamed.header.value_mark(loc[:-1]) if len(loc) > 1 else _header_start(document)
    return document.finding(mark, _field_name(loc), "das Feld fehlt", hint)


def _header_start(document: Document) -> Mark:
    lines = [mark.line for mark in document.header.keys.values()]
    return Mark(max(min(lines) - 1, 1), 1) if lines else START


def _shape_problem(details: ErrorDetails) -> tuple[str, str]:
    kind = details["type"]
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return "hier wird ein Block mit eigenen Feldern erwartet", "die Felder darunter schreiben, um zwei Leerzeichen eingerückt"
    if kind in ("tuple_type", "list_type"):
        return "hier wird eine Liste erwartet", "je Zeile zwei Leerzeichen, „-“, Leerzeichen, Wert"
    return "dieser Wert passt hier nicht", "die Angaben zu diesem Feld im Handbuch nachlesen"
