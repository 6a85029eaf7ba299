"""On a large site a process of its own makes the calendars while this one derives the pages."""

import os
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import FACTS, LAWFUL, run_build, write_files

from content_model import made_beside
from content_model.finding import Finding, Severity
from event_calendar import generator
from event_calendar.calendar_files import calendar_files

SITE = {
    "netzwerk.yaml": FACTS + LAWFUL,
    "regionen/rostock.md": "---\ntitel: Rostock\n---\nAn der Küste.\n",
    "veranstaltungen/2026/fest.md": "---\ntitel: Sommerfest\nbeginn: 03.07.2026 18:00\nregion: rostock\nthemen: [Feste]\n---\nWir feiern.\n",
    "veranstaltungen/2026/chor.md": "---\ntitel: Chor\nbeginn: 24.11.2026 19:00\nwiederholung:\n  regel: jeden Dienstag\n---\nWir singen.\n",
    "kontakte/gruppe.md": "---\ntitel: Gruppe\nart: Selbsthilfegruppe\nregion: rostock\ntelefon: 030 23125-100\n"
    "treffen:\n  regel: jeden Montag\n  zeit: 18-20 Uhr\n  ort: Haus am Markt, Lange Straße 1, 18055 Rostock\n---\n",
}


Made = tuple[dict[str, bytes], list[str], list[bool]]
PROBE = Finding("content/veranstaltungen/2026/chor.md", 1, 1, "", "Probe", "keiner", Severity.WARNING)


def build(folder: Path) -> Made:
    """All files of the build and its manifest, what it found, and for each process that made calendars whether it was this one."""
    with pytest.MonkeyPatch.context() as patch:

        def noted(*arguments: Any) -> Any:
            with (folder / "makers").open("a") as notes:
                notes.write(f"{os.getpid()}\n")
            return calendar_files(*arguments)

        patch.setattr(generator, "calendar_files", noted)
        write_files(folder / "content", SITE)
        built = run_build(folder, BUILD_FORM="preview", SITEURL="https://netz.example.org")
    files = [path for path in built.output.rglob("*") if path.is_file()]
    made = {path.relative_to(folder).as_posix(): path.read_bytes() for path in (*files, built.manifest)}
    makers = (folder / "makers").read_text().split()
    return made, built.findings, [maker == str(os.getpid()) for maker in makers]


@pytest.fixture(scope="module")
def made_here(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site as one process makes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generator, "calendar_findings", lambda *_: [PROBE])
        return build(tmp_path_factory.mktemp("here"))


@pytest.fixture(autouse=True)
def _large_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every site is a large one, on a machine with several cores."""
    monkeypatch.setattr(generator, "MANY", 0)
    monkeypatch.setattr(made_beside, "CAN_FORK", True)


def test_calendars_made_beside_the_pages_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_here: Made
) -> None:
    monkeypatch.setattr(generator, "calendar_findings", lambda *_: [PROBE])
    assert build(tmp_path) == (*made_here[:2], [False])
    assert str(PROBE) in made_here[1]
    assert len([name for name in made_here[0] if name.endswith(".ics")]) == 5


def test_calendars_are_made_here_if_the_process_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_here: Made
) -> None:
    parent = os.getpid()
    monkeypatch.setattr(
        generator, "calendar_findings", lambda *_: [PROBE] if os.getpid() == parent else os._exit(1)
    )
    assert build(tmp_path) == (*made_here[:2], [True])
