"""The Nu checker is run where it is, and its absence is told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.site_checks.right_site import lines_of, right_files, run_check, write_site

from site_checks.check import Outcome
from site_checks.nu_program import NuProgram, find_program

MESSAGES = [
    {
        "type": "error",
        "lastLine": 3,
        "firstColumn": 5,
        "message": "Stray end tag.",
        "url": "file:{folder}/index.html",
    },
    {
        "type": "info",
        "subType": "warning",
        "lastLine": 9,
        "firstLine": 8,
        "message": "Trailing slash.",
        "url": "file:{folder}/treffen/index.html",
    },
    {
        "type": "error",
        "lastLine": 1,
        "message": "Resource violates Content Security Policy (meta tag): image",
        "url": "file:{folder}/index.html",
    },
]


def fake_program(folder: Path, printed: str) -> NuProgram:
    """A program that prints what the checker would."""
    program = folder / "java"
    program.write_text(f"#!{sys.executable}\nprint({printed!r})\n", encoding="utf-8")
    program.chmod(0o755)
    return NuProgram(str(program), folder / "vnu.jar")


def test_messages_become_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = write_site(tmp_path, right_files())
    printed = json.dumps({"messages": MESSAGES}).replace("{folder}", str(output.resolve()))
    program = fake_program(tmp_path, printed)
    monkeypatch.setattr("site_checks.checks.nu_checker.find_program", lambda _folder: program)
    result = run_check(output, "html.nu")
    cure = "So geht es: die Vorlage oder den Text an dieser Stelle berichtigen"
    assert lines_of(result) == [
        f"index.html:3:5: html.nu: Stray end tag. {cure}",
        f"treffen/index.html:8:1: html.nu: Trailing slash. {cure}",
    ]
    assert [finding.severity for finding in result.findings] == ["error", "warning"]


def test_checker_that_does_not_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = write_site(tmp_path, right_files())
    program = fake_program(tmp_path, "Error: no memory")
    monkeypatch.setattr("site_checks.checks.nu_checker.find_program", lambda _folder: program)
    assert lines_of(run_check(output, "html.nu")) == [
        (
            ":1:1: html.nu: lässt sich nicht prüfen (RuntimeError: Nu-Checker: Error: no memory\ufffd). "
            "So geht es: die Datei neu bauen; sie ist beschädigt"
        )
    ]


def test_without_the_checker_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run_check(write_site(tmp_path, right_files()), "html.nu")
    assert result.outcome is Outcome.NOT_APPLICABLE
    assert result.reason == "der Nu-Checker fehlt (make test holt ihn)"


def test_without_java_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_checks.nu_program.find_spec", lambda _name: None)
    monkeypatch.setattr("site_checks.nu_program.shutil.which", lambda _name: None)
    assert find_program(tmp_path) == "Java fehlt"
