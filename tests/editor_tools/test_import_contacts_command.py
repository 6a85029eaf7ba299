"""The command: it shows, writes once, refuses in one sentence; any table ends in files that pass the gate."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import run_build, write_files
from tests.editor_tools.imported_contacts import CARDS, SITE, TABLE

from editor_tools.import_contacts import main, read_source
from editor_tools.import_plan import plan_import
from editor_tools.known_content import KnownContent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path / "content", SITE)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "k.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def contacts_in(folder: Path) -> set[str]:
    return {path.name for path in (folder / "content/kontakte").glob("*.md")} - {"vorstand.md", "buero.md"}


def test_dry_run_tells_everything_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["k.csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[:2], lines[-1]) == (
        ["content/kontakte/treff-am-markt.md (Zeile 2)", "content/kontakte/cafe-offen.md (Zeile 3)"],
        "Anzulegen: 2 von 2 Kontakten. Mit --write werden die Dateien angelegt.",
    )
    assert contacts_in(folder) == set()


def test_import_is_written_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["k.csv", "--write"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Angelegt: 2 von 2 Kontakten."
    edited = folder / "content/kontakte/cafe-offen.md"
    edited.write_text("---\ntitel: Von Hand\n---\n", encoding="utf-8")
    assert main(["k.csv", "--write"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Angelegt: 0 von 2 Kontakten."
    assert edited.read_text(encoding="utf-8") == "---\ntitel: Von Hand\n---\n"
    assert contacts_in(folder) == {"treff-am-markt.md", "cafe-offen.md"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["k.csv", "--region", "Sord"], "--region: „Sord“ ist nicht bekannt (Region). So geht es: meinten Sie „nord“?"),
        (["fehlt.csv"], "fehlt.csv gibt es nicht. So geht es: "),
        (["content"], "content ist ein Ordner. So geht es: eine Datei darin nennen."),
        (["leer.csv"], "Die Datei ist leer. So geht es: die Kontakte noch einmal ausgeben lassen"),
    ],
    ids=["region", "no file", "folder", "empty"],
)  # fmt: skip
def test_command_fails_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    (folder / "leer.csv").touch()
    assert main(words) == 1
    assert capsys.readouterr().err.startswith(message)


def test_command_needs_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["k.csv"]) == 1
    assert (
        capsys.readouterr().err == "Hier liegt kein Ordner content/: bitte im Ordner der Website starten.\n"
    )


def test_imported_files_pass_the_gate(folder: Path) -> None:
    (folder / "k.vcf").write_text(CARDS, encoding="utf-8")
    assert [main([name, "--write", "--region", "nord"]) for name in ("k.csv", "k.vcf")] == [0, 0]
    build = run_build(folder)
    assert build.code == 0, build.lines
    assert "Jana Brandt" not in build.read("vor-ort/nord/cafe-offen/")
    assert "tel:116117" in build.read("vor-ort/nord/treff-am-markt/")


cells = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["ja", "116117", "Mo 9-12", "nach Vereinbarung", "nord", "x" * 3001]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(cells, min_size=14, max_size=14))
def test_any_cells_become_a_file_that_the_gate_accepts(content: KnownContent, row: list[str]) -> None:
    quoted = ";".join('"' + cell.replace('"', '""') + '"' for cell in ["A" + row[0], *row[1:]])
    source = read_source(
        f"{TABLE.splitlines()[0]}\n{quoted}\n".encode("utf-8", "replace").replace(b"\0", b"")
    )
    for _, entry in plan_import(source, content).files:
        assert content.check(entry.path, "contact", entry.text)[1] == ()


def test_long_table_of_the_same_names_is_numbered_to_its_end(content: KnownContent) -> None:
    rows = "".join(f"Gruppe {number % 10};Gruppe;Ort {number}\n" for number in range(500))
    paths = [
        entry.path for _, entry in plan_import(read_source(f"name;art;ort\n{rows}".encode()), content).files
    ]
    assert (len(set(paths)), paths[-1]) == (500, "kontakte/gruppe-9-50.md")


def test_import_of_twice_as_many_rows_reads_twice_as_often(
    content: KnownContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten thousand rows are no problem if each is read by the gate once."""
    read = []
    check = KnownContent.check
    monkeypatch.setattr(KnownContent, "check", lambda self, *words: read.append(1) or check(self, *words))
    for rows in (100, 200):
        table = "name;art;ort\n" + "".join(f"Gruppe;Gruppe;Ort {number}\n" for number in range(rows))
        plan_import(read_source(table.encode()), content)
    assert len(read) == 300
