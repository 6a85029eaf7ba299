"""Values kept between builds: taken for equal texts, and never for others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from theme_assets import kept_values
from theme_assets.kept_values import KeptValues

made: list[tuple[str | bytes, ...]] = []


@pytest.fixture(autouse=True)
def _nothing_made() -> None:
    made.clear()


def join(*words: str) -> str:
    made.append(words)
    return "|".join(words)


def turn(word: str) -> str:
    made.append((word,))
    return word[::-1]


def build(file: Path, *texts: str) -> list[str]:
    """The values of a build that asks for these texts."""
    kept = KeptValues.read(file)
    values = [kept.take(turn, text) for text in texts]
    kept.save()
    return values


def test_equal_text_is_looked_at_once(tmp_path: Path) -> None:
    assert build(tmp_path / "x", "ab", "ab") == ["ba", "ba"]
    assert build(tmp_path / "x", "ab") == ["ba"]
    assert made == [("ab",)]


def test_changed_text_gives_a_new_value(tmp_path: Path) -> None:
    build(tmp_path / "x", "ab")
    assert build(tmp_path / "x", "cd") == ["dc"]


def test_functions_and_words_are_told_apart() -> None:
    kept = KeptValues()
    values = [kept.take(turn, "ab"), *(kept.take(join, *words) for words in (["ab"], ["a", "b"], ["a", "c"]))]
    assert values == ["ba", "ab", "a|b", "a|c"]


def test_only_what_the_last_build_used_is_kept(tmp_path: Path) -> None:
    build(tmp_path / "x", "ab", "cd")
    build(tmp_path / "x", "cd")
    made.clear()
    build(tmp_path / "x", "ab", "cd")
    assert made == [("ab",)]


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes()[:-1] + b"x"),
        lambda file: file.write_bytes(b""),
        lambda file: file.unlink(),
    ],
    ids=["cut off", "changed", "empty", "gone"],
)
def test_damaged_file_holds_nothing(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    build(tmp_path / "x", "ab")
    damage(tmp_path / "x")
    made.clear()
    assert build(tmp_path / "x", "ab") == ["ba"]
    assert made == [("ab",)]


def test_values_of_other_code_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "x", "ab")
    made.clear()
    monkeypatch.setattr(kept_values, "_code", lambda: b"other")
    build(tmp_path / "x", "ab")
    assert made == [("ab",)]


def test_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a file, not a folder")
    assert build(tmp_path / "x/y", "ab") == ["ba"]
