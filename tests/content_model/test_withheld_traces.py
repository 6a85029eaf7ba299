"""A person whose consent has ended is not given away by a bare number or the name of a file."""

from __future__ import annotations

import pytest
from tests.content_model.tiny_catalogue import findings_of

HAUS = """---
titel: Haus
art: Gruppe
telefon: 030 23125-100
personen:
  - {{name: Petra von Muster, telefon: 030 23125-101, einwilligung: {consent}}}
geprüft_am: 01.10.2026
---
"""
ENDED, HOLDS = "{umfang: [name, telefon], bis: 21.11.2026}", "{umfang: [name, telefon], bis: 22.11.2026}"
BERTA = "---\ntitel: Berta Beispiel\nart: Person\ngeprüft_am: 01.10.2026\ntelefon: +48 91 4345251\neinwilligung: {consent}\n---\nMeine Nummer: 0048 914345251\n"


def told(text: str, consent: str = ENDED, **more: str) -> list[tuple[int, int, str, str]]:
    files = {
        "kontakte/haus.md": HAUS.format(consent=consent),
        "seiten/a.md": f"---\ntitel: A\n{text}",
        **more,
    }
    found = [one for one in findings_of(files) if "ohne gültige Einwilligung" in one.problem]
    assert {one.severity for one in found} <= {"warning"}
    return [(one.line, one.column, one.field, one.problem.split()[2]) for one in found]


@pytest.mark.parametrize(
    "number",
    [
        "030 23125-101",
        "030 / 231 251 01",
        "(030)23125101",
        "+49 30 23125-101",
        "0049 (0) 30 23125 101",
        "+49(0)3023125101",
    ],
)
def test_number_of_a_withheld_person_is_told_in_any_spelling(number: str) -> None:
    assert told(f"---\nRufen Sie {number} an.") == [(4, 11, "", "die")]
    assert told(f"---\nRufen Sie {number} an.", HOLDS) == []


@pytest.mark.parametrize(
    "number", ["030 23125-100", "030 23125-1012", "030 23125-10-101", "1030 23125-101", "23125-101"]
)
def test_other_numbers_are_free(number: str) -> None:
    assert told(f"---\nRufen Sie {number} an.") == []


def test_number_that_another_entry_shows_is_free() -> None:
    office = {
        "kontakte/b.md": "---\ntitel: B\nart: Gruppe\ntelefon: 030 23125101\ngeprüft_am: 01.10.2026\n---\n"
    }
    assert told("---\nRufen Sie 030 23125-101 an.", **office) == []


def test_number_is_told_in_the_header_and_as_a_typed_contact() -> None:
    lines = "zusammenfassung: Anruf unter 030/23125101\nkontakt: {name: Haus, telefon: 030 23125-101}\n---\n"
    assert told(lines) == [(3, 18, "zusammenfassung", "die"), (4, 32, "kontakt.telefon", "die")]


def test_number_from_abroad_is_told_elsewhere_and_not_in_the_own_file() -> None:
    berta = {"kontakte/berta.md": BERTA.format(consent=ENDED)}
    assert told("---\n+48 91 434 52 51, 0048 91/4345251, 091 4345251", HOLDS, **berta) == [
        (4, 1, "", "die"),
        (4, 19, "", "die"),
    ]


@pytest.mark.parametrize(
    "file",
    [
        "petra-muster.jpg",
        "Muster_Petra_2026.PNG",
        "PetraMuster.webp",
        "petravonmuster.jpg",
        "Petra%20von%20Muster.jpg",
    ],
)
def test_picture_named_after_a_withheld_person_is_told(file: str) -> None:
    assert told(f"bild: {{datei: medien/{file}, alt: A}}\n---\n![Wir](/medien/{file})") == [
        (3, 15, "bild.datei", "der"),
        (5, 8, "", "der"),
    ]
    assert told(f"---\n![Wir](/medien/{file})", HOLDS) == []


@pytest.mark.parametrize("file", ["petra.jpg", "petra-mustermann.jpg", "muster.jpg", "petra-und-muster.jpg"])
def test_other_names_of_files_are_free(file: str) -> None:
    assert told(f"bild: {{datei: {file}, alt: A}}\n---\n![Wir](/medien/{file})") == []
