"""Typed names → canonical names, with a finding for each unknown or doubled field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from content_model.document import Document, Header, Loc
from content_model.fields.spelling import fold, nearest, quoted
from content_model.finding import Finding
from content_model.models.base import Model, field_names, nested_models


@dataclass
class Renamed:
    """A header under canonical names; `empty` holds the fields without a value."""

    header: Header = field(default_factory=Header)
    empty: set[Loc] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def rename_fields(document: Document, model: type[Model]) -> Renamed:
    """The document's header as `model` names it; fields it does not know become findings."""
    renamed = Renamed()
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
            renamed.findings.append(_unknown(document, old_loc, models))
            continue
        if (name or typed) in origins:
            renamed.findings.append(_doubled(document, old_loc, name or typed, origins[name or typed]))
            continue
        origins[name or typed] = typed
        _copy_marks(document.header, old_loc, renamed.header, new_loc)
        if value in ("", None):
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
        items = []
        for at, item in enumerate(value):
            _copy_marks(document.header, (*old, at), renamed.header, (*new, at))
            items.append(_value(document, item, (*old, at), (*new, at), models, renamed))
        return [item for item in items if item != ""]
    return value


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


def _unknown(document: Document, loc: Loc, models: tuple[type[Model], ...]) -> Finding:
    typed = str(loc[-1])
    near = list(_near_names(typed, models))
    hint = "meinten Sie " + " oder ".join(quoted(name) for name in near) + "?" if near else _hint(typed, models)
    problem = "„<<“ mischt in YAML Blöcke" if typed == "<<" else "dieses Feld gibt es hier nicht"
    return document.finding(document.header.key_mark(loc), typed, problem, hint)


def _near_names(typed: str, models: tuple[type[Model], ...]) -> Iterator[str]:
    names = {synonym: name for model in models for synonym, name in field_names(model).items()}
    found = [names[word] for word in nearest(typed, names, 3) if word in names]
    yield from dict.fromkeys(found)


def _hint(typed: str, models: tuple[type[Model], ...]) -> str:
    if typed == "<<":
        return "die Zeile löschen und die Angaben ausschreiben"
    names = [info.alias or "" for model in models for info in model.model_fields.values()]
    if len(names) > 14:
        return "die Zeile löschen oder das Feld aus der Feldliste im Handbuch wählen"
    return "möglich sind " + ", ".join(names)


def _doubled(document: Document, loc: Loc, name: str, first: str) -> Finding:
    typed = str(loc[-1])
    line = document.header.key_mark((*loc[:-1], first)).line
    what = f"{quoted(typed)} und {quoted(first)} (Zeile {line}) sind dasselbe Feld"
    return document.finding(document.header.key_mark(loc), name, what, "eine der beiden Zeilen löschen")
