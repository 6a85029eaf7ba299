import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from safe_build import exchange
from safe_build.exchange import exchange_folders, repair_exchange


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    new, live, previous = (tmp_path / name for name in ("new", "live", "previous"))
    for folder in (new, live):
        folder.mkdir()
        (folder / "name.txt").write_text(folder.name)
    return new, live, previous


def names(*folders: Path) -> list[str | None]:
    """The name each folder was made with, by the file in it."""
    return [(folder / "name.txt").read_text() if folder.exists() else None for folder in folders]


def test_exchange_is_one_step_here(folders: tuple[Path, Path, Path]) -> None:
    new, live, _previous = folders
    assert exchange._exchange_in_one_step(new, live)
    assert names(*folders) == ["live", "new", None]


@pytest.mark.parametrize("one_step", [exchange._exchange_in_one_step, lambda _new, _live: False])
def test_exchange_puts_new_in_place_of_live(
    folders: tuple[Path, Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    one_step: Callable[[Path, Path], bool],
) -> None:
    monkeypatch.setattr(exchange, "_exchange_in_one_step", one_step)
    exchange_folders(*folders)
    assert names(*folders) == ["live", "new", None]


def test_exchange_works_without_a_live_folder(folders: tuple[Path, Path, Path], tmp_path: Path) -> None:
    new, _live, previous = folders
    first = tmp_path / "first"
    exchange_folders(new, first, previous)
    assert names(new, first, previous) == [None, "new", None]


def test_exchange_that_fails_between_its_renames_puts_the_live_folder_back(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, live, previous = folders
    monkeypatch.setattr(exchange, "_exchange_in_one_step", lambda _new, _live: False)
    (new / "name.txt").unlink()
    new.rmdir()
    with pytest.raises(FileNotFoundError):
        exchange_folders(new, live, previous)
    assert names(live, previous) == ["live", None]


DIE_AFTER = """
import os, sys
from pathlib import Path
from safe_build import exchange
rename, count = Path.rename, int(sys.argv[1])
def dying(self, target):
    global count
    if count == 0: os._exit(9)
    count -= 1
    return rename(self, target)
Path.rename = dying
exchange._exchange_in_one_step = lambda new, live: False
exchange.exchange_folders(*map(Path, sys.argv[2:]))
"""
CRASHES = [
    pytest.param(1, ["new", None, "live"], "live", id="live-is-away"),
    pytest.param(2, [None, "new", "live"], "new", id="new-is-live"),
]


@pytest.mark.parametrize(("renames", "left", "live_after"), CRASHES)
def test_repair_after_a_crash_between_renames(
    folders: tuple[Path, Path, Path], renames: int, left: list[str | None], live_after: str
) -> None:
    command = [sys.executable, "-c", DIE_AFTER, str(renames), *map(str, folders)]
    assert subprocess.run(command, check=False).returncode == 9
    assert names(*folders) == left
    _new, live, previous = folders
    repair_exchange(live, previous)
    assert names(live, previous) == [live_after, None]
