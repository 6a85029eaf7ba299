"""Typed names → canonical names, with a finding for each unknown or doubled field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from content_model.document import Document, Header, Loc
from content_model.fields.spelling import fold, nearest, quoted, shown
from content_model.finding import Finding
from content_model.models.base import Model, field_names, nested_models


@dataclass
class Renamed:
    """A header under canonical names.

    `empty` holds the fields without a value, `meant` those that misspelt names stand for.
    """

    header: Header = field(default_factory=Header)
    empty: set[Loc] = field(default_factory=set)
    meant: set[Loc] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def rename_fields(document: Document, model: type[Model]) -> Renamed:
    """The document's header as `model` names it; fields it does not know become findings."""
    names = field_names(model)
    broken = {names[fold(word)] for word in document.header.broken if fold(word) in names}
    renamed = Renamed(Header(broken=broken, absent=document.header.absent))
    values = _mapping(document, (document.header.values), (), (), (model,), renamed)
    renamed.header.values.update(values)
    return renamed


def _mapping(
    document: Document, values: dict[str, Any], old: Loc, new: Loc, models: tuple[type[Model], ...], renamed: Renamed
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for typed, value in values.items():
        name, nested = _known_name(typed, models)
        old_loc, new_loc = (*old, typed), (*new, name or typed)
        if models and name is None:
            renamed.findings.append(_unknown(document, old_loc, new, models, renamed))
            continue
        if (name or typed) in origins:
            renamed.findings.append(_doubled(document, old_loc, name or typed, origins[name or typed]))
            continue
        origins[name or typed] = typed
        _copy_marks(document.header, old_loc, renamed.header, new_loc)
        if _is_blank(value):
            renamed.empty.add(new_loc)
        else:
            result[name or typed] = _value(document, value, old_loc, new_loc, nested, renamed)
    return result


def _value(document: Document, value: Any, old: Loc, new: Loc, models: tuple[type[Model], ...], renamed: Renamed) -> Any:
    if isinstance(value, dict):
        fitting = _fitting(value, models)
        if pair := _pair(document, value, old, new, fitting, renamed):
            return pair
        return _mapping(document, value, old, new, fitting, renamed)
    if isinstance(value, list):
        for model in models:
            if model.LIST_FIELD:
                return {model.LIST_FIELD: _value(document, value, old, (*new, model.LIST_FIELD), nested_models(model)[model.LIST_FIELD], renamed)}
        return _items(document, value, old, new, models, renamed)
    return value


def _items(document: Document, values: list[Any], old: Loc, new: Loc, models: tuple[type[Model], ...], renamed: Renamed) -> list[Any]:
    """The items of a list; those without a value are left out."""
    items: list[Any] = []
    for at, item in enumerate(values):
        if _is_blank(item):
            continue
        new_loc = (*new, len(items))
        _copy_marks(document.header, (*old, at), renamed.header, new_loc)
        items.append(_value(document, item, (*old, at), new_loc, models, renamed))
    return items


def _is_blank(value: Any) -> bool:
    """Whether a value is a text in which nothing can be seen."""
    return isinstance(value, str) and not any(sign.isprintable() and not sign.isspace() for sign in value)


def _pair(
    document: Document, value: dict[str, Any], old: Loc, new: Loc, models: tuple[type[Model], ...], renamed: Renamed
) -> dict[str, Any] | None:
    """`9.30 Uhr: Ankommen` → {"zeit": "9.30 Uhr", "text": "Ankommen"}."""
    if len(value) != 1 or len(models) != 1 or not models[0].PAIR_FIELDS:
        return None
    (typed,) = value
    if _known_name(typed, models)[0] or not isinstance(value[typed], str):
        return None
    first, second = models[0].PAIR_FIELDS
    renamed.header.marks[(*new, first)] = document.header.key_mark((*old, typed))
    renamed.header.marks[(*new, second)] = document.header.value_mark((*old, typed))
    return {first: typed, second: value[typed]}


def _fitting(value: dict[str, Any], models: tuple[type[Model], ...]) -> tuple[type[Model], ...]:
    """Of several possible models those that know most of the names."""
    if len(models) < 2:
        return models
    scores = {model: sum(fold(str(key)) in field_names(model) for key in value) for model in models}
    best = max(scores.values())
    return tuple(model for model in models if scores[model] == best)[:1]


def _known_name(typed: str, models: tuple[type[Model], ...]) -> tuple[str | None, tuple[type[Model], ...]]:
    for model in models:
        if name := field_names(model).get(fold(typed)):
            return name, nested_models(model)[name]
    return None, ()


def _copy_marks(source: Header, old: Loc, target: Header, new: Loc) -> None:
    if mark := source.keys.get(old):
        target.keys[new] = mark
    if mark := source.marks.get(old):
        target.marks[new] = mark


def _unknown(document: Document, old: Loc, parent: Loc, models: tuple[type[Model], ...], renamed: Renamed) -> Finding:
    typed = str(old[-1])
    near = list(_near_names(typed, models))
    if near:
        renamed.meant.add((*parent, near[0]))
    if near and not parent:
        renamed.header.broken.add(near[0])
    hint = "meinten Sie " + " oder ".join(quoted(name) for name in near) + "?" if near else _hint(models)
    name = dotted_name((*parent, typed), renamed.header, always=typed)
    return document.finding(document.header.key_mark(old), name, "dieses Feld gibt es hier nicht", hint)


def dotted_name(loc: Loc, header: Header, always: str = "") -> str:
    """The name of a field as the editor wrote it: `anmeldung.bis`, list positions left out."""
    typed = [str(part) for at, part in enumerate(loc, 1) if isinstance(part, str) and loc[:at] in header.keys]
    return ".".join([*typed, *([shown(always)] if always else [])])


def _near_names(typed: str, models: tuple[type[Model], ...]) -> Iterator[str]:
    names = {synonym: name for model in models for synonym, name in field_names(model).items()}
    found = [names[word] for word in nearest(typed, names, 3) if word in names]
    yield from dict.fromkeys(found)


def _hint(models: tuple[type[Model], ...]) -> str:
    names = [info.alias or "" for model in models for info in model.model_fields.values()]
    if len(names) > 14:
        return "die Zeile löschen oder ein Feld aus der Feldliste im Handbuch wählen"
    return "möglich sind " + ", ".join(names)


def _doubled(document: Document, loc: Loc, name: str, first: str) -> Finding:
    typed = str(loc[-1])
    line = document.header.key_mark((*loc[:-1], first)).line
    what = f"{quoted(typed)} und {quoted(first)} (Zeile {line}) sind dasselbe Feld"
    return document.finding(document.header.key_mark(loc), name, what, "eine der beiden Zeilen löschen")
