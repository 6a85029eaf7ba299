from __future__ import annotations

import pytest
from tests.content_model.tiny_catalogue import ROSTOCK, findings_in, read_catalogue

from content_model.catalogue import Record

BASE = "titel: Fest\nbeginn: 03.11.2026"
DATE = "ist kein Datum. So geht es: 03.11.2026 oder 3. November 2026 18:00"


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        pytest.param("ort:\n  plz: 1", ["5:8: ort.plz: „1“ ist keine Postleitzahl. So geht es: fünf Ziffern, etwa 18055"], id="block"),
        pytest.param(
            "kontakt:\n  telefon: 12", ["5:12: kontakt.telefon: Bei „12“ fehlt die Vorwahl. So geht es: 0381 1234567, mit Durchwahl 0381 1234567-18; im Ausland +48 91 4345251"],
            id="one block for a list",
        ),
        pytest.param(
            "kontakt:\n  - name: A\n  - email: b",
            ["6:12: kontakt.email: „b“ ist keine E-Mail-Adresse. So geht es: name@example.org"],
            id="block in a list",
        ),
        pytest.param("termine:\n  - 1.12.2026\n  - morgen", [f"6:5: termine: „morgen“ {DATE}"], id="line in a list"),
        pytest.param("termine:\n  -\n  - morgen", [f"6:5: termine: „morgen“ {DATE}"], id="behind an empty item"),
        pytest.param("themen: Angst, Mut", ["4:9: themen: „Mut“ steht nicht in der Liste „themen“. So geht es: das Wort in content/netzwerk.yaml unter vokabular, themen ergänzen"], id="words in a line"),
        pytest.param(
            "programm:\n  - 9 Uhr: A\n  - zeit: 10 Uhr",
            ["6:5: programm.text: das Feld fehlt. So geht es: text: Begrüßung"],
            id="missing in a list",
        ),
        pytest.param(
            "foerderung:\n  link: a\n  foerderer:",
            [
                "5:9: foerderung.link: „a“ ist keine Webadresse. So geht es: https://www.example.org/seite",
                "6:3: foerderung.foerderer: das Feld ist leer. So geht es: foerderer: Stadt Rostock",
            ],
            id="two in a block",
        ),
        pytest.param(
            "veranstalter:\n  name: A",
            [
                ("5:3: veranstalter: hier stehen mehrere Angaben, erwartet wird ein einzelner Wert."
                " So geht es: den Wert in dieselbe Zeile hinter den Doppelpunkt schreiben;"
                " Text mit Doppelpunkt in Anführungszeichen: 'Bericht: neu'")
            ],
            id="block for a name",
        ),
        pytest.param(
            "mitwirkende: [[a]]",
            [
                ("4:15: mitwirkende: hier steht eine Liste, erwartet werden einzelne Angaben."
                " So geht es: darunter eigene Zeilen, um zwei Leerzeichen eingerückt: name: …, rolle: …")
            ],
            id="list in a list",
        ),
    ],
)  # fmt: skip
def test_mistake_is_told_where_it_stands(lines: str, messages: list[str]) -> None:
    assert findings_in(f"{BASE}\n{lines}") == messages


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("titel: 'Fest\nbeginn: 03.11.2026", id="unclosed"),
        pytest.param("titel Fest\nbeginn: 03.11.2026", id="no colon"),
        pytest.param("tittel: Fest\nbeginn: 03.11.2026", id="misspelt"),
        pytest.param("titel: *a\nbeginn: 03.11.2026", id="alias"),
        pytest.param("titel: Fest\n  beginn: 03.11.2026", id="indented"),
        pytest.param("titel: Fest\nbeginn: [a", id="bracket"),
    ],
)
def test_field_with_a_mistake_is_not_called_missing_too(header: str) -> None:
    assert len(findings_in(header)) == 1


def test_what_can_be_read_is_kept_for_rules_over_several_files() -> None:
    assert partial_title("titel: Fest\nbeginn: 03.11.2026\nonline: x") == "Fest"
    assert partial_title("titel: Fest\nbeginn: 03.11.2026\nqwertz: x") == "Fest"


@pytest.mark.parametrize(
    "line",
    ["beginn: morgen", "beginn: 2026\nslug: '!'", "beginn: 2026\nregion: rostok", "beginn: 2026\nslug: *x"],
)
def test_entry_whose_address_has_a_mistake_is_not_guessed(line: str) -> None:
    assert partial_title(f"titel: Fest\n{line}") is None


def partial_title(header: str) -> str | None:
    files = {**ROSTOCK, "veranstaltungen/x.md": f"---\n{header}\n---\n"}
    record: Record = read_catalogue(files).records["veranstaltungen/x"]
    return record.partial.title if record.partial else None
