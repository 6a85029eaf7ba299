"""Document + model → frozen entry, or every mistake of the header at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from content_model.document import START, Document, Header, Loc, Mark
from content_model.finding import Finding, Problem
from content_model.header_names import Renamed, rename_fields
from content_model.models.base import Model, nested_models
from content_model.models.values import SHAPES
from content_model.reading import ReadingContext

EXAMPLES = {
    "titel": "titel: Sommerfest in Rostock",
    "beginn": "beginn: 03.11.2026 18:00",
    "datum": "datum: 03.11.2026",
    "am": "am: 03.11.2026",
    "name": "name: Haus der Begegnung",
    "datei": "datei: medien/bild.jpg",
    "text": "text: Begrüßung",
    "nummer": "nummer: 0381 1234567",
    "telefon": "telefon: 0381 1234567",
    "foerderer": "foerderer: Stadt Rostock",
    "regel": "regel: jeden 1. Dienstag im Monat",
    "ziel": "ziel: /veranstaltungen/",
    "inhaber": "inhaber: Netzwerk e. V.",
    "iban": "iban: DE89 3704 0044 0532 0130 00",
    "hoster": "hoster: GitHub Inc.",
    "id_namensraum": "einmal python -m uuid ausführen und das Ergebnis eintragen",
}

ADDRESS_FIELDS = frozenset(
    ("titel", "slug", "url", "save_as", "beginn", "datum", "bericht_zu", "am", "art", "region")
)


@dataclass(frozen=True, slots=True)
class Validated:
    """The entry, or None if it has mistakes; the header under canonical names; findings.

    `partial` is the entry without the fields that have mistakes, if the rest makes an entry and
    its address does not depend on them: rules over several entries need not wait.
    """

    entry: Model | None
    header: Header
    findings: tuple[Finding, ...]
    partial: Model | None


def validate(document: Document, model: type[Model], context: ReadingContext) -> Validated:
    """The entry that the document's header describes."""
    renamed = rename_fields(document, model)
    try:
        entry = model.model_validate(renamed.header.values, context=context)
    except ValidationError as error:
        findings = (*renamed.findings, *_findings(document, renamed, model, error))
        return Validated(None, renamed.header, findings, _partial(renamed, model, context, error))
    partial = None if renamed.header.broken & ADDRESS_FIELDS else entry
    return Validated(entry, renamed.header, tuple(renamed.findings), partial)


def _partial(
    renamed: Renamed, model: type[Model], context: ReadingContext, error: ValidationError
) -> Model | None:
    wrong = {str(details["loc"][0]) for details in error.errors(include_url=False) if details["loc"]}
    if ADDRESS_FIELDS & (wrong | renamed.header.broken):
        return None
    rest = {name: value for name, value in renamed.header.values.items() if name not in wrong}
    try:
        return model.model_validate(rest, context=context)
    except ValidationError:
        return None


def _findings(
    document: Document, renamed: Renamed, model: type[Model], error: ValidationError
) -> Iterator[Finding]:
    for details in error.errors(include_url=False):
        loc = renamed.header.typed_loc(tuple(part for part in details["loc"] if part not in SHAPES))
        if details["type"] != "missing":
            yield _wrong(document, renamed, model, loc, details)
        elif not _has_finding(renamed, loc):
            yield _missing(document, renamed, loc)


def _has_finding(renamed: Renamed, loc: Loc) -> bool:
    """Whether a missing field was typed and refused before, or the whole header is missing."""
    return (
        renamed.header.absent or loc in renamed.meant or (loc[:-1] == () and loc[-1] in renamed.header.broken)
    )


def _wrong(
    document: Document, renamed: Renamed, model: type[Model], loc: Loc, details: ErrorDetails
) -> Finding:
    mark, name = renamed.header.value_mark(loc), renamed.dotted_name(loc)
    problem = details.get("ctx", {}).get("error")
    if isinstance(problem, Problem):
        return document.finding(mark, name, problem.problem, problem.hint, problem.severity)
    return document.finding(mark, name, *_shape_problem(details["input"], model, loc))


def _missing(document: Document, renamed: Renamed, loc: Loc) -> Finding:
    name = str(loc[-1])
    hint = EXAMPLES.get(name, f"{name}: …")
    dotted = renamed.dotted_name(loc[:-1], name)
    if loc in renamed.empty:
        return document.finding(renamed.header.key_mark(loc), dotted, "das Feld ist leer", hint)
    mark: Mark = renamed.header.value_mark(loc[:-1]) if len(loc) > 1 else _header_start(document)
    return document.finding(mark, dotted, "das Feld fehlt", hint)


def _header_start(document: Document) -> Mark:
    lines = [mark.line for mark in document.header.keys.values()]
    return Mark(max(min(lines) - 1, 1), 1) if lines else START


def _shape_problem(given: Any, model: type[Model], loc: Loc) -> tuple[str, str]:
    """Text or a list where single facts are expected: only their shape can be wrong here."""
    shape = "eine Liste" if isinstance(given, list) else "nur ein Text"
    names = [info.alias or "" for inner in _models_at(model, loc) for info in inner.model_fields.values()]
    lines = ", ".join(f"{name}: …" for name in names[:6] or ["name"])
    return (
        f"hier steht {shape}, erwartet werden einzelne Angaben",
        f"darunter eigene Zeilen, um zwei Leerzeichen eingerückt: {lines}",
    )


def _models_at(model: type[Model], loc: Loc) -> tuple[type[Model], ...]:
    """The models of a mapping in the place `loc`."""
    models: tuple[type[Model], ...] = (model,)
    for name in (part for part in loc if isinstance(part, str)):
        models = tuple(inner for outer in models for inner in nested_models(outer).get(name, ()))
    return models
