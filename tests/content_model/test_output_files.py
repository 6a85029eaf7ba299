"""Files that stay the same are second names of the live ones, and nobody writes into the live ones."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pelican import signals
from tests.conftest import BuildSite

from content_model import output_files
from content_model.output_files import Output, write_output, write_outputs

Places = tuple[Path, Path]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The file in the live folder, and where the build brings it about."""
    live = tmp_path / "live/a/x.txt"
    live.parent.mkdir(parents=True)
    live.write_bytes(b"same")
    return live, tmp_path / "staging/a/x.txt"


def write(places: Places, data: bytes) -> None:
    live, path = (str(file.parents[1]) for file in places)
    write_output("a/x.txt", data, Output(path, live))


def states(places: Places) -> tuple[bytes, bytes, bool]:
    """The bytes of both files, and whether they are one."""
    live, path = places
    return live.read_bytes(), path.read_bytes(), live.samefile(path)


def test_equal_file_gets_a_second_name(places: Places) -> None:
    write(places, b"same")
    assert states(places) == (b"same", b"same", True)


@pytest.mark.parametrize("data", [b"else", b"longer", b""], ids=["bytes", "length", "empty"])
def test_other_file_is_written(places: Places, data: bytes) -> None:
    write(places, data)
    assert states(places) == (b"same", data, False)


def test_new_file_is_written(places: Places) -> None:
    live, path = places
    live.unlink()
    write(places, b"same")
    assert path.read_bytes() == b"same"


def test_what_is_written_later_leaves_the_live_file_alone(places: Places) -> None:
    write(places, b"same")
    write(places, b"else")
    assert states(places) == (b"same", b"else", False)
    write(places, b"same")
    assert states(places)[:2] == (b"same", b"same")


def test_build_into_the_live_folder_itself_writes(places: Places) -> None:
    live = places[0]
    for data in (b"same", b"else"):
        write((live, live), data)
        assert live.read_bytes() == data


def _lead_elsewhere(live: Path) -> None:
    live.rename(live.with_name("y.txt"))
    live.symlink_to("y.txt")


def _lead_to_a_device(live: Path) -> None:
    live.unlink()
    live.symlink_to("/dev/zero")


@pytest.mark.parametrize("change", [_lead_elsewhere, _lead_to_a_device])
def test_link_in_the_live_folder_is_not_taken_over(places: Places, change: Callable[[Path], None]) -> None:
    live, path = places
    change(live)
    write(places, b"same")
    assert (path.is_symlink(), path.read_bytes(), path.stat().st_nlink) == (False, b"same", 1)


def test_file_system_without_second_names_gets_a_copy(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    write(places, b"same")
    assert states(places) == (b"same", b"same", False)


def test_live_file_exchanged_while_it_was_compared_is_not_taken_over(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = places[0]
    link = output_files._link

    def exchanged(*names: str) -> None:
        (live.parent / "new").write_bytes(b"from another build")
        (live.parent / "new").replace(live)
        link(*names)

    monkeypatch.setattr(output_files, "_link", exchanged)
    write(places, b"same")
    assert states(places) == (b"from another build", b"same", False)


def test_later_step_of_a_build_leaves_the_live_site_alone(build_site: BuildSite, tmp_path: Path) -> None:
    live = tmp_path / "output/robots.txt"
    seen: list[tuple[bool, bytes]] = []

    def rewrite(pelican: object) -> None:
        staged = Path(pelican.output_path, "robots.txt")  # type: ignore[attr-defined]
        same = live.samefile(staged)
        write_output("robots.txt", b"anders", Output(str(staged.parent), str(live.parent)))
        seen.append((same, live.read_bytes()))

    site = {"seiten/start.md": "---\ntitel: Start\n---\nHallo.\n"}
    build_site(site)
    before = live.read_bytes()
    signals.finalized.connect(rewrite)
    build = build_site(site)
    assert build.code == 0
    assert (seen, live.read_bytes()) == ([(True, before)], b"anders")


FILES = [(f"a/{number}/x.txt", bytes([number])) for number in range(5)]


def written(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@contextmanager
def without_process(_make: object) -> Iterator[Callable[[], None]]:
    """As on a machine on which no process could be started, or it has died."""
    yield lambda: None


@pytest.mark.parametrize("is_alone", [False, True], ids=["two processes", "one process"])
def test_many_files_are_all_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_alone: bool
) -> None:
    monkeypatch.setattr(output_files, "MANY", 2)
    if is_alone:
        monkeypatch.setattr(output_files, "made_beside", without_process)
    write_output(*FILES[2], Output(str(tmp_path / "live"), str(tmp_path)))
    write_outputs(FILES, Output(str(tmp_path / "staging"), str(tmp_path / "live")))
    assert written(tmp_path / "staging") == dict(FILES)
    assert (tmp_path / "live" / FILES[2][0]).samefile(tmp_path / "staging" / FILES[2][0])


@pytest.mark.parametrize("number", [0, 1], ids=["other process", "this process"])
def test_file_that_cannot_be_written_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(output_files, "MANY", 2)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / str(number)).write_text("a file, not a folder")
    with pytest.raises(OSError, match=f"a/{number}/x.txt"):
        write_outputs(FILES, Output(str(tmp_path), str(tmp_path / "live")))
