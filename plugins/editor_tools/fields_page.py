"""The handbook's page on all fields, made out of the models: `python -m editor_tools.fields_page`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic.fields import FieldInfo

from content_model.front_matter import read_facts
from content_model.models.base import Model, nested_models
from content_model.models.entry import Entry
from content_model.models.registry import FOLDERS, MODELS

MEANINGS = Path(__file__).with_name("field_meanings.yaml")
PAGE = Path("content/handbuch/felder.md")
HEAD = """\
---
titel: Alle Felder
zusammenfassung: Welche Felder es für jede Art von Seite gibt, wie sie noch heißen dürfen und was sie bedeuten.
---

Der Ordner bestimmt, welche Felder eine Datei haben darf. Ohne die Felder mit dem Wort **Pflicht** geht es nicht; alles andere darf fehlen. Groß oder klein, `ä` oder `ae` ist gleich. Wo ein Feld mehrere Werte haben kann, genügt auch einer.

Hinter „auch“ stehen weitere Namen, die dasselbe bedeuten. Ein Pfeil heißt: Unter dem Feld kann man einzelne Angaben einrücken; sie stehen unten unter „Angaben in einem Feld“.

## In jedem Ordner
"""
Meanings = Mapping[str, Mapping[str, str]]


def fields_page(meanings: Meanings) -> str:
    """The text of the page."""
    parts = [HEAD, "\n", _list(Entry, Entry.model_fields, meanings)]
    for folder, kind in FOLDERS.items():
        shared = {name: _line(Entry, info, meanings) for name, info in Entry.model_fields.items()}
        fields = MODELS[kind].model_fields.items()
        own = {name: info for name, info in fields if _line(MODELS[kind], info, meanings) != shared.get(name)}
        if own:
            parts.append(f"\n## {folder}/\n\n{_list(MODELS[kind], own, meanings)}")
    parts.append("\n## Angaben in einem Feld\n")
    for model, names in blocks().items():
        parts.append(f"\n### {', '.join(names)}\n\n{_list(model, model.model_fields, meanings)}")
    return "".join(parts)


def blocks() -> dict[type[Model], list[str]]:
    """Every model that stands inside a field, and the fields it stands in."""
    found: dict[type[Model], list[str]] = {}

    def visit(model: type[Model]) -> None:
        for name, inner_models in nested_models(model).items():
            for inner in inner_models:
                known = inner in found
                names = found.setdefault(inner, [])
                if name not in names:
                    names.append(name)
                if not known:
                    visit(inner)

    for model in MODELS.values():
        visit(model)
    return found


def _list(model: type[Model], fields: Mapping[str, FieldInfo], meanings: Meanings) -> str:
    return "".join(_line(model, info, meanings) for info in fields.values())


def _line(model: type[Model], info: FieldInfo, meanings: Meanings) -> str:
    name = info.alias or ""
    arrow = " →" if nested_models(model)[name] else ""
    needed = " (**Pflicht**)" if info.is_required() else ""
    others = ", ".join(f"`{synonym}`" for synonym in synonyms(info))
    also = f" – auch {others}" if others else ""
    return f"- `{name}`{arrow}{needed}: {meaning(model, name, meanings)}{also}\n"


def synonyms(info: FieldInfo) -> Iterable[str]:
    """The other names of a field."""
    extra = info.json_schema_extra
    found = extra.get("synonyms", []) if isinstance(extra, dict) else []
    return [str(word) for word in found] if isinstance(found, list) else []


def meaning(model: type[Model], name: str, meanings: Meanings) -> str:
    """What a field means in a model; KeyError if nobody has written it down."""
    return next(text for text in _candidates(model, name, meanings) if text)


def _candidates(model: type[Model], name: str, meanings: Meanings) -> Iterator[str | None]:
    for base in model.__mro__:
        yield meanings.get(base.__name__, {}).get(name)
    yield meanings["allgemein"][name]


def read_meanings() -> Meanings:
    """The meanings by model and field."""
    document = read_facts(MEANINGS.name, MEANINGS.read_bytes())
    if document.findings:
        raise ValueError("\n".join(map(str, document.findings)))
    return document.header.values


if __name__ == "__main__":
    PAGE.write_text(fields_page(read_meanings()), encoding="utf-8", newline="\n")
