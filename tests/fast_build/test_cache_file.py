"""A file of the cache is read whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from fast_build.cache_file import read_whole, write_whole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "new" / "file"
    write_whole(path, b"key", b"content")
    return path


def test_what_is_written_is_read(file: Path) -> None:
    assert read_whole(file, b"key") == b"content"
    assert [one.name for one in file.parent.iterdir()] == ["file"]


@pytest.mark.parametrize("place", range(0, 39, 6))
def test_each_changed_byte_is_noticed(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert read_whole(file, b"key") is None


def test_other_key_missing_and_cut_files_are_nothing(file: Path) -> None:
    assert read_whole(file, b"other") is None
    assert read_whole(file.with_name("none"), b"key") is None
    file.write_bytes(file.read_bytes()[:20])
    assert read_whole(file, b"key") is None


def test_nothing_is_left_behind_where_it_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(OSError, match="file"):
        write_whole(tmp_path / "file", b"key", b"content")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
