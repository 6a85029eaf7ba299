"""The command: it shows, writes once, recognises what it knows, and refuses in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import write_files
from tests.editor_tools.imported_calendars import SERIES, calendar, new_files, only, run

from editor_tools import import_ics
from editor_tools.known_content import KnownContent


def test_dry_run_shows_and_writes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, calendar("SUMMARY:Fest\nATTACH:https://example.org/a.pdf")) == 0
    assert new_files(site) == {}
    assert capsys.readouterr().out.splitlines() == [
        "neu: content/veranstaltungen/2026/fest.md (Fest, 06.11.2026 18:00)",
        "  Zeile 7: nicht übernommen: Anhänge (1) – die Dateien nach content/medien/ legen und unter dokumente: nennen",
        "",
        "1 Termin im Kalender: 1 neu, 0 schon vorhanden, 0 nicht übernommen.",
        "Mit --write werden die Dateien angelegt.",
    ]


def test_written_file_is_what_an_editor_would_write(site: Path) -> None:
    text = calendar(
        f"{SERIES}SUMMARY:Stammtisch\nRRULE:FREQ=MONTHLY;BYDAY=1TU\nDESCRIPTION:Alle sind eingeladen."
    )
    assert run(site, text, "--write", "--region=kueste") == 0
    assert new_files(site) == {
        "veranstaltungen/2026/stammtisch.md": """\
---
titel: Stammtisch
beginn: 06.10.2026 18:00
ende: 20:00
wiederholung: jeden 1. Dienstag im Monat
region: kueste
# Kalender-Kennung: 5feceb66ffc86f38
---

