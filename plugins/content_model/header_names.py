"""Typed names → canonical names, with a finding for each unknown or doubled field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from content_model.document import Document, Header, Loc
from content_model.fields.spelling import fold, nearest, quoted, shown
from content_model.finding import Finding
from content_model.models.base import Model, field_names, nested_models

Models = tuple[type[Model], ...]
MOST_NAMES_LISTED = 14


class Place(NamedTuple):
    """Where a value stands: as typed (`old`), under canonical names (`new`), and what it may be."""

    old: Loc
    new: Loc
    models: Models

    def inner(self, old: str | int, new: str | int, models: Models) -> Place:
        """The place of a value inside this one."""
        return Place((*self.old, old), (*self.new, new), models)


@dataclass
class Renamed:
    """A header under canonical names.

    `empty` holds the fields without a value, `meant` those that misspelt names stand for.
    """

    document: Document
    header: Header
    empty: set[Loc] = field(default_factory=set)
    meant: set[Loc] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def mapping(self, values: dict[str, Any], place: Place) -> dict[str, Any]:
        """The mapping under canonical names; fields without a value are left out."""
        result: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for typed, value in values.items():
            known, nested = _known_name(typed, place.models)
            name = known or typed
            here = place.inner(typed, name, nested)
            if place.models and known is None:
                self._unknown(typed, place)
            elif name in origins:
                self._doubled(typed, origins[name], place)
            else:
                origins[name] = typed
                self._copy_marks(here)
                if _is_blank(value):
                    self.empty.add(here.new)
                else:
                    result[name] = self._value(value, here)
        return result

    def _value(self, value: Any, place: Place) -> Any:
        if gallery := next((model for model in place.models if model.LIST_FIELD), None):
            return self._listed(value, place, gallery)
        if isinstance(value, list):
            return self._items(value, place)
        if not isinstance(value, dict):
            return value
        fitting = place._replace(models=_fitting(value, place.models))
        return self._pair(value, fitting) or self.mapping(value, fitting)

    def _listed(self, value: Any, place: Place, model: type[Model]) -> Any:
        """A list, or one of its items, in the place of a mapping stands for that list."""
        items = nested_models(model)[model.LIST_FIELD]
        inner = Place(place.old, (*place.new, model.LIST_FIELD), items)
        if isinstance(value, list):
            return {model.LIST_FIELD: self._items(value, inner)}
        if not isinstance(value, dict):
            return value
        if _fitting(value, (model, *items)) == (model,):
            return self.mapping(value, place)
        only = Place(place.old, (*inner.new, 0), items)
        self._copy_marks(only)
        return {model.LIST_FIELD: [self.mapping(value, only)]}

    def _items(self, values: list[Any], place: Place) -> list[Any]:
        """The items of a list; those without a value are left out."""
        items: list[Any] = []
        for at, item in enumerate(values):
            if not _is_blank(item):
                here = place.inner(at, len(items), place.models)
                self._copy_marks(here)
                items.append(self._value(item, here))
        return items

    def _pair(self, value: dict[str, Any], place: Place) -> dict[str, Any] | None:
        """`9.30 Uhr: Ankommen` → {"zeit": "9.30 Uhr", "text": "Ankommen"}."""
        if len(value) != 1 or len(place.models) != 1 or not place.models[0].PAIR_FIELDS:
            return None
        (typed,) = value
        if _known_name(typed, place.models)[0] or not isinstance(value[typed], str):
            return None
        first, second = place.models[0].PAIR_FIELDS
        old = self.document.header
        self.header.marks[(*place.new, first)] = old.key_mark((*place.old, typed))
        self.header.marks[(*place.new, second)] = old.value_mark((*place.old, typed))
        return {first: typed, second: value[typed]}

    def _copy_marks(self, place: Place) -> None:
        source = self.document.header
        if mark := source.keys.get(place.old):
            self.header.keys[place.new] = mark
        if mark := source.marks.get(place.old):
            self.header.marks[place.new] = mark

    def _unknown(self, typed: str, place: Place) -> None:
        near = list(_near_names(typed, place.models))
        if near:
            self.meant.add((*place.new, near[0]))
        if near and not place.new:
            self.header.broken.add(near[0])
        hint = "meinten Sie " + " oder ".join(map(quoted, near)) + "?" if near else _hint(place.models)
        mark = self.document.header.key_mark((*place.old, typed))
        name = self.dotted_name(place.new, typed)
        self.findings.append(self.document.finding(mark, name, "dieses Feld gibt es hier nicht", hint))

    def _doubled(self, typed: str, first: str, place: Place) -> None:
        keys = self.document.header
        line = keys.key_mark((*place.old, first)).line
        what = f"{quoted(typed)} und {quoted(first)} (Zeile {line}) sind dasselbe Feld"
        mark, name = keys.key_mark((*place.old, typed)), self.dotted_name(place.new, first)
        self.findings.append(self.document.finding(mark, name, what, "eine der beiden Zeilen löschen"))

    def dotted_name(self, loc: Loc, last: str = "") -> str:
        """The name of a field as its parts were typed: `anmeldung.bis`, list positions left out."""
        parts = [
            str(part)
            for at, part in enumerate(loc, 1)
            if isinstance(part, str) and loc[:at] in self.header.keys
        ]
        return ".".join([*parts, *([shown(last)] if last else [])])


def rename_fields(document: Document, model: type[Model]) -> Renamed:
    """The document's header as `model` names it; fields it does not know become findings."""
    names = field_names(model)
    broken = {names[fold(word)] for word in document.header.broken if fold(word) in names}
    renamed = Renamed(document, Header(broken=broken, absent=document.header.absent))
    renamed.header.values.update(renamed.mapping(document.header.values, Place((), (), (model,))))
    if renamed.header == document.header:  # most headers use our names; one of two equal ones is enough
        renamed.header = document.header
    return renamed


def _is_blank(value: Any) -> bool:
    """Whether a value is a text in which nothing can be seen."""
    if not isinstance(value, str) or value[:1].isalnum():
        return False
    return not any(sign.isprintable() and not sign.isspace() for sign in value)


def _fitting(value: dict[str, Any], models: Models) -> Models:
    """Of several possible models the one that knows most of the names."""
    return (
        (max(models, key=lambda model: sum(fold(key) in field_names(model) for key in value)),)
        if models
        else ()
    )


def _known_name(typed: str, models: Models) -> tuple[str | None, Models]:
    for model in models:
        if name := field_names(model).get(fold(typed)):
            return name, nested_models(model)[name]
    return None, ()


def _near_names(typed: str, models: Models) -> Iterator[str]:
    names = {synonym: name for model in models for synonym, name in field_names(model).items()}
    found = [names[word] for word in nearest(typed, names, 3) if word in names]
    yield from dict.fromkeys(found)


def _hint(models: Models) -> str:
    names = [info.alias or "" for model in models for info in model.model_fields.values()]
    if len(names) > MOST_NAMES_LISTED:
        return "die Zeile löschen oder ein Feld aus der Feldliste im Handbuch wählen"
    return "möglich sind " + ", ".join(names)
