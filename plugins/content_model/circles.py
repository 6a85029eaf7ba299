"""References that lead back to where they began: regions inside themselves, deputies of each other."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from content_model.fields.spelling import shown
from content_model.finding import Finding, Severity
from content_model.models.contact import ContactPoint
from content_model.models.entry import Entry
from content_model.models.region import Region
from content_model.reading import Reference

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record


@dataclass(frozen=True, slots=True)
class _Kind:
    """A field by which entries name each other; `problem` and `itself` are what a circle means."""

    field: str
    problem: str
    itself: str
    hint: str
    severity: Severity


PART_OF = _Kind(
    "teil_von",
    "die Regionen liegen im Kreis ineinander: {}",
    "die Region wäre Teil von sich selbst",
    "in der größten Region die Zeile teil_von: löschen",
    Severity.ERROR,
)
DEPUTY = _Kind(
    "vertretung",
    "die Vertretungen führen im Kreis: {}; sind alle zugleich abwesend, antwortet die Stelle darüber",
    "die Person wäre ihre eigene Vertretung",
    "bei einer der Personen jemand anderen eintragen",
    Severity.WARNING,
)


def circle_findings(records: Iterable[Record]) -> Iterator[Finding]:
    """One finding for each circle, in the first of its files."""
    known = {record.id: (record, record.partial) for record in records if record.partial}
    for kind in (PART_OF, DEPUTY):
        targets = {id_: target for id_, (_, entry) in known.items() if (target := _target(entry, kind))}
        for circle in _circles(targets):
            yield _finding(known, circle, kind)


def _target(entry: Entry, kind: _Kind) -> str | None:
    reference: Reference | None = None
    if kind is PART_OF and isinstance(entry, Region):
        reference = entry.part_of
    elif kind is DEPUTY and isinstance(entry, ContactPoint):
        reference = entry.deputy
    return reference.id if reference else None


def _circles(targets: Mapping[str, str]) -> Iterator[list[str]]:
    """Every circle once, from its first id on."""
    done: set[str] = set()
    for start in sorted(targets):
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = targets.get(at)
        if at in path:
            ids = list(path)
            circle = ids[ids.index(at) :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]
        done |= path.keys()


def _finding(known: Mapping[str, tuple[Record, Entry]], circle: list[str], kind: _Kind) -> Finding:
    first = known[circle[0]][0]
    names = [shown(known[id_][1].title) for id_ in (*circle, circle[0])]
    problem = kind.itself if len(circle) == 1 else kind.problem.format(" → ".join(names))
    mark = first.header.value_mark((kind.field,))
    return first.document.finding(mark, kind.field, problem, kind.hint, kind.severity)
