"""An index that is changed is, byte by byte, the one that Pagefind makes of all pages."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from tests.conftest import BuildSite

from site_search import index_change, index_program, index_update, site_index
from site_search.documents import Document
from site_search.findable import FindablePage
from site_search.generator import STORE
from site_search.index_files import Index, NoChangeError
from site_search.index_lists import Value
from site_search.index_program import find_program, make_index
from site_search.index_store import DOCUMENTS, MOST_KEPT, IndexStore
from site_search.index_update import Former, update_index
from site_search.page_copies import page_copies

PAGEFIND = find_program()
COUNT = 60
WORDS = (
    *("Haus", "Häuser", "Selbsthilfe", "café", "cafe", "Cafés", "éclair", "und", "x1", "aaa", "zzz", "ß"),
    *(
        "Übung",
        "übung",
        "Ubung",
        "Treffen",
        "Treff",
        "Sucht",
        "2025",
        "E-Mail",
        "don’t",
        "naïve",
        "naive",
        "càfe",
    ),
)
COPY = (
    '<!DOCTYPE html><html lang="de"><body data-pagefind-body>'
    '<i data-pagefind-filter="Art[title]" title="{kind}"></i><i data-pagefind-filter="Jahr[title]" title="{year}"></i>'
    '<i data-pagefind-meta="title[title]" title="{title}"></i><i data-pagefind-meta="{fact}[title]" title="{more}"></i>'
    '<p>{text}</p><p data-pagefind-weight="0.1">{light}</p></body></html>'
)


@pytest.fixture(autouse=True)
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few words already make many files."""
    monkeypatch.setattr(index_program, "_SMALL_PARTS", {next(iter(index_program._SMALL_PARTS)): "12"})
    monkeypatch.setattr(index_change, "PART_SIZE", 12)


def text(chance: random.Random, most: int = 30) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))


def document(address: str, chance: random.Random, fact: str = "datum") -> Document:
    html = COPY.format(
        kind=chance.choice(("Termin", "Seite")),
        year=chance.choice(("2024", "2025", "2026", "2031")),
        title=text(chance, 3),
        fact=fact,
        more=text(chance, 3),
        text=text(chance),
        light=text(chance, 5),
    )
    return Document(address, html)


def chance_of(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - not for secrets


def site(seed: int = 0) -> tuple[Document, ...]:
    chance = chance_of(seed)
    return tuple(document(f"{number:02}/", chance) for number in range(COUNT))


def index(documents: tuple[Document, ...]) -> dict[str, bytes]:
    return make_index(documents, "de", PAGEFIND)


def update(former: Former, documents: tuple[Document, ...]) -> dict[str, bytes] | None:
    return update_index(former, documents, "de", PAGEFIND)


@pytest.mark.parametrize("seed", range(4))
def test_changed_index_is_that_of_all_pages(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_update, "_FEW", 1)
    chance, documents = chance_of(100 + seed), site(seed)
    files = index(documents)
    for _ in range(4):
        places = set(chance.sample(range(COUNT), chance.choice((1, 1, 2, 9))))
        after = tuple(
            document(one.address, chance) if place in places else one for place, one in enumerate(documents)
        )
        expected = index(after)
        assert update(Former(files, documents), after) == expected
        files, documents = expected, after


def test_forms_in_the_text_stand_before_those_in_the_title(former: Former) -> None:
    html = COPY.format(kind="Seite", year="2025", title="café", fact="datum", more="x", text="càfe", light="")
    after = with_one(Document("00/", html), 0)
    assert update(former, after) == index(after)


@pytest.fixture(scope="module")
def former() -> Iterator[Former]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_program, "_SMALL_PARTS", {next(iter(index_program._SMALL_PARTS)): "12"})
        yield Former(index(site()), site())


def with_one(one: Document, at: int = 7) -> tuple[Document, ...]:
    return (*site()[:at], one, *site()[at + 1 :])


def other(address: str = "07/", fact: str = "datum") -> Document:
    return document(address, chance_of(99), fact)


def replaced(old: str, new: str) -> Document:
    """The page that changes, with something else in it."""
    return Document("07/", site()[7].html.replace(old, new, 1))


