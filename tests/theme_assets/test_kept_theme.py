"""A theme is read again as soon as one of its files may have changed, and not before."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from content_model import file_stamps
from content_model.page_language import ThemeWords
from theme_assets.assets import AssetFiles, Assets
from theme_assets.catalogues import Catalogues
from theme_assets.kept_theme import KeptTheme, ThemeFiles

LATER = -(10**12)  # nanoseconds: as if all files had been left alone for long


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "static/css").mkdir(parents=True)
    (tmp_path / "static/css/main.css").write_text("a {}")
    (tmp_path / "nowhere").symlink_to("missing")
    return tmp_path


def read() -> ThemeFiles:
    return ThemeFiles(Catalogues(ThemeWords()), AssetFiles(Assets({}, "", "", {}), {}))


def rewrite(theme: Path) -> None:
    """The same size and the same time, as some programs leave it."""
    file = theme / "static/css/main.css"
    state = file.stat()
    file.write_text("b {}")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "new": lambda theme: (theme / "static/css/more.css").touch(),
    "gone": lambda theme: (theme / "static/css/main.css").unlink(),
    "other text": rewrite,
    "other name": lambda theme: (theme / "static/css/main.css").rename(theme / "main.css"),
    "hidden": lambda theme: (theme / ".more.css").touch(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_changed_theme_is_read_again(
    theme: Path, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_stamps, "UNSETTLED", LATER)
    kept = KeptTheme()
    first = kept.of(theme, read)
    assert kept.of(theme, read) is first
    change(theme)
    assert kept.of(theme, read) is not first


def test_theme_saved_a_moment_ago_is_read_again(theme: Path) -> None:
    kept = KeptTheme()
    assert kept.of(theme, read) is not kept.of(theme, read)
