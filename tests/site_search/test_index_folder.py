"""Many documents are handed over as a folder; what the index says is the same, and nothing is left lying about."""

from __future__ import annotations

import errno
import fcntl
import os
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from tests.conftest import BuildSite

from site_search import index_folder, index_program
from site_search.documents import Document
from site_search.index_folder import PREFIX, NoFolderError, files_of_folder
from site_search.index_program import MANY, find_program, make_index
from site_search.index_service import IndexFailure

ADDRESSES = ("", "a-b/", "a/", "a/x/", "a/x/y/", "a/z/", "seite.html", "ä/")
BODY = "<!DOCTYPE html><html lang='de'><body data-pagefind-body><p>{} Wort {}</p></body></html>"
DOCUMENTS = [Document(address, BODY.format(number, address)) for number, address in enumerate(ADDRESSES)]
PAGEFIND = find_program()


@pytest.fixture(scope="module")
def expected() -> dict[str, bytes]:
    """The index as the service makes it."""
    return make_index(DOCUMENTS, "de", PAGEFIND)


def refuse(*_words: object) -> NoReturn:
    raise AssertionError


@pytest.mark.skipif(not index_folder.MEMORY.is_dir(), reason="no folder in memory")
def test_folder_gives_the_index_that_the_service_gives(
    expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_program, "open_service", refuse)
    assert make_index(DOCUMENTS, "de", PAGEFIND, MANY) == expected


def no_room(*_words: object, newest_first: bool) -> NoReturn:
    del newest_first
    raise OSError(errno.ENOSPC, "no room")


OBSTACLES: dict[str, tuple[str, object]] = {
    "no folder in memory": ("MEMORY", Path("/nowhere")),
    "another order": ("_addresses", lambda _site: reversed(ADDRESSES)),
    "no room": ("_write", no_room),
}


@pytest.mark.parametrize("case", OBSTACLES)
def test_without_a_folder_the_service_makes_the_same(
    expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.setattr(index_folder, "MEMORY", tmp_path)
    monkeypatch.setattr(index_folder, *OBSTACLES[case])
    monkeypatch.setattr(index_program, "_run", refuse)
    assert make_index(iter(DOCUMENTS), "de", PAGEFIND, MANY) == expected
    assert not list(tmp_path.iterdir())


def program(folder: Path, script: str) -> Path:
    file = folder / "program"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_service_is_asked_when_the_program_fails_with_a_folder(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    failing = program(tmp_path, f'[ "$1" = --service ] && exec {PAGEFIND} "$@"; exit 3')
    assert make_index(DOCUMENTS, "de", failing, MANY) == expected


def test_program_that_takes_too_long_with_a_folder_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_program, "_LONGEST", 0.05)
    with pytest.raises(IndexFailure, match=r"ist nach 0\.05 Sekunden nicht fertig"):
        index_program._run(program(tmp_path, "exec sleep 9"), "de", {}, tmp_path, tmp_path)


def copy(site: Path, index: Path) -> None:
    (index / "found").write_bytes((site / "x" / "index.html").read_bytes())


def fail(site: Path, index: Path) -> None:
    raise OSError(site, index)


@pytest.mark.parametrize("end", [copy, fail])
def test_nothing_lies_about_at_the_end_nor_of_builds_that_were_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: Callable[[Path, Path], None]
) -> None:
    monkeypatch.setattr(index_folder, "MEMORY", tmp_path)
    for name in (f"{PREFIX}dead", f"{PREFIX}alive", "of others"):
        (tmp_path / name / "site").mkdir(parents=True)
    owner = os.open(tmp_path / f"{PREFIX}alive", os.O_RDONLY)
    fcntl.flock(owner, fcntl.LOCK_EX)
    try:
        assert files_of_folder([Document("x/", "ß")], end) == {"found": "ß".encode()}
    except NoFolderError:
        assert end is fail
    finally:
        os.close(owner)
    assert {file.name for file in tmp_path.iterdir()} == {f"{PREFIX}alive", "of others"}


@pytest.mark.skipif(sys.platform != "linux", reason="there is no folder in memory elsewhere")
def test_program_ends_with_a_build_that_is_killed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "number")
    waiting = program(tmp_path, f"echo $$ > {tmp_path}/number; exec sleep 60")
    code = "import sys; from pathlib import Path; from site_search.index_program import _run"
    call = "_run(Path(sys.argv[1]), 'de', {'PATH': '/usr/bin:/bin'}, Path('/'), Path('/'))"
    with subprocess.Popen([sys.executable, "-c", f"{code}; {call}", waiting]) as build:
        number = int((tmp_path / "number").read_text())
        running = os.pidfd_open(number)
        build.kill()
    assert select.select([running], [], [], 30)[0] == [running]
    os.close(running)


@pytest.mark.skipif(not index_folder.MEMORY.is_dir(), reason="no folder in memory")
def test_site_with_many_pages_hands_over_a_folder(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_program, "MANY", 1)
    monkeypatch.setattr(index_program, "open_service", refuse)
    build = build_site({"seiten/haus.md": "---\ntitel: Haus\n---\nEins.\n"})
    assert (build.output / "pagefind" / "pagefind.js").is_file()