REFUSED: dict[str, Callable[[], tuple[Document, ...]]] = {
    "nothing changed": site,
    "a page more": lambda: (*site(), other("99/")),
    "a page less": lambda: site()[1:],
    "another order": lambda: site()[::-1],
    "another address": lambda: with_one(other("07a/")),
    "many pages": lambda: site(seed=5),
    "a fact that no page had": lambda: with_one(
        replaced("<p>", '<i data-pagefind-meta="ort[title]" title="x"></i><p>')
    ),
    "a page without words": lambda: with_one(Document("07/", "<p></p>")),
    "a fact less": lambda: with_one(replaced('data-pagefind-meta="datum[title]"', "")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_other_changes_make_the_index_anew(case: str, former: Former) -> None:
    assert update(former, REFUSED[case]()) is None


def test_pages_that_lose_and_get_words_are_not_mixed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_update, "_FEW", 1)
    silent, loud = Document("07/", "<p></p>"), other("08/")
    before = (*site()[:8], Document("08/", "<p></p>"), *site()[9:])
    known = Former(index(before), before)
    assert update(known, (*site()[:7], silent, loud, *site()[9:])) is None


def test_index_of_other_documents_is_not_changed(former: Former) -> None:
    """The same page as far as the index names it, but with other weights."""
    wrong = Former(former.files, with_one(replaced('weight="0.1"', 'weight="0.5"')))
    assert update(wrong, with_one(other())) is None


def names_of(*names: str) -> Index:
    pages: list[Value] = [[name, 1] for name in names]
    return Index({}, "de", ["1.5.2", pages, [["a", "b", "de_0000000"]], [], [], []])


NAMES = {
    "other names": (("de_1111111",), "de_3333333", True),
    "another begins like the new one": (("de_1111111", "de_33333334"), "de_3333333", False),
    "another begins like the old one": (("de_1111111", "de_11111112"), "de_3333333", False),
    "the new one is longer": (("de_1111111",), "de_33333334", False),
}


@pytest.mark.parametrize("case", NAMES)
def test_names_that_begin_alike_make_the_index_anew(case: str) -> None:
    names, new, is_certain = NAMES[case]
    small = (names_of("de_0", "de_1111111"), names_of("de_0", new))
    with nullcontext() if is_certain else pytest.raises(NoChangeError):
        index_change._check_names(names_of(*names), *small)


def test_failing_program_leaves_it_to_a_new_index(former: Former, tmp_path: Path) -> None:
    assert update_index(former, with_one(other()), "de", tmp_path / "missing") is None


def test_copies_are_kept_for_their_index_only(tmp_path: Path, former: Former) -> None:
    page = FindablePage("a/", "A", "Seite", topics=("Mut", "Wut"))
    store, copies = IndexStore(tmp_path), page_copies({page: "<p>Sucht</p>"}, "de")
    store.put_copies("origin", "key", copies)
    assert store.former("origin", "de") is None
    store.put("key", former.files)
    assert store.former("origin", "de") == (former.files, copies)
    assert store.former("another", "de") is None
    for number in range(MOST_KEPT):
        store.put(str(number), {})
    assert (tmp_path / DOCUMENTS).exists()
    assert store.former("origin", "de") is None


def pages(words: str) -> dict[str, str]:
    rest = {f"seiten/s{number}.md": f"---\ntitel: Seite {number}\n---\nGleich.\n" for number in range(3)}
    return {"seiten/haus.md": f"---\ntitel: Haus\n---\n{words}\n", **rest}


def published(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (output / "pagefind").rglob("*") if path.is_file()}


def test_build_after_one_change_asks_pagefind_for_one_page(
    build_site: BuildSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_index, "MANY", 1)
    build_site(pages("Eins, wirklich eins."))
    with monkeypatch.context() as patch:
        patch.setattr(site_index, "make_index", None)
        changed = published(build_site(pages("Zwei, nicht eins.")).output)
    for file in (tmp_path / STORE).iterdir():
        file.unlink()
    assert published(build_site(pages("Zwei, nicht eins.")).output) == changed


def test_damaged_documents_make_the_index_anew(
    build_site: BuildSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_index, "MANY", 1)
    build_site(pages("Eins."))
    (tmp_path / STORE / DOCUMENTS).write_bytes(b"damaged")
    monkeypatch.setattr(site_index, "update_index", None)
    assert published(build_site(pages("Zwei.")).output)
