from __future__ import annotations

from tests.conftest import PROJECT

from content_model.models.base import Model
from content_model.models.entry import Entry
from content_model.models.registry import MODELS
from editor_tools.fields_page import PAGE, blocks, fields_page, meaning, read_meanings

DESCRIBED: tuple[type[Model], ...] = (Entry, *MODELS.values(), *blocks())


def test_page_of_the_handbook_is_up_to_date() -> None:
    """If it is not: python -m editor_tools.fields_page."""
    assert (PROJECT / PAGE).read_text(encoding="utf-8") == fields_page(read_meanings())


def test_every_field_of_every_type_is_on_the_page() -> None:
    page = (PROJECT / PAGE).read_text(encoding="utf-8")
    names = {info.alias for model in DESCRIBED for info in model.model_fields.values()}
    assert [name for name in sorted(filter(None, names)) if f"`{name}`" not in page] == []


def test_no_meaning_is_left_over() -> None:
    meanings = read_meanings()
    used = {
        (base, info.alias)
        for model in DESCRIBED
        for info in model.model_fields.values()
        for base in ["allgemein", *(base.__name__ for base in model.__mro__)]
        if meanings.get(base, {}).get(info.alias or "") == meaning(model, info.alias or "", meanings)
    }
    assert {(base, name) for base, names in meanings.items() for name in names} - used == set()
