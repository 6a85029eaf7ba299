import fcntl
import os
from datetime import datetime
from pathlib import Path

import pytest

from content_model.build import Build, BuildForm
from content_model.fields.dates import BERLIN
from safe_build.manifest import Manifest
from safe_build.places import Places
from safe_build.removal import remove_folder
from safe_build.staging import LARGE, make_live, open_staging, tidy_up
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


def build_staying(places: Places, *pages: str) -> None:
    """A build of these pages in a process that stays."""
    manifest = Manifest.of(Build(BuildForm.PREVIEW, datetime(2026, 11, 22, tzinfo=BERLIN)))
    with open_staging(places, stays=True) as folder:
        assert [path for path in folder.rglob("*") if not path.is_dir()] == []
        for page in pages:
            (folder / page).mkdir(parents=True, exist_ok=True)
            (folder / page / "index.html").write_text(page)
        make_live(folder, places, manifest)


def test_process_that_stays_keeps_the_folders_of_its_former_site_and_no_file(tmp_path: Path) -> None:
    places = Places.of(tmp_path / "output")
    build_staying(places, "a/b", "c/d")
    tidy_up(places)
    build_staying(places, "a/b")
    tidy_up(places)
    (kept,) = places.home.glob("staging-*")
    assert sorted(path.relative_to(kept).as_posix() for path in kept.rglob("*")) == ["a", "a/b", "c", "c/d"]
    build_staying(places, "a/b")
    tidy_up(places)
    found = sorted(path.relative_to(places.live).as_posix() for path in places.live.rglob("*"))
    assert found == [".nojekyll", "a", "a/b", "a/b/index.html"]


def test_folders_that_were_kept_go_with_their_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places.of(tmp_path / "output")
    build_staying(places, "a/b")
    build_staying(places, "a/b")
    tidy_up(places)
    monkeypatch.setattr(os, "getpid", lambda: 2)
    with open_staging(places) as folder:
        assert list(places.home.glob("staging-*")) == [folder]


def test_files_behind_a_link_stay_when_a_process_tidies_up(tmp_path: Path) -> None:
    places, other = Places.of(tmp_path / "output"), tmp_path / "other"
    other.mkdir()
    (other / "file").touch()
    places.staging(os.getpid()).mkdir(parents=True)
    (places.staging(os.getpid()) / "link").symlink_to(other)
    tidy_up(places)
    assert ((other / "file").exists(), list(places.folders(os.getpid()).iterdir())) == (True, [])


def former_site(places: Places) -> tuple[Path, int]:
    """A folder to be removed, and the descriptor that locks it."""
    folder = places.staging(os.getpid())
    folder.mkdir(parents=True)
    (folder / "index.html").touch()
    owner = os.open(folder, os.O_RDONLY)
    fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return folder, owner


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Another program in the place of `rm`."""
    program = folder / "rm"
    program.write_text(f"#!/bin/sh\n{words}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def test_large_former_site_is_removed_by_a_program_that_nobody_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places.of(tmp_path / "output")
    os.mkfifo(tmp_path / "go")
    stand_in(tmp_path, monkeypatch, f'read go < "{tmp_path}/go"; exec /bin/rm "$@"')
    with open_staging(places) as folder:
        (folder / "index.html").touch()
        places.manifest.write_text(" " * LARGE)
    old = folder.with_name(f"{folder.name}-old")
    with open_staging(places):  # it is no dead folder while the program works on it
        assert sorted(places.home.glob("staging-*")) == sorted([folder, old])
    (tmp_path / "go").write_text("\n")
    os.wait()
    assert not old.exists()


def test_former_site_whose_program_was_killed_goes_with_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places.of(tmp_path / "output")
    stand_in(tmp_path, monkeypatch, "kill -9 $$")
    folder, owner = former_site(places)
    remove_folder(folder, owner, waits=False)
    os.close(owner)
    os.wait()
    old = folder.with_name(f"{folder.name}-old")
    assert (folder.exists(), old.exists()) == (False, True)
    with open_staging(places) as staging:
        assert list(places.home.glob("staging-*")) == [staging]


def test_former_site_is_removed_at_once_where_no_program_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    folder, owner = former_site(Places.of(tmp_path / "output"))
    remove_folder(folder, owner, waits=False)
    os.close(owner)
    assert not folder.exists()


def test_staging_says_why_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / ".build").touch()
    message = r"nicht schreiben: An der Stelle eines Ordners liegt etwas anderes \(.*\.build/output\)\. So geht es: "
    with pytest.raises(BuildStopped, match=message), open_staging(Places.of(tmp_path / "output")):
        pass
