"""Files of the live folder get a second name, whatever is in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fast_build.written_files import take_over


@pytest.fixture
def live(tmp_path: Path) -> Path:
    file = tmp_path / "live/index.html"
    file.parent.mkdir()
    file.write_text("live", encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["index.html", "a/index.html", "a/b/c/index.html"])
def test_file_gets_a_second_name_in_a_folder_that_need_not_be_there(live: Path, name: str) -> None:
    path = live.parents[1] / "new" / name
    take_over(str(live), str(path))
    assert path.samefile(live)


@pytest.mark.parametrize("can_link", [True, False])
@pytest.mark.parametrize("is_in_the_way", [True, False])
def test_what_is_in_the_way_is_replaced_and_not_written_through(
    live: Path, monkeypatch: pytest.MonkeyPatch, *, can_link: bool, is_in_the_way: bool
) -> None:
    def no_link(_live: str, path: str) -> None:
        raise PermissionError if Path(path).parent.is_dir() else FileNotFoundError

    path, other = live.parents[1] / "new/index.html", live.parent / "other.html"
    if is_in_the_way:
        other.write_text("other", encoding="utf-8")
        path.parent.mkdir()
        path.hardlink_to(other)
    if not can_link:
        monkeypatch.setattr(os, "link", no_link)
    take_over(str(live), str(path))
    assert path.read_text(encoding="utf-8") == "live"
    assert path.samefile(live) == can_link
    if is_in_the_way:
        assert other.read_text(encoding="utf-8") == "other"


def test_missing_live_file_is_told(live: Path) -> None:
    with pytest.raises(FileNotFoundError):
        take_over(f"{live}-gone", str(live.parents[1] / "new/index.html"))
