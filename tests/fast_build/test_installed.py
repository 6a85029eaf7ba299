"""The digest of all programs of a process."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from fast_build import installed
from fast_build.installed import digest_programs


def load(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the process had loaded this file as a module."""
    module = ModuleType(file.stem)
    module.__file__ = str(file)
    monkeypatch.setitem(sys.modules, f"test_installed_{file.stem}", module)


def test_another_module_gives_another_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest_programs()
    file = tmp_path / "own.py"
    file.write_text("A = 1\n", encoding="utf-8")
    load(file, monkeypatch)
    assert digest_programs() != before


def test_text_of_a_new_module_and_its_neighbours_enters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = set()
    for number in range(2):
        for name in ("__init__.py", "neighbour.py"):
            (tmp_path / name).write_text("", encoding="utf-8")
        (tmp_path / "neighbour.py").write_text(f"A = {number}\n", encoding="utf-8")
        with monkeypatch.context() as patch:
            load(tmp_path / "__init__.py", patch)
            digests.add(digest_programs())
        digest_programs()  # without it, so that it is new again
    assert len(digests) == 2


def test_loaded_module_stays_what_it_was_when_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "own.py"
    file.write_text("A = 1\n", encoding="utf-8")
    load(file, monkeypatch)
    before = digest_programs()
    file.write_text("A = 2\n", encoding="utf-8")
    assert digest_programs() == before


def test_time_zone_enters(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest_programs()
    monkeypatch.setenv("TZ", "Pacific/Chatham")
    assert digest_programs() != before


def test_neighbours_of_a_linked_module_are_those_of_its_real_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.mkdir()
    (real / "__init__.py").touch()
    (link / "__init__.py").symlink_to(real / "__init__.py")
    digests = set()
    for number in range(2):
        (real / "neighbour.py").write_text(f"A = {number}\n", encoding="utf-8")
        with monkeypatch.context() as patch:
            load(link / "__init__.py", patch)
            digests.add(digest_programs())
        digest_programs()  # without it, so that it is new again
    assert len(digests) == 2


def test_package_behind_a_linked_folder_is_an_installed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    (real / "installed.py").touch()
    link.symlink_to(real)
    folders = (*installed._installed_folders(), f"{real.resolve()}/")
    monkeypatch.setattr(installed, "_installed_folders", lambda: folders)
    before = digest_programs()
    load(link / "installed.py", monkeypatch)
    assert digest_programs() == before
