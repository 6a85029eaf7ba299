"""What Pagefind reads of a page."""

import pytest
from bs4 import BeautifulSoup

from site_search.documents import own_part, plain_text
from site_search.findable import FindablePage
from site_search.page_copies import PageCopy, page_copies

PAGE = """<html><body><header>Kopf</header><main class="wrapper" id="inhalt">
<nav>Start</nav><article><h1>Haus</h1><dl><dt>Wann</dt><dd>am 17. Oktober 2025</dd></dl></article>
{lists}</main><footer>Fuß</footer></body></html>"""


def copy_of(page: FindablePage, part: str) -> PageCopy:
    return page_copies({page: part}, "de").pages[0]


@pytest.mark.parametrize(
    "lists",
    [
        '<section class="section" id="termine"><h2>Termine</h2></section>',
        '<section class="section band" id="bilder"></section><p>mehr</p>',
        '<div class="section" id="liste"><ul></ul></div>',
        "",
    ],
)
def test_own_part_ends_before_lists_of_other_pages(lists: str) -> None:
    part = BeautifulSoup(own_part(PAGE.format(lists=lists)), "html.parser")
    assert part.get_text(" ", strip=True) == "Start Haus Wann am 17. Oktober 2025"


def test_own_part_holds_the_text_below_the_next_dates() -> None:
    dates = '<section class="section" id="termine" data-phase="upcoming" data-pagefind-ignore><h2>Nächste</h2></section>\n'
    lists = '<section class="section" id="mehr"><h2>Mehr</h2></section>'
    part = own_part(
        f'<main><div class="flow">\n{dates}{dates}<div class="prose">Text</div>{lists}</div></main>'
    )
    assert plain_text(part) == "Text"


@pytest.mark.parametrize(
    ("kind", "weighed"), [("Termin", True), ("Thema", True), ("Kontakt", False), ("Region", False)]
)
def test_card_below_a_text_weighs_little_and_topics_are_not_quoted(kind: str, *, weighed: bool) -> None:
    part = '<main><p>Text</p><div class="contact-card">Haus</div><ul class="topics cluster"></ul></main>'
    document = copy_of(FindablePage("x/", "A", kind), part)
    soup = BeautifulSoup(document.html, "html.parser")
    light = soup.select("[data-pagefind-weight]")
    assert [(tag["class"], tag["data-pagefind-weight"]) for tag in light] == [
        (["contact-card"], "0.1")
    ] * weighed
    assert [tag.name for tag in soup.select("[data-pagefind-ignore]")] == ["ul"]


def test_own_part_has_whole_words() -> None:
    marked = 'Haus<wbr>verwaltung, Mitarbeiter*<span class="ending">innen</span>'
    assert own_part(f"<main>{marked}</main>") == "<main>Hausverwaltung, Mitarbeiter*innen</main>"


def test_page_without_main_has_no_own_part() -> None:
    assert own_part("<html></html>") == ""


def test_plain_text_has_words_and_plain_blanks_only() -> None:
    text = plain_text('<nav>Start</nav><p title="x">am&nbsp;17.&nbsp;Oktober,<br>A &amp; B</p>')
    assert text == "am 17. Oktober, A & B"


def test_copy_names_everything_that_helps_to_find_the_page() -> None:
    page = FindablePage(
        "x/", "A & „B“ <i>", "Termin", "17. Oktober 2025", "2025", "Rostock", ("Sucht", "Ehrenamt"), "Mehr"
    )
    document = copy_of(page, own_part(PAGE.format(lists="")))
    soup = BeautifulSoup(document.html, "html.parser")
    named = {
        (kind, tag[f"data-pagefind-{kind}"], tag["title"])
        for kind in ("meta", "filter")
        for tag in soup.select(f"[data-pagefind-{kind}]")
    }
    assert document.address == "x/"
    assert named == {
        ("meta", "title[title]", "A & „B“ <i>"),
        ("meta", "art[title]", "Termin"),
        ("meta", "datum[title]", "17. Oktober 2025"),
        ("meta", "woerter[title]", "202510 20251017 Sucht Ehrenamt"),
        ("filter", "Art[title]", "Termin"),
        ("filter", "Region[title]", "Rostock"),
        ("filter", "Jahr[title]", "2025"),
        ("filter", "Thema[title]", "Sucht"),
        ("filter", "Thema[title]", "Ehrenamt"),
    }
    assert soup.get_text(" ", strip=True) == "Mehr Start Haus Wann: am 17. Oktober 2025 ·"


def test_page_without_date_and_region_names_none() -> None:
    document = copy_of(FindablePage("x/", "X", "Seite"), own_part(PAGE.format(lists="")))
    assert "Jahr" not in document.html
    assert "Region" not in document.html
    assert "datum" not in document.html
