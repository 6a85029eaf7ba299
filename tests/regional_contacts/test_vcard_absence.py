"""Whoever saves the vCard of somebody who is away learns it there too."""

from __future__ import annotations

import pytest
import vobject
from tests.conftest import BuildSite

PERSON = """---
titel: Jana Beispiel
art: Person
einwilligung: dienstlich
telefon: 030 23125-100
geprüft_am: 03.11.2026
abwesend: {}
---
"""


@pytest.mark.parametrize(
    ("absence", "notes"),
    [
        ("{von: 01.11.2026, bis: 30.11.2026}", ["bis 30. November 2026 nicht da"]),
        ("{von: 01.12.2026, bis: 30.12.2026}", []),
    ],
)
def test_vcard_says_that_somebody_is_away(build_site: BuildSite, absence: str, notes: list[str]) -> None:
    build = build_site({"kontakte/jana.md": PERSON.format(absence)})
    [file] = build.output.rglob("*.vcf")
    card = vobject.readOne(file.read_text(encoding="utf-8"))
    assert [note.value for note in card.contents.get("note", [])] == notes
    assert card.tel.value == "+493023125100"
