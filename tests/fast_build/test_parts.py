"""Parts that many pages share, numbered by the parent and by each worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.utils import sanitised_join

from fast_build.parts import Parts, Translation
from fast_build.render_store import Rendered, RenderStore, load_store, save_store
from fast_build.written_files import Written, page_path


def test_equal_parts_have_one_number() -> None:
    parts = Parts(["a", "b"])
    assert [parts.number(one) for one in ("b", "c", "a", "c")] == [1, 2, 0, 2]
    assert parts.values == ["a", "b", "c"]


def test_numbers_of_workers_become_those_of_the_parent() -> None:
    parts = Parts(["old"])
    one, other = Translation(parts, 1), Translation(parts, 1)
    assert one.translate((0, 1, 2), ["x", "y"]) == (0, 1, 2)
    assert other.translate((1, 0, 2), ["y", "z"]) == (2, 0, 3)
    assert one.translate((3, 2), ["z"]) == (3, 2)
    assert parts.values == ["old", "x", "y", "z"]


def test_store_forgets_parts_that_no_page_reads(tmp_path: Path) -> None:
    parts = Parts(range(2000))
    page = Rendered(Written(1, 2, b"h"), b"digest", (7, 1999, 7))
    store = RenderStore({"a.html": page, "b.html": Rendered(page.written)}, {}, b"programs", parts)
    save_store(store, tmp_path / "store", tmp_path)
    loaded = load_store(tmp_path / "store", tmp_path)
    assert loaded.parts.values == [7, 1999]
    assert loaded.pages == {"a.html": page._replace(reads=(0, 1, 0)), "b.html": store.pages["b.html"]}


@pytest.mark.parametrize("name", ["a/b.html", "a b.html", "./a", "a//b", "ä/ö.html", ".well-known/x", "a\\b"])
def test_path_of_a_page_is_pelicans(name: str) -> None:
    assert page_path("/out", name) == sanitised_join("/out", name)


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd"])
def test_path_of_a_page_leads_nowhere_else(name: str) -> None:
    with pytest.raises(RuntimeError, match="break out"):
        page_path("/out", name)
