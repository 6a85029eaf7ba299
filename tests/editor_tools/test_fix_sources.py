from __future__ import annotations

from pathlib import Path

import pytest

from editor_tools.fix_sources import find_sources, main

TYPED = '---\ntitel: A\n---\nDas "Netz" -- so\n\nEnde\n'
FIXED = "---\ntitel: A\n---\nDas „Netz“ – so\n\nEnde\n"
DIFF = '--- content/seiten/a.md\n+++ content/seiten/a.md\n@@ -3,3 +3,3 @@\n ---\n-Das "Netz" -- so\n+Das „Netz“ – so\n \n'


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for path in ("seiten/a.md", "handbuch/b.md"):
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True)
        file.write_text(TYPED, encoding="utf-8")
    return tmp_path / "content/seiten/a.md"


def test_changes_are_shown_and_not_made(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == DIFF + "1 von 1 Dateien zu ändern; mit --write wird geändert.\n"
    assert page.read_text(encoding="utf-8") == TYPED


def test_changes_are_made_when_asked_for(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--write"]) == 0
    assert capsys.readouterr().out == DIFF + "1 von 1 Dateien geändert.\n"
    assert page.read_text(encoding="utf-8") == FIXED


def test_right_files_are_not_written(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(FIXED, encoding="utf-8")
    page.chmod(0o444)
    before = page.stat().st_mtime_ns
    assert main(["--write"]) == 0
    assert capsys.readouterr().out == "0 von 1 Dateien geändert.\n"
    assert page.stat().st_mtime_ns == before


def test_line_ends_are_kept(page: Path) -> None:
    page.write_bytes(TYPED.replace("\n", "\r\n").encode())
    assert main(["--write"]) == 0
    assert page.read_bytes() == FIXED.replace("\n", "\r\n").encode()


@pytest.mark.usefixtures("page")
def test_handbook_is_left_alone_unless_named() -> None:
    assert [path.as_posix() for path in find_sources([])] == ["content/seiten/a.md"]
    assert [path.as_posix() for path in find_sources(["content/handbuch/b.md"])] == ["content/handbuch/b.md"]


@pytest.mark.parametrize("data", [None, b"---\ntitel: \xff\n---\n"], ids=["missing", "not UTF-8"])
def test_unreadable_file_is_named(page: Path, data: bytes | None, capsys: pytest.CaptureFixture[str]) -> None:
    page.unlink() if data is None else page.write_bytes(data)
    assert main([str(page)]) == 1
    assert capsys.readouterr().err.startswith("Eine Datei lässt sich nicht lesen oder schreiben: ")
