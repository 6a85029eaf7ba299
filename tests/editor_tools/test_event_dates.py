"""`invoke dates FILE` prints rule and next dates, findings, or one clear sentence."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tests.conftest import write_files
from tests.content_model.tiny_catalogue import FACTS, ROSTOCK

from content_model.fields.dates import BERLIN
from editor_tools.event_dates import main

NOW = datetime(2026, 11, 22, 12, tzinfo=BERLIN)
USAGE = "So geht es: make dates FILE=content/veranstaltungen/2026/stammtisch.md\n"
SERIES = """\
---
titel: Stammtisch
beginn: 06.11.2026, 18–20 Uhr
wiederholung:
  regel: jeden Freitag
  außer: Feiertage
  bis: 31.01.2027
  ausnahmen:
    - {am: 13.11.2026, entfällt: schon vorbei}
    - {am: 18.12.2026, entfällt: Weihnachtsfeier}
    - {am: 08.01.2027, verlegt_auf: 09.01.2027}
    - {am: 15.01.2027, ort: Rathaus}
    - {am: 22.01.2027, abgesagt: krank}
ort: haus
---
"""
FILES = {
    "netzwerk.yaml": FACTS + "land: Mecklenburg-Vorpommern\n",
    **ROSTOCK,
    "veranstaltungsorte/haus.md": "---\ntitel: Haus der Begegnung\n---\n",
    "veranstaltungen/2026/stammtisch.md": SERIES,
    "veranstaltungen/2026/vorbei.md": "---\ntitel: Fest\nbeginn: 03.11.2026 18:00\n---\n",
    "veranstaltungen/2026/falsch.md": "---\ntitel: Fest\nbeginn: 04.11.2026\nwiederholung: jeden Dienstag\n---\n",
    "veranstaltungen/2026/kurs.md": """\
---
titel: Kurs
beginn: 16.02.2027 18:00
zeitzone: London
termine: [{beginn: 17.02.2027, titel: Ausflug, online: 'https://example.org/raum'}]
---
""",
    "kontakte/rostock/gruppe.md": """\
