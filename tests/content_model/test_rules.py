from __future__ import annotations

import pytest
from tests.content_model.tiny_catalogue import findings_in

NO_ALT = "das Bild hat keine Beschreibung (alt) und wird nicht gezeigt. So geht es: alt: Drei Menschen falten Papierboote an einem Tisch"
NO_PEOPLE = "beim Bild steht nicht, ob Personen zu erkennen sind. So geht es: personen: keine, personen: einwilligung oder personen: § 23"
MEDIA = {"medien/a.png": "", "medien/g/b.png": ""}


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        pytest.param("bild: medien/a.png", [f"3:7: bild: {NO_PEOPLE}", f"3:7: bild: {NO_ALT}"], id="line"),
        pytest.param("bild:\n  datei: medien/a.png\n  alt: Haus\n  personen: keine", [], id="complete"),
        pytest.param(
            "bilder:\n  - datei: medien/a.png\n    personen: keine", [f"4:12: bilder: {NO_ALT}"], id="list"
        ),
        pytest.param(
            "bilder:\n  alle: {personen: keine}\n  liste:\n    - datei: medien/a.png\n      alt: Haus",
            [],
            id="word for all",
        ),
        pytest.param(
            "bilder:\n  ordner: medien/g",
            [
                (
                    "4:3: bilder: bei der Galerie steht nicht, ob Personen zu erkennen sind."
                    " So geht es: unter alle: eine Zeile personen: keine, personen: einwilligung oder personen: § 23"
                )
            ],
            id="folder",
        ),
    ],
)
def test_pictures_have_words_and_a_word_about_people(lines: str, messages: list[str]) -> None:
    assert findings_in(f"titel: Seite\n{lines}", "seiten/x.md", **MEDIA) == messages


@pytest.mark.parametrize(
    ("lines", "count"), [("beginn: 2013", 0), ("beginn: [", 1), ("begin: 2013", 1), ("ort: Rostock", 1)]
)
def test_report_says_when_in_one_finding(lines: str, count: int) -> None:
    assert len(findings_in(f"titel: Rückblick\ndatum: 04.11.2026\n{lines}", "berichte/x.md")) == count


def test_contact_is_checked_now_and_then() -> None:
    assert findings_in("titel: Büro", "kontakte/x.md") == [
        "2:1: geprüft_am: es steht nicht dabei, wann die Angaben zuletzt geprüft wurden. So geht es: geprüft_am: 03.11.2026"
    ]


def test_fields_of_pelican_without_a_meaning_are_named() -> None:
    assert findings_in("titel: Seite\ntemplate: x", "seiten/x.md") == [
        "3:1: template: dieses Feld von Pelican hat hier keine Wirkung. So geht es: die Zeile löschen; Themen stehen in themen:"
    ]
