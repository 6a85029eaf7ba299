"""Past events without a report: which are listed, and the command that starts one."""

from __future__ import annotations

import re
import shlex
import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import FACTS, BuildSite, write_files

from editor_tools.contacts_due import read_catalogue
from editor_tools.missing_reports import MissingReport, main, missing_reports
from editor_tools.new_entry import draft_entry, find_kind
from editor_tools.new_entry import main as start_entry

TODAY = date(2026, 11, 22)


def event(lines: str, title: str = "Fest") -> str:
    return f"---\ntitel: '{title}'\n{lines}\n---\nText\n"


def listed(tmp_path: Path, files: dict[str, str], days: int = 14) -> list[MissingReport]:
    write_files(tmp_path / "content", {"netzwerk.yaml": FACTS, **files})
    return missing_reports(read_catalogue(tmp_path / "content", TODAY), TODAY, days)


@pytest.mark.parametrize(
    ("lines", "is_listed"),
    [
        pytest.param("beginn: 07.11.2026 18:00", True, id="over for more than two weeks"),
        pytest.param("beginn: 08.11.2026 18:00", False, id="over for two weeks"),
        pytest.param("beginn: 05.–08.11.2026", False, id="counted from the last day"),
        pytest.param("beginn: 01.10.2026\ntermine: [09.11.2026]", False, id="counted from the last date"),
        pytest.param("beginn: 01.10.2026\nneuer_termin: 01.12.2026", False, id="postponed to a day ahead"),
        pytest.param("beginn: 01.10.2026\nneuer_termin: 05.10.2026", True, id="postponed and held"),
        pytest.param("beginn: 01.10.2026\nstatus: verschoben", False, id="postponed"),
        pytest.param("beginn: 01.10.2026\nabgesagt: Sturm", False, id="cancelled"),
        pytest.param("beginn: 01.10.2026\nstatus: entwurf", False, id="draft"),
        pytest.param("beginn: 01.10.2026\nstatus: versteckt", False, id="hidden"),
        pytest.param("beginn: 10/2026", False, id="day unknown"),
        pytest.param(
            "beginn: 06.10.2026\nwiederholung: {regel: jede Woche, bis: 20.10.2026}", False, id="recurring"
        ),
    ],
)
def test_events_that_took_place_wait_for_a_report(tmp_path: Path, lines: str, is_listed: bool) -> None:
    assert bool(listed(tmp_path, {"veranstaltungen/2026/fest.md": event(lines)})) == is_listed


def test_event_with_a_report_is_done_even_while_it_is_a_draft(tmp_path: Path) -> None:
    files = {
        "veranstaltungen/2026/fest.md": event("beginn: 01.10.2026"),
        "berichte/2026/fest.md": event("datum: 02.10.2026\nbericht_zu: fest\nstatus: entwurf"),
    }
    assert listed(tmp_path, files) == []


def test_the_newest_comes_first_with_its_command(tmp_path: Path) -> None:
    files = {
        "veranstaltungen/2026/fest.md": event("beginn: 01.10.2026"),
        "veranstaltungen/2026/markt.md": event("beginn: 03.10.2026", "Preis: 5$ & mehr"),
    }
    assert listed(tmp_path, files) == [
        MissingReport(
            date(2026, 10, 3),
            "Preis: 5$ & mehr",
            "content/veranstaltungen/2026/markt.md",
            "make new TYPE=bericht TITLE='Preis: 5$$ & mehr' ZU=markt",
        ),
        MissingReport(
            date(2026, 10, 1),
            "Fest",
            "content/veranstaltungen/2026/fest.md",
            "make new TYPE=bericht TITLE=Fest ZU=fest",
        ),
    ]


def test_events_with_the_same_file_name_are_named_by_their_id(tmp_path: Path) -> None:
    files = {f"veranstaltungen/{year}/fest.md": event(f"beginn: 01.10.{year}") for year in (2025, 2026)}
    assert [one.command.split(" ZU=")[1] for one in listed(tmp_path, files)] == [
        "veranstaltungen/2026/fest",
        "veranstaltungen/2025/fest",
    ]


def test_command_starts_a_report_that_stands_on_its_events_page(
    tmp_path: Path, build_site: BuildSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"veranstaltungen/2026/fest.md": event("beginn: 01.10.2026")}
    [missing] = listed(tmp_path, files)
    words = dict(word.split("=") for word in shlex.split(missing.command)[2:])
    monkeypatch.chdir(tmp_path)
    assert start_entry([words["TYPE"], words["TITLE"], words["ZU"]], TODAY) == 0
    assert "berichte/2026/fest.md" in capsys.readouterr().out
    text = (tmp_path / "content/berichte/2026/fest.md").read_text(encoding="utf-8")
    report = re.sub(r"status: entwurf\n", "", text)
    build = build_site({**files, "berichte/2026/fest.md": report})
    assert build.soup("veranstaltungen/2026/fest").body["class"] == ["report"]


def test_only_a_report_has_an_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    assert start_entry(["meldung", "Neues", "fest"], TODAY) == 1
    assert list((tmp_path / "content").rglob("*.md")) == []
    assert "bericht_zu:\n" in draft_entry(find_kind("bericht"), "Fest", TODAY).text


def test_command_prints_what_is_missing_and_counts_what_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "netzwerk.yaml": FACTS,
        "veranstaltungen/fest.md": event("beginn: 01.10.2026"),
        "veranstaltungen/alt.md": event("beginn: 01.10.2020"),
    }
    write_files(tmp_path / "content", files)
    monkeypatch.chdir(tmp_path)
    assert main([], TODAY) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Seit mehr als 14 Tagen vorbei und noch ohne Bericht:",
        "",
        "01.10.2026  Fest",
        "  content/veranstaltungen/fest.md",
        "  make new TYPE=bericht TITLE=Fest ZU=fest",
        "",
        "Dazu ohne Bericht, aber länger als ein Jahr her: 1.",
    ]
    assert main(["60"], TODAY) == 0
    assert capsys.readouterr().out.startswith("Alle Veranstaltungen, die seit mehr als 60 Tagen vorbei sind")


@pytest.mark.parametrize("words", [["bald"], ["-3"], ["1e9"]])
def test_command_asks_for_a_number_of_days(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words, TODAY) == 1
    assert capsys.readouterr().err.startswith("So geht es: invoke reports-due")


def test_make_hands_the_event_on() -> None:
    project = Path(__file__).parents[2]
    shown = subprocess.run(
        ["make", "--dry-run", "new", "TYPE=bericht", "TITLE=Fest", "ZU=fest"],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    assert '--about="$ZU"' in shown.stdout