---
titel: Abendlicht
art: Gruppe
region: rostock
treffen: {regel: alle 4 Wochen am Freitag, beginn: 18 Uhr, ab: 18.12.2026, ort: 'Marktstraße 3, 17389 Anklam'}
geprüft_am: 02.11.2026
---
""",
    "kontakte/rostock/absprache.md": "---\ntitel: Aufwind\nart: Gruppe\nregion: rostock\ntreffen: nach Absprache\ngeprüft_am: 02.11.2026\n---\n",
}


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path / "content", FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], str]:
    code = main(words, NOW)
    told = capsys.readouterr()
    return code, told.out.splitlines(), told.err


def test_series_is_told_with_all_that_deviates(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "content/veranstaltungen/2026/stammtisch.md") == (
        0,
        [
            "Stammtisch",
            (
                "Jede Woche am Freitag, 18–20\u00a0Uhr, bis 31.\u00a0Januar 2027, nicht an Feiertagen; "
                "nicht am 18.\u00a0Dezember, am 9.\u00a0Januar statt am 8.\u00a0Januar 2027, "
                "am 15.\u00a0Januar 2027 an einem anderen Ort, nicht am 22.\u00a0Januar 2027"
            ),
            "Die nächsten Termine:",
            "  Freitag, 27.\u00a0November 2026, 18–20\u00a0Uhr · Haus der Begegnung",
            "  Freitag, 4.\u00a0Dezember 2026, 18–20\u00a0Uhr · Haus der Begegnung",
            "  Freitag, 11.\u00a0Dezember 2026, 18–20\u00a0Uhr · Haus der Begegnung",
            "  entfällt: Freitag, 18.\u00a0Dezember 2026, 18\u00a0Uhr (Weihnachtsfeier)",
            "  entfällt: Freitag, 25.\u00a0Dezember 2026, 18\u00a0Uhr (Erster Weihnachtstag)",
            "  entfällt: Freitag, 1.\u00a0Januar 2027, 18\u00a0Uhr (Neujahr)",
            "  Samstag, 9.\u00a0Januar 2027, 18–20\u00a0Uhr · Haus der Begegnung · verlegt vom Freitag, 8.\u00a0Januar 2027, 18\u00a0Uhr",
            "  Freitag, 15.\u00a0Januar 2027, 18–20\u00a0Uhr · Rathaus",
            "  Freitag, 22.\u00a0Januar 2027, 18–20\u00a0Uhr · Haus der Begegnung · abgesagt (krank)",
            "  Freitag, 29.\u00a0Januar 2027, 18–20\u00a0Uhr · Haus der Begegnung",
        ],
        "",
    )


def test_path_below_content_is_enough(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "kontakte/rostock/gruppe.md") == (
        0,
        [
            "Abendlicht",
            "Alle 4 Wochen am Freitag, 18\u00a0Uhr",
            "Die nächsten Termine:",
            *(
                f"  Freitag, {day}, 18\u00a0Uhr · Marktstraße 3, 17389 Anklam"
                for day in (
                    *(
                        "18.\u00a0Dezember 2026",
                        "15.\u00a0Januar 2027",
                        "12.\u00a0Februar 2027",
                        "12.\u00a0März 2027",
                    ),
                    *("9.\u00a0April 2027", "7.\u00a0Mai 2027", "4.\u00a0Juni 2027", "2.\u00a0Juli 2027"),
                    *("30.\u00a0Juli 2027", "27.\u00a0August 2027"),
                )
            ),
        ],
        "",
    )


def test_dates_without_a_rule_are_told_with_hints(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "content/veranstaltungen/2026/kurs.md") == (
        0,
        [
            "Kurs",
            "Alle Zeiten in der Zeitzone Europe/London.",
            "Die nächsten Termine:",
            "  Dienstag, 16.\u00a0Februar 2027, 18\u00a0Uhr",
            "  Mittwoch, 17.\u00a0Februar 2027 · online · Ausflug",
            "",
            "Hinweise:",
            (
                "content/veranstaltungen/2026/kurs.md:3:9: beginn: an diesem Tag ist in Mecklenburg-Vorpommern frei: Winterferien."
                " So geht es: ist das gewollt, Winterferien im Text erwähnen, dann wissen es auch die Gäste; sonst einen anderen Tag wählen"
            ),
        ],
        "",
    )


def test_event_that_is_over_says_when_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "content/veranstaltungen/2026/vorbei.md") == (
        0,
        ["Fest", "Keine weiteren Termine, der letzte war: Dienstag, 3.\u00a0November 2026, 18\u00a0Uhr."],
        "",
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ([], USAGE),
        ([" "], USAGE),
        (["a", "b"], USAGE),
        (["content"], "„content“ ist ein Ordner, gebraucht wird eine Datei darin. " + USAGE),
        (["draussen.md"], "„draussen.md“ liegt nicht in content/. " + USAGE),
        (["../draussen.md"], "Die Datei „../draussen.md“ gibt es nicht.\n"),
        (
            ["content/stamtisch.md"],
            "Die Datei „content/stamtisch.md“ gibt es nicht. Meinten Sie content/veranstaltungen/2026/stammtisch.md?\n",
        ),
        (["a" * 5000], f"„{'a' * 59}…“ lässt sich nicht lesen. {USAGE}"),
        (["netzwerk.yaml"], "content/netzwerk.yaml ist kein Eintrag mit Terminen.\n"),
        (
            ["regionen/rostock.md"],
            "content/regionen/rostock.md: hier stehen keine Termine, die sich ausrechnen lassen.\n",
        ),
        (
            ["kontakte/rostock/absprache.md"],
            "content/kontakte/rostock/absprache.md: hier stehen keine Termine, die sich ausrechnen lassen.\n",
        ),
        (
            ["veranstaltungen/2026/falsch.md"],
            (
                "content/veranstaltungen/2026/falsch.md:3:9: beginn: Mittwoch, 4.\u00a0November 2026 passt nicht zu „jede Woche am Dienstag“."
                " So geht es: beginn: 03.11.2026 oder 10.11.2026; sonst die Regel ändern\n"
            ),
        ),
    ],
)
def test_what_has_no_dates_is_told_in_one_sentence(
    typed: list[str], message: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(site, {"draussen.md": "---\ntitel: Fest\n---\n"})
    assert printed(capsys, *typed) == (1, [], message)


def test_folder_without_content_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leer").mkdir()
    monkeypatch.chdir(tmp_path / "leer")
    message = "Hier liegt kein Ordner content/: bitte im Ordner der Website starten.\n"
    assert printed(capsys, "content/a.md") == (1, [], message)


def test_missing_facts_are_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "content/netzwerk.yaml").unlink()
    message = "Die Datei content/netzwerk.yaml fehlt.\n"
    assert printed(capsys, "veranstaltungen/2026/vorbei.md") == (1, [], message)
