import os
from pathlib import Path

import pytest

from safe_build.exchange import exchange_folders
from safe_build.places import Places
from safe_build.removal import remove_folder
from safe_build.staging import LARGE, open_staging
from safe_build.stopping import BuildStopped


def test_staging_is_empty_and_gone_afterwards(tmp_path: Path) -> None:
    places = Places.of(tmp_path / "output")
    with open_staging(places) as folder:
        assert (folder, list(folder.iterdir())) == (places.home / f"staging-{os.getpid()}", [])
    assert [path.name for path in places.home.iterdir()] == ["lock"]


def test_staging_removes_the_dead_and_spares_the_living(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places.of(tmp_path / "output")
    places.staging(1).mkdir(parents=True)
    (places.staging(1) / "page.html").touch()
    with open_staging(places) as first:
        monkeypatch.setattr(os, "getpid", lambda: 2)
        with open_staging(places) as second:
            assert set(places.home.glob("staging-*")) == {first, second}


def test_staging_puts_back_a_live_folder_that_was_away(tmp_path: Path) -> None:
    places = Places.of(tmp_path / "output")
    places.previous.mkdir(parents=True)
    (places.previous / "page.html").touch()
    with open_staging(places):
        assert [path.name for path in places.live.iterdir()] == ["page.html"]
    assert not places.previous.exists()


def former_site(places: Places) -> Path:
    """A folder to be removed."""
    folder = places.staging(os.getpid())
    folder.mkdir(parents=True)
    (folder / "index.html").touch()
    return folder


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> list[int]:
    """Another program in the place of `rm`; gives the list that will hold the numbers of its processes."""
    program = folder / "rm"
    program.write_text(f"#!/bin/sh\n{words}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    begun, begin = list[int](), os.posix_spawn
    monkeypatch.setattr(os, "posix_spawn", lambda *words, **more: begun.append(begin(*words, **more)))
    return begun


def test_large_former_site_is_removed_by_a_program_that_nobody_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places.of(tmp_path / "output")
    os.mkfifo(tmp_path / "go")
    begun = stand_in(tmp_path, monkeypatch, f'read go < "{tmp_path}/go"; exec /bin/rm "$@"')
    with open_staging(places) as folder:
        (folder / "index.html").touch()
        places.live.mkdir()
        exchange_folders(folder, places.live, places.previous)
        places.manifest.write_text(" " * LARGE)
    old = folder.with_name(f"{folder.name}-old")
    with open_staging(places):  # it is no dead folder while the program works on it
        assert sorted(places.home.glob("staging-*")) == sorted([folder, old])
    (tmp_path / "go").write_text("\n")
    os.waitpid(begun[0], 0)
    assert not old.exists()


def test_former_site_whose_program_was_killed_goes_with_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places.of(tmp_path / "output")
    begun = stand_in(tmp_path, monkeypatch, "kill -9 $$")
    folder = former_site(places)
    remove_folder(folder, waits=False)
    os.waitpid(begun[0], 0)
    old = folder.with_name(f"{folder.name}-old")
    assert (folder.exists(), old.exists()) == (False, True)
    with open_staging(places) as staging:
        assert list(places.home.glob("staging-*")) == [staging]


def test_former_site_is_removed_at_once_where_no_program_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    folder = former_site(Places.of(tmp_path / "output"))
    remove_folder(folder, waits=False)
    assert not folder.exists()


def test_staging_says_why_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / ".build").touch()
    message = r"nicht schreiben: An der Stelle eines Ordners liegt etwas anderes \(.*\.build/output\)\. So geht es: "
    with pytest.raises(BuildStopped, match=message), open_staging(Places.of(tmp_path / "output")):
        pass
