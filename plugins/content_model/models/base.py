"""The base of all models: frozen, unknown fields refused, German names with synonyms."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from content_model.fields.spelling import fold


class Model(BaseModel):
    """A frozen value read from a header; field names are English, aliases German.

    A plain list in the place of a model with a `LIST_FIELD` stands for that field. One
    unknown name in the place of a model with `PAIR_FIELDS` is the first field's value:
    `9.30 Uhr: Ankommen` is a time and a text.
    """

    LIST_FIELD: ClassVar[str] = ""
    PAIR_FIELDS: ClassVar[tuple[str, str] | None] = None
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def named(alias: str, *synonyms: str, default: Any = None) -> Any:
    """An optional field by its canonical German name and the other accepted names."""
    return Field(default, alias=alias, json_schema_extra={"synonyms": list(synonyms)})


def required(alias: str, *synonyms: str) -> Any:
    """A required field by its canonical German name and the other accepted names."""
    return Field(alias=alias, json_schema_extra={"synonyms": list(synonyms)})


@functools.cache
def field_names(model: type[BaseModel]) -> Mapping[str, str]:
    """Folded accepted name → canonical German name."""
    names: dict[str, str] = {}
    for info in model.model_fields.values():
        extra = info.json_schema_extra
        synonyms = typing.cast("list[str]", extra.get("synonyms", [])) if isinstance(extra, dict) else []
        for name in (info.alias or "", *synonyms):
            names[fold(name)] = info.alias or ""
    return names


@functools.cache
def nested_models(model: type[BaseModel]) -> Mapping[str, tuple[type[Model], ...]]:
    """Canonical German name → the models a mapping in this field may be."""
    return {info.alias or "": tuple(_models_in(info.annotation)) for info in model.model_fields.values()}


def _models_in(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is not None:
        return [model for part in typing.get_args(annotation) for model in _models_in(part)]
    return []
