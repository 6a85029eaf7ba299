"""The texts of the demonstration site, as visitors read them: signs, blanks, emphasis, one gender form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from tests.built_site import BuiltSite
from tests.conftest import need_demonstration

from content_model.front_matter import read_document, read_facts
from content_model.language_rules import facts_findings, language_findings
from german_typography import typeset
from german_typography.gender_forms import GenderForm
from german_typography.source_fixes import fix_source

PROJECT = Path(__file__).parents[2]
CODE = "code, pre, kbd, samp, script, style, svg, [lang]:not(html):not([lang^=de])"
# What is copied into a bank form stays as it is typed.
BANK = ".giro-code"
BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, caption, blockquote, summary, title, a, b, span"
OBJECT = "\ufffc"
# Pages that show wrong signs on purpose, or examples for the theme's builders.
LEFT_OUT = ("stil/",)


@cache
def read_pages(folder: Path, addresses: tuple[str, ...]) -> dict[str, BeautifulSoup]:
    pages = {}
    for address in addresses:
        file = folder / address.lstrip("/")
        text = (file if file.suffix == ".html" else file / "index.html").read_text(encoding="utf-8")
        page = BeautifulSoup(text, "lxml")
        if page.html and page.html["lang"] != "de":  # of such a page only what stays German counts
            page = BeautifulSoup("".join(f"<p>{part}</p>" for part in page.select("[lang=de]")), "lxml")
        for code in page.select(f"{CODE}, {BANK}"):
            code.replace_with(OBJECT)
        pages[address] = page
    return pages


@pytest.fixture
def pages(real_site: BuiltSite) -> dict[str, BeautifulSoup]:
    addresses = sorted(address for address in real_site.page_types if not address.startswith(LEFT_OUT))
    return read_pages(real_site.folder, tuple(addresses))


def texts(page: BeautifulSoup) -> Iterator[str]:
    """Every text of a page, block by block, and those that stand for pictures and for the page itself."""
    yield from (block.get_text().strip() for block in page.select(BLOCKS))
    yield from (str(picture["alt"]) for picture in page.select("img[alt]"))
    yield from (str(meta["content"]) for meta in page.select("meta[name=description], meta[property^='og:']"))


def neighbour(tag: Tag, *, before: bool) -> str:
    """The sign directly beside an element, or nothing."""
    node = tag.previous_sibling if before else tag.next_sibling
    text = str(node) if isinstance(node, NavigableString) else ""
    return text[-1:] if before else text[:1]


def test_enough_is_read(pages: dict[str, BeautifulSoup]) -> None:
    assert len(pages) > 50
    assert sum(len(text) for page in pages.values() for text in texts(page)) > 50_000


def test_every_text_is_typeset(pages: dict[str, BeautifulSoup]) -> None:
    wrong = {
        (address, text, typeset(text))
        for address, page in pages.items()
        for text in texts(page)
        if typeset(text) != text
    }
    assert wrong == set()


@pytest.mark.parametrize("sign", ['"', "'", "”", "‛", "´", "--", "..."])
def test_no_text_has_a_wrong_sign(pages: dict[str, BeautifulSoup], sign: str) -> None:
    assert {
        (address, text) for address, page in pages.items() for text in texts(page) if sign in text
    } == set()


def test_quotation_marks_come_in_pairs(pages: dict[str, BeautifulSoup]) -> None:
    wrong = {
        (address, text)
        for address, page in pages.items()
        for text in texts(page)
        if text.count("„") != text.count("“") and not text.endswith(" …")  # a description cut short
    }
    assert wrong == set()


def test_emphasis_is_never_an_accident(pages: dict[str, BeautifulSoup]) -> None:
    wrong = {
        (address, tag.get_text())
        for address, page in pages.items()
        for tag in page.select(".prose em, .prose strong")
        if neighbour(tag, before=True).isalnum() or neighbour(tag, before=False).isalnum()
    }
    assert wrong == set()
    emphasised = [tag for page in pages.values() for tag in page.select(".prose em, .prose strong")]
    assert emphasised != []


def test_no_date_became_a_list(pages: dict[str, BeautifulSoup]) -> None:
    assert {address for address, page in pages.items() if page.select(".prose ol[start]")} == set()


def test_sources_have_nothing_to_correct() -> None:
    need_demonstration()
    texts_of = {
        path: path.read_text(encoding="utf-8")
        for path in (PROJECT / "content").rglob("*.md")
        if "handbuch" not in path.parts
    }
    assert len(texts_of) > 50
    assert [path for path, text in texts_of.items() if fix_source(text) != text] == []


def test_sources_keep_to_one_gender_form() -> None:
    found = []
    for path in (PROJECT / "content").rglob("*.md"):
        document = read_document(path.name, path.read_bytes())
        easy = document.header.values.get("leichte_sprache") == "ja"
        found += [
            str(one) for one in language_findings(document, document.header, GenderForm.STAR, easy=easy)
        ]
    facts = read_facts("netzwerk.yaml", (PROJECT / "content/netzwerk.yaml").read_bytes())
    assert [*found, *map(str, facts_findings(facts, GenderForm.STAR))] == []


@pytest.mark.parametrize("address", ["about-us/", "arabic/"])
def test_menus_of_pages_in_other_languages_hold_no_german(real_site: BuiltSite, address: str) -> None:
    page = BeautifulSoup((real_site.folder / address / "index.html").read_text(encoding="utf-8"), "lxml")
    links = page.select("header nav a, footer nav a")
    german = {link.get_text() for link in links if link.get("lang") == "de"}
    assert len(links) > 15
    assert german <= {"Deutsch"}  # the way to the page in that language
