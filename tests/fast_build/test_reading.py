"""Reading with the cache: the same pages, each text parsed once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fast_build.stock_site import build_fast, build_plain, entry

from fast_build.cached_reader import CachedReader

SITE = {
    "eins.md": entry("Eins", "Ein *Text* mit [Verweis]({filename}zwei.md).", Tags="Küste, Rostock"),
    "zwei.md": entry("Zwei", "Noch einer.\n\n- a\n- b", Category="Berichte", Summary="Kurz *gesagt*"),
    "drei.rst": "Drei\n####\n:date: 2026-01-04\n:tags: Küste\n\nText *hier*.\n",
    "vier.html": '<html><head><title>Vier</title><meta name="date" content="2026-02-03"></head><body>x</body></html>',
    "pages/info.md": "Title: Info\n\nEine Seite.\n",
}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that a reader has read."""
    names: list[str] = []
    read = CachedReader.read_watched

    def count(self: CachedReader, source_path: str) -> object:
        names.append(Path(source_path).name)
        return read(self, source_path)

    monkeypatch.setattr(CachedReader, "read_watched", count)
    return names


def test_output_is_equal_at_first_and_again(tmp_path: Path) -> None:
    plain = build_plain(tmp_path, SITE)
    assert build_fast(tmp_path) == plain
    assert build_fast(tmp_path) == plain


def test_text_is_parsed_once(tmp_path: Path, parsed: list[str]) -> None:
    build_fast(tmp_path, SITE)
    assert sorted(parsed) == ["drei.rst", "eins.md", "info.md", "vier.html", "zwei.md"]
    parsed.clear()
    build_fast(tmp_path)
    assert parsed == []
