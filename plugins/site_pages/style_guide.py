"""The style guide: every component with its parameters and examples, out of the example files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

EXAMPLE_PICTURE = "/beispielbild.svg"


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its name and what the component is called with."""

    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Component:
    """A component of the theme with what it is for; `parameters` maps names to meanings."""

    name: str
    title: str
    purpose: str
    parameters: dict[str, str]
    examples: tuple[Example, ...]


def read_components(folder: Path, picture: str) -> Iterator[Component]:
    """Every component that has an example file in `folder`, by name.

    `picture` is the address of a picture that really exists, for the examples that show one.
    """
    for file in sorted(folder.glob("*.example.yaml")):
        name = file.name.removesuffix(".example.yaml")
        data = _parsed(file.read_text(encoding="utf-8"))
        examples = tuple(Example(one["name"], _arguments(one, picture)) for one in data["examples"])
        yield Component(name, data["title"], data["purpose"], data["parameters"], examples)


@lru_cache(maxsize=256)  # the next build while somebody writes has the same examples
def _parsed(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)  # as safe, and ten times as fast as in Python


def _arguments(example: dict[str, Any], picture: str) -> dict[str, Any]:
    arguments = _with_picture(example.get("arguments") or {}, picture)
    assert isinstance(arguments, dict)
    return arguments


def _with_picture(value: object, picture: str) -> object:
    if isinstance(value, dict):
        return {key: _with_picture(inner, picture) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_picture(inner, picture) for inner in value]
    return picture if value == EXAMPLE_PICTURE else value
