"""The index in a preview that stays: the former one serves until the new one is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.settings import read_settings
from tests.conftest import FACTS, LAWFUL, NOW, PROJECT, run_build, write_files
from tests.site_search.search_index import read_fragments
from tests.site_search.test_search_build import BROKEN, break_program, read_bytes

from safe_build import SafePelican
from safe_build.run import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_files(tmp_path / "content", {"netzwerk.yaml": FACTS + LAWFUL})
    save(tmp_path, "Eins.")
    return tmp_path


def save(folder: Path, text: str) -> None:
    write_files(folder / "content", {"seiten/haus.md": f"---\ntitel: Haus\n---\n{text}\n"})


def build(folder: Path) -> Run:
    """A build as in a preview that stays."""
    more = {"BUILD_NOW": NOW, "BUILD_FORM": "preview", "FAST_BUILD": False}
    paths = {"PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / "output")}
    return SafePelican(read_settings(str(PROJECT / "pelicanconf.py"), override=paths | more)).run_in_preview()


def text_of(folder: Path) -> str:
    """What the index says of the page."""
    return str(read_fragments(folder / "output")["haus"]["content"])


def test_first_build_makes_its_index_at_once(folder: Path) -> None:
    assert build(folder).build.late == []
    assert text_of(folder) == "Eins."


def test_former_index_serves_until_the_new_one_is_made(folder: Path) -> None:
    build(folder)
    former = read_bytes(folder / "output")
    save(folder, "Zwei.")
    run = build(folder)
    assert read_bytes(folder / "output") == former
    kept = {address for address, record in run.build.pages.items() if record.type == "search_index"}
    assert {Path(address).name for address in kept} == set(former)
    (late,) = run.build.late or ()
    made = late.make(run.build)
    run_build(folder, BUILD_FORM="preview")
    assert text_of(folder) == "Zwei."
    assert {Path(address).name: data for address, data in made.items()} == read_bytes(folder / "output")


def test_index_that_fails_later_is_a_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    break_program(folder, monkeypatch, BROKEN["a program that fails"])
    save(folder, "Zwei.")
    run = build(folder)
    (late,) = run.build.late or ()
    assert late.make(run.build) == {}
    assert "die Suche hat kein Verzeichnis: das Programm pagefind meldet: kein Platz" in str(
        run.build.findings[-1]
    )
