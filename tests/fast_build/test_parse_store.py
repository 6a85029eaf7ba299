"""The file of parse results: whatever happens to it, wrong values never come out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from fast_build import parse_store
from fast_build.parse_store import ParseStore

ROWS = [(b"k%d" % number, b"needs", b"value %d" % number) for number in range(3)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed store with three rows."""
    file = tmp_path / "cache" / "parsed.sqlite"
    store = ParseStore(file)
    assert store.keep(ROWS)
    store.close(key for key, _needs, _value in ROWS)
    return file


def found(file: Path) -> list[bytes | None]:
    store = ParseStore(file)
    values = store.find([key for key, _needs, _value in ROWS])
    store.close([])
    return [values.get(key) for key, _needs, _value in ROWS]


def change(file: Path, *statements: str) -> None:
    with sqlite3.connect(file) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_rows_come_back(file: Path) -> None:
    assert found(file) == [b"value 0", b"value 1", b"value 2"]


def test_needs_tell_what_there_is(file: Path) -> None:
    store = ParseStore(file)
    assert store.needs() == {b"k0": b"needs", b"k1": b"needs", b"k2": b"needs"}
    store.close([])


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE parsed SET value = CAST('value 9' AS BLOB) WHERE key = x'6b31'", id="value"),
        pytest.param("UPDATE parsed SET needs = x'00' WHERE key = x'6b31'", id="needs"),
        pytest.param("UPDATE parsed SET seal = x'00' WHERE key = x'6b31'", id="seal"),
        pytest.param("UPDATE parsed SET value = 'text' WHERE key = x'6b31'", id="type"),
        pytest.param("UPDATE parsed SET needs = NULL WHERE key = x'6b31'", id="null"),
    ],
)
def test_changed_row_is_not_found(file: Path, statement: str) -> None:
    change(file, statement)
    assert found(file) == [b"value 0", None, b"value 2"]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b"no database" * 999), id="other-file"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:5000]), id="cut-off"),
        pytest.param(
            lambda file: file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 9000), id="pages-overwritten"
        ),
        pytest.param(lambda file: change(file, "PRAGMA user_version = 99"), id="other-version"),
        pytest.param(lambda file: change(file, "PRAGMA application_id = 1"), id="other-program"),
        pytest.param(lambda file: change(file, "DROP TABLE parsed"), id="no-table"),
    ],
)
def test_damaged_or_foreign_file_is_replaced(file: Path, damage: object) -> None:
    assert callable(damage)
    damage(file)
    store = ParseStore(file)
    store.needs()
    assert store.find([key for key, _needs, _value in ROWS]) == {}
    assert store.keep(ROWS)
    store.close(key for key, _needs, _value in ROWS)
    assert found(file) == [b"value 0", b"value 1", b"value 2"]


def test_folder_in_place_of_the_file_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "parsed.sqlite").mkdir()
    store = ParseStore(tmp_path / "parsed.sqlite")
    assert (store.needs(), store.keep(ROWS), store.find([b"k0"])) == ({}, False, {})
    store.close([])


def test_file_in_place_of_the_folder_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    store = ParseStore(tmp_path / "cache" / "parsed.sqlite")
    assert (store.keep(ROWS), store.find([b"k0"])) == (False, {})


def test_two_builds_may_write_at_the_same_time(file: Path) -> None:
    one, other = ParseStore(file), ParseStore(file)
    assert one.keep([(b"a", b"", b"A")])
    assert other.keep([(b"b", b"", b"B")])
    assert (one.find([b"b"]), other.find([b"a"])) == ({b"b": b"B"}, {b"a": b"A"})
    one.close([])
    other.close([])


def test_store_that_another_build_holds_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_store, "WAIT", 0.01)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    store = ParseStore(file)
    assert (store.find([b"k0"]), store.keep(ROWS)) == ({}, False)
    store.close([])
    holder.execute("COMMIT")
    holder.close()
    assert found(file) == [b"value 0", b"value 1", b"value 2"]


def test_unused_rows_go_when_they_are_too_many(file: Path) -> None:
    store = ParseStore(file)
    store.keep((b"old %d" % number, b"", b"") for number in range(1010))
    store.close([b"k0"])
    assert found(file) == [b"value 0", None, None]


def test_unused_rows_go_when_the_file_is_too_large(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_store, "MOST_BYTES", 1000)
    ParseStore(file).close([b"k1"])
    assert found(file) == [None, b"value 1", None]
