"""`python -m site_checks` as people and workflows call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.site_checks.right_site import right_files, right_manifest, write_site

from site_checks.__main__ import main
from site_checks.inspection import all_checks, inspect_site
from site_checks.site import open_site


@pytest.fixture(autouse=True)
def _no_checker_and_no_job_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def broken_site(folder: Path) -> Path:
    files = right_files()
    page = str(files["treffen/index.html"])
    return write_site(
        folder, {**files, "treffen/index.html": page.replace("/kontakt.vcf", "/weg.vcf")}, right_manifest()
    )


def test_right_site_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = write_site(tmp_path, right_files(), right_manifest())
    assert main([str(output)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith("0 mit Fehlern, 0 mit Hinweisen, 3 nicht gemacht")


def test_fault_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(broken_site(tmp_path))]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("treffen/index.html:24:75: links.ziel: ")


def test_notes_alone_end_with_zero(tmp_path: Path) -> None:
    files = right_files()
    files["index.html"] = str(files["index.html"]).replace("Willkommen.", "Herzlich  willkommen.")
    assert main([str(write_site(tmp_path, files, right_manifest()))]) == 0


def test_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nichts")]) == 1
    told = f"Den Ordner {tmp_path / 'nichts'} gibt es nicht. So geht es: erst bauen, mit make html.\n"
    assert capsys.readouterr().err == told


def test_json_goes_to_a_file(tmp_path: Path) -> None:
    main([str(broken_site(tmp_path)), "--json", "ergebnis.json"])
    assert json.loads((tmp_path / "ergebnis.json").read_text(encoding="utf-8"))["ok"] is False


def test_json_alone_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(broken_site(tmp_path)), "--json", "-"])
    assert json.loads(capsys.readouterr().out)["site_url"] == "https://netz.example.org"


def test_github_gets_annotations_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    main([str(broken_site(tmp_path))])
    assert capsys.readouterr().out.startswith("::error file=content/veranstaltungen/treffen.md,line=1,title=")


def test_github_gets_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(broken_site(tmp_path)), "--github"])
    assert capsys.readouterr().out.startswith("::error file=content/veranstaltungen/treffen.md,line=1,title=")


def test_job_page_gets_a_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seite.md").write_text("Davor\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "seite.md"))
    main([str(broken_site(tmp_path))])
    assert (
        (tmp_path / "seite.md")
        .read_text(encoding="utf-8")
        .startswith("Davor\n## Prüfung der Website unter /\n")
    )


def test_site_below_a_path_is_checked_where_it_is_said_to_be(tmp_path: Path) -> None:
    output = write_site(tmp_path, right_files("/netzwerk"))
    assert main([str(output), "--base", "netzwerk"]) == 0
    assert main([str(output), "--base", "/anders/"]) == 1


def test_two_builds_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = write_site(tmp_path / "a", right_files(), right_manifest())
    second = write_site(tmp_path / "b", {**right_files("/netzwerk"), "mehr.txt": ""}, right_manifest())
    assert main([str(first), "--compare", str(second)]) == 1
    assert "mehr.txt:1:1: links.zwei-bauten: gibt es nur in output/" in capsys.readouterr().out


def test_program_runs_alone(tmp_path: Path) -> None:
    """Nothing but the folder is needed: no settings, no content, no manifest."""
    output = write_site(tmp_path, right_files())
    words = [sys.executable, "-m", "site_checks", str(output)]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_many_files_on_many_cores_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = open_site(broken_site(tmp_path))
    made = [check for check in all_checks() if check.code != "html.nu"]
    alone = inspect_site(site, made)
    monkeypatch.setattr("site_checks.inspection.FEW_FILES", 0)
    assert inspect_site(site, made) == alone