Alle sind eingeladen.
"""
    }


def test_second_import_makes_no_copy(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = calendar("SUMMARY:Fest", "SUMMARY:Feier")
    run(site, text, "--write")
    before = new_files(site)
    capsys.readouterr()
    assert run(site, text, "--write") == 0
    assert new_files(site) == before
    assert (
        "2 Termine im Kalender: 0 angelegt, 2 schon vorhanden, 0 nicht übernommen." in capsys.readouterr().out
    )


def test_event_is_recognised_after_title_and_begin_were_changed(site: Path) -> None:
    run(site, calendar("SUMMARY:Fest"), "--write")
    [path] = new_files(site)
    file = site / "content" / path
    text = (
        file.read_text(encoding="utf-8")
        .replace("titel: Fest", "titel: Großes Fest")
        .replace("18:00", "19:00")
    )
    file.write_text(text, encoding="utf-8")
    run(site, calendar("SUMMARY:Fest"), "--write")
    assert new_files(site) == {path: text}


def test_event_typed_by_hand_is_recognised_by_title_and_begin(site: Path) -> None:
    typed = {
        "content/veranstaltungen/2026/x.md": "---\ntitel: FEST\nbeginn: Fr, 6. November 2026, 18 Uhr\n---\n"
    }
    write_files(site, typed)
    run(site, calendar("SUMMARY:Fest"), "--write")
    assert list(new_files(site)) == ["veranstaltungen/2026/x.md"]


def test_names_are_numbered_and_nothing_is_overwritten(site: Path) -> None:
    write_files(site, {"content/veranstaltungen/2026/fest.md": "---\ntitel: Fest\nbeginn: 01.01.2026\n---\n"})
    write_files(
        site, {"content/veranstaltungen/2025/fest-2.md": "---\ntitel: Fest\nbeginn: 02.01.2026\n---\n"}
    )
    before = new_files(site)
    run(site, calendar("SUMMARY:Fest", "SUMMARY:Fest\nDTSTART:20261224T170000"), "--write")
    assert {path: text for path, text in new_files(site).items() if path in before} == before
    assert new_files(site).keys() - before.keys() == {
        "veranstaltungen/2026/fest-3.md",
        "veranstaltungen/2026/fest-4.md",
    }


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "kalender.ics ist leer.", id="empty"),
        pytest.param(b" \r\n\t\n", "kalender.ics ist leer.", id="blank"),
        pytest.param(b"Hallo", "kalender.ics ist keine Kalenderdatei (iCalendar, .ics).", id="text"),
        pytest.param(b"\x89PNG\r\n\x00\x01", "kalender.ics ist keine Kalenderdatei (iCalendar, .ics).", id="binary"),
        pytest.param(
            b"<!DOCTYPE html><html>",
            "kalender.ics ist eine Webseite, kein Kalender. Vielleicht verlangt die Adresse eine Anmeldung.",
            id="html",
        ),
        pytest.param(b"BEGIN:VCARD\nEND:VCARD", "kalender.ics ist ein Adressbuch (vCard), kein Kalender.", id="vcard"),
        pytest.param(
            calendar("SUMMARY:x")[:60].encode(),
            "kalender.ics bricht mitten im Kalender ab. Bitte noch einmal herunterladen oder ausgeben.",
            id="truncated",
        ),
        pytest.param(
            calendar("SUMMARY:x", head="METHOD:REPLY\n").encode(),
            "kalender.ics ist die Antwort auf eine Einladung, kein Kalender.",
            id="reply",
        ),
        pytest.param(
            b"BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR",
            "kalender.ics enthält nur Aufgaben, keine Termine.",
            id="tasks",
        ),
        pytest.param(
            b"BEGIN:VCALENDAR\nEND:VCALENDAR", "kalender.ics enthält keine Termine.", id="no-events"
        ),
        pytest.param(
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR",
            "kalender.ics bricht mitten im Kalender ab. Bitte noch einmal herunterladen oder ausgeben.",
            id="unbalanced",
        ),
        pytest.param(
            b"x" * 10_000_001,
            "kalender.ics ist größer als 10 MB. Bitte im Kalenderprogramm einen kürzeren Zeitraum ausgeben.",
            id="too-large",
        ),
    ],
)  # fmt: skip
def test_unusable_file_is_refused_in_one_sentence(
    data: bytes, sentence: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(site, data, "--write") == 1
    assert capsys.readouterr() == ("", f"{sentence}\n")
    assert new_files(site) == {}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(
            ["fehlt.ics"],
            "fehlt.ics gibt es nicht. So geht es: Ordner und Namen der Datei mit ihrer Endung nennen.",
            id="missing-file",
        ),
        pytest.param(
            [], "So geht es: invoke import-ics kalender.ics, dann dasselbe mit --write", id="no-file"
        ),
        pytest.param(
            ["--wirte", "x.ics"],
            "So geht es: invoke import-ics kalender.ics, dann dasselbe mit --write",
            id="misspelt",
        ),
        pytest.param(
            ["kalender.ics", "--region", "kuste"],
            "„kuste“ ist nicht bekannt (Region). So geht es: meinten Sie „Küste“?",
            id="unknown-region",
        ),
        pytest.param(
            ["kalender.ics", "--reihe", "xyz"],
            "„xyz“ ist nicht bekannt (Reihe). So geht es: vorhanden sind stammtische",
            id="unknown-series",
        ),
    ],
)
def test_wrong_words_are_refused_in_one_sentence(
    words: list[str], sentence: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "kalender.ics").write_text(calendar("SUMMARY:Fest"), encoding="utf-8")
    assert import_ics.main(words) == 1
    assert capsys.readouterr() == ("", f"{sentence}\n")


def test_file_that_appeared_meanwhile_is_not_overwritten(
    site: Path, known: KnownContent, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = only(calendar("SUMMARY:Fest"), known)
    write_files(site, {f"content/{outcome.path}": "von Hand"})
    assert import_ics.write_files([outcome], site / "content") == 1
    assert new_files(site) == {"veranstaltungen/2026/fest.md": "von Hand"}
    assert "content/veranstaltungen/2026/fest.md gibt es schon und bleibt" in capsys.readouterr().err
