"""Indexes kept between builds: taken when nothing has changed, and never when anything has."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import BuildSite

from site_search import index_store, site_index
from site_search.findable import FindablePage
from site_search.generator import STORE
from site_search.index_store import MOST_KEPT, IndexStore, index_key

FILES = {"pagefind/a": b"1", "pagefind/index/b": b"2"}
PAGE = FindablePage("x/", "X", "Seite", topics=("Sucht",))
PROGRAM = Path("/nowhere/pagefind")
KEY = index_key({PAGE: "<main>"}, "de", PROGRAM)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents each run of Pagefind was given."""
    counts: list[int] = []
    make = site_index.make_index

    def counted(documents: object, *more: object) -> dict[str, bytes]:
        documents = list(documents)  # type: ignore[call-overload]
        counts.append(len(documents))
        return make(documents, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(site_index, "make_index", counted)
    return counts


def site(text: str, title: str = "Haus") -> dict[str, str]:
    return {"seiten/haus.md": f"---\ntitel: {title}\n---\n{text}\n"}


def published(output: Path) -> dict[str, bytes]:
    folder = output / "pagefind"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_unchanged_pages_get_the_kept_index(build_site: BuildSite, runs: list[int]) -> None:
    first = build_site(site("Eins."))
    files, pages = published(first.output), first.manifest.read_bytes()
    second = build_site(site("Eins."))
    assert (len(runs), published(second.output), second.manifest.read_bytes()) == (1, files, pages)


@pytest.mark.parametrize("changed", [site("Zwei."), site("Eins.", "Hof")], ids=["text", "title"])
def test_changed_page_gets_a_new_index(
    build_site: BuildSite, runs: list[int], changed: dict[str, str]
) -> None:
    before = published(build_site(site("Eins.")).output)
    after = published(build_site(changed).output)
    assert len(runs) == 2
    assert before != after


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
def test_damaged_index_is_made_anew(
    build_site: BuildSite, tmp_path: Path, runs: list[int], damage: Callable[[Path], None]
) -> None:
    before = published(build_site(site("Eins.")).output)
    (file,) = (tmp_path / STORE).iterdir()
    damage(file)
    assert published(build_site(site("Eins.")).output) == before
    assert len(runs) == 2


def test_store_that_cannot_be_written_keeps_nothing(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / ".build").mkdir()
    (tmp_path / STORE).write_text("a file, not a folder")
    assert published(build_site(site("Eins.")).output)


@pytest.mark.parametrize(
    "other",
    [
        index_key({PAGE: "<main> "}, "de", PROGRAM),
        index_key({replace(PAGE, date="heute"): "<main>"}, "de", PROGRAM),
        index_key({replace(PAGE, topics=("Such", "t")): "<main>"}, "de", PROGRAM),
        index_key({PAGE: "<main>", replace(PAGE, address="y/"): ""}, "de", PROGRAM),
        index_key({PAGE: "<main>"}, "en", PROGRAM),
        index_key({PAGE: "<main>"}, "de", Path("/nowhere/else")),
    ],
    ids=["part", "date", "topics", "pages", "language", "program"],
)
def test_key_changes_with_all_that_enters(other: str) -> None:
    assert other != KEY


def test_key_changes_with_a_new_version_of_the_program(tmp_path: Path) -> None:
    program = tmp_path / "pagefind"
    program.write_bytes(b"old")
    before = index_key({PAGE: ""}, "de", program)
    os.utime(program, ns=(1, 1))
    assert index_key({PAGE: ""}, "de", program) != before


def test_key_changes_with_code_and_lists_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_store, "_code", lambda: b"other")
    assert index_key({PAGE: "<main>"}, "de", PROGRAM) != KEY
    names = {file.name for file in index_store._code_files()}
    assert names >= {"documents.py", "stable_index.py", "search_words.py", "synonyms.txt"}


def test_store_keeps_the_last_used(tmp_path: Path) -> None:
    store = IndexStore(tmp_path)
    keys = [f"key {number}" for number in range(MOST_KEPT)]
    for moment, key in enumerate(keys, start=1):
        store.put(key, FILES)
        os.utime(tmp_path / key, ns=(moment, moment))
    assert store.get(keys[0]) == FILES
    store.put("new", FILES)
    assert {file.name for file in tmp_path.iterdir()} == {*keys, "new"} - {keys[1]}


def test_index_of_another_key_is_none(tmp_path: Path) -> None:
    store = IndexStore(tmp_path)
    store.put("one", FILES)
    (tmp_path / "one").rename(tmp_path / "two")
    assert (store.get("one"), store.get("two")) == (None, None)
