"""What each field takes of the hostile texts; the fields come out of the models, so new ones are covered."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from functools import cache

from pydantic import ValidationError
from tests.site.hostile_strings import STRINGS

from content_model.models.base import Model, nested_models
from content_model.models.registry import MODELS
from content_model.reading import EntryIndex, EntryName, MediaFiles, ReadingContext
from content_model.site_facts import SiteFacts
from content_model.source_text import CONTROL

LONG_LINE, SHORT_LINE = 2900, 240  # the longest texts in one value and in one name
FREE = 0.8  # a field that takes this share of all texts takes any text
DEEPEST = 3
KNOWN = {
    "event": "fest", "report": "bericht", "news": "meldung", "contact": "haus", "region": "rostock", "project": "boot",
    "material": "heft", "series": "treff", "topic": "angst", "venue": "saal", "organisation": "verein", "page": "seite",
}  # fmt: skip
HARMLESS = (
    "Text", "03.11.2027 18:00", "03.11.2027", "03.11.2025", "18:00", "ja", "0381 1234567", "netz@example.org",
    "https://example.org/", "medien/a.png", "18055", "Person", "name", "DE02120300000000202051", "alt.html", "dienstlich",
    "jeden 1. Dienstag im Monat", "Mo: 9-12", "Europe/Berlin", "6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5", "keine",
    "Mecklenburg-Vorpommern", *KNOWN.values(),
)  # fmt: skip
# Signs that no file and no header may hold have their finding before any field is read.
READABLE = tuple(text for text in STRINGS if not CONTROL.search(text))
INDEX = EntryIndex(
    EntryName(f"{kind}/{name}", kind, f"{kind}/{name}.md", name, name.title()) for kind, name in KNOWN.items()
)
CONTEXT = ReadingContext(INDEX, MediaFiles({"medien/a.png": 70}), "seiten/x.md")
Texts = Callable[[type[Model], str], tuple[str, ...]]


def all_models() -> dict[type[Model], None]:
    """Every model that reads a part of a header or of netzwerk.yaml."""
    found: dict[type[Model], None] = {}
    waiting: list[type[Model]] = [*MODELS.values(), SiteFacts]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            waiting += itertools.chain.from_iterable(nested_models(model).values())
    return found


def takes(model: type[Model], alias: str, value: object) -> bool:
    """Whether the field takes the value; anything but a finding about it raises."""
    try:
        model.model_validate({alias: value}, context=CONTEXT)
    except ValidationError as error:
        return not any(fault["loc"][:1] == (alias,) for fault in error.errors(include_url=False))
    return True


@cache
def taken(model: type[Model], alias: str) -> tuple[str, ...]:
    """The hostile texts that a field takes; what an inherited field takes is asked once."""
    owner = next(base for base in reversed(model.__mro__) if alias in _own_fields(base))
    if owner is not model:
        return taken(owner, alias)
    return tuple(text for text in READABLE if takes(model, alias, text))


def _own_fields(model: type) -> set[str | None]:
    if not issubclass(model, Model):
        return set()
    return {
        model.model_fields[name].alias
        for name in vars(model).get("__annotations__", {})
        if name in model.model_fields
    }


@cache
def taken_together(model: type[Model], alias: str) -> tuple[str, ...]:
    """The texts a field takes, as few values as hold them all."""
    texts = taken(model, alias)
    if len(texts) < FREE * len(READABLE):
        return texts
    longest = LONG_LINE if takes(model, alias, "x" * LONG_LINE) else SHORT_LINE
    packs = (pack if takes(model, alias, pack) else "" for pack in packed(texts, longest))
    return tuple(filter(None, packs)) or texts


@cache
def packed(texts: Iterable[str], longest: int) -> tuple[str, ...]:
    """The texts joined by blanks, as many as fit into `longest` signs."""
    packs: list[str] = []
    for text in texts:
        if packs and len(packs[-1]) + len(text) < longest:
            packs[-1] += f" {text}"
        else:
            packs.append(text)
    return tuple(packs)


def refused_together(_model: type[Model], _alias: str) -> tuple[str, ...]:
    """All texts for every field, also what it does not take."""
    return (*packed(READABLE, LONG_LINE), *STRINGS)


@cache
def example(model: type[Model], alias: str) -> object:
    """A harmless value that a field takes, None if there is none among the known ones."""
    if harmless := next((text for text in HARMLESS if takes(model, alias, text)), None):
        return harmless
    blocks = (
        {
            info.alias: example(inner, info.alias or "")
            for info in inner.model_fields.values()
            if info.is_required()
        }
        for inner in nested_models(model)[alias]
    )
    return next((block for block in blocks if block and takes(model, alias, block)), None)


def filled(
    model: type[Model], turn: int, texts_of: Texts = taken_together, depth: int = 0
) -> dict[str, object]:
    """A header whose fields hold hostile texts, each turn other ones."""
    values: dict[str, object] = {}
    for place, (alias, inner) in enumerate(nested_models(model).items()):
        texts = texts_of(model, alias)
        if inner and depth < DEEPEST and (turn % 2 == 0 or not texts):
            values[alias] = filled(inner[turn // 2 % len(inner)], turn, texts_of, depth + 1)
            if texts_of is taken_together and not takes(model, alias, values[alias]):
                values[alias] = example(model, alias)
        elif texts:
            values[alias] = texts[(turn + 7 * place) % len(texts)]
        elif any(info.alias == alias and info.is_required() for info in model.model_fields.values()):
            values[alias] = example(model, alias)
    return {alias: value for alias, value in values.items() if value not in (None, {}, "")}
