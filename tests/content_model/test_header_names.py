from __future__ import annotations

import pytest
from tests.content_model.tiny_catalogue import findings_in

from content_model.front_matter import read_document
from content_model.header_names import rename_fields
from content_model.models.base import Model
from content_model.models.contact import ContactPoint
from content_model.models.event import Event

BASE = "titel: Fest\nbeginn: 03.11.2026"


def renamed(header: str, model: type[Model] = Event) -> dict[str, object]:
    return rename_fields(read_document("content/x.md", f"---\n{header}\n---\n".encode()), model).header.values


@pytest.mark.parametrize(
    ("header", "values"),
    [
        pytest.param("Title: A\nDATE: x", {"titel": "A", "beginn": "x"}, id="English, any case"),
        pytest.param("ganztaegig: ja", {"ganztägig": "ja"}, id="ae"),
        pytest.param("ganzta\u0308gig: ja", {"ganztägig": "ja"}, id="decomposed"),
        pytest.param("Thema: Angst", {"themen": "Angst"}, id="singular"),
        pytest.param("zugang: [a, b]", {"barrierefreiheit": ["a", "b"]}, id="synonym"),
        pytest.param("ort:\n  ort: Rostock", {"ort": {"stadt": "Rostock"}}, id="synonym in a block"),
        pytest.param(
            "kontakt:\n  Mail: a@example.org",
            {"kontakt": {"email": "a@example.org"}},
            id="one block for a list",
        ),
        pytest.param("themen:\n  -\n  - Angst\n  - ''", {"themen": ["Angst"]}, id="empty items"),
        pytest.param("ort:\nende: '  '\ntitel: \u200b", {}, id="nothing to be seen"),
    ],
)
def test_fields_get_their_canonical_names(header: str, values: dict[str, object]) -> None:
    assert renamed(header) == values


@pytest.mark.parametrize(
    ("programme", "items"),
    [
        ("- 9.30 Uhr: Ankommen", [{"zeit": "9.30 Uhr", "text": "Ankommen"}]),
        ("- titel: Ankommen", [{"text": "Ankommen"}]),
        ("- zeit: 9 Uhr\n    was: Ankommen", [{"zeit": "9 Uhr", "text": "Ankommen"}]),
    ],
)
def test_time_and_text_make_an_item(programme: str, items: list[dict[str, str]]) -> None:
    assert renamed(f"programm:\n  {programme}") == {"programm": items}


@pytest.mark.parametrize(
    ("pictures", "gallery"),
    [
        ("bilder:\n  - a.jpg\n  - quelle: wir", {"liste": ["a.jpg", {"bildnachweis": "wir"}]}),
        ("bilder:\n  datei: a.jpg\n  beschreibung: Haus", {"liste": [{"datei": "a.jpg", "alt": "Haus"}]}),
        ("bilder:\n  ordner: a\n  alle: {foto: wir}", {"ordner": "a", "alle": {"bildnachweis": "wir"}}),
        ("bilder: a.jpg", "a.jpg"),
    ],
)
def test_one_picture_a_list_or_a_folder_make_a_gallery(pictures: str, gallery: object) -> None:
    assert renamed(pictures) == {"bilder": gallery}


def test_names_the_model_does_not_know_are_left_alone_in_free_blocks() -> None:
    header = "bilder:\n  ordner: a\n  beschreibungen:\n    Haus.jpg: ein Haus"
    assert renamed(header) == {"bilder": {"ordner": "a", "beschreibungen": {"Haus.jpg": "ein Haus"}}}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("regoin: x", "4:1: regoin: dieses Feld gibt es hier nicht. So geht es: meinten Sie „region“?"),
        (
            "ort:\n  strase: x",
            "5:3: ort.strase: dieses Feld gibt es hier nicht. So geht es: meinten Sie „strasse“?",
        ),
        (
            "mitwirkende:\n  - alter: x",
            "5:5: mitwirkende.alter: dieses Feld gibt es hier nicht. So geht es: möglich sind name, rolle",
        ),
        (
            "anmeldung:\n  mail: a@example.org\n  email: c@example.org",
            (
                "6:3: anmeldung.mail: „email“ und „mail“ (Zeile 5) sind dasselbe Feld."
                " So geht es: eine der beiden Zeilen löschen"
            ),
        ),
        (
            '"a\\nb": x',
            (
                "4:1: a␊b: dieses Feld gibt es hier nicht."
                " So geht es: die Zeile löschen oder ein Feld aus der Feldliste im Handbuch wählen"
            ),
        ),
    ],
)
def test_unknown_or_doubled_field_is_told_at_its_key(line: str, message: str) -> None:
    assert findings_in(f"{BASE}\n{line}") == [message]


def test_misspelt_required_field_is_told_once() -> None:
    header = "titel: Beratung\ngeprüft_am: 01.11.2026\ntelefon:\n  numer: 0381 1234567"
    message = "5:3: telefon.numer: dieses Feld gibt es hier nicht. So geht es: meinten Sie „nummer“?"
    assert findings_in(header, "kontakte/x.md") == [message]


def test_contact_keeps_its_synonyms() -> None:
    assert renamed("Öffnungszeiten: Mo 9–16\nTelefone: 1", ContactPoint) == {
        "sprechzeiten": "Mo 9–16",
        "telefon": "1",
    }
