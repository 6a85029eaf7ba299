"""The search in a real browser: what people type finds its page."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect
from tests.browser.axe import run_axe
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.visits import OVERFLOW, WITHOUT_BEAM
from tests.built_site import BuiltSite
from tests.conftest import FACTS, LAWFUL, Build, run_build, write_files

MOST_BYTES = 135_000
PAGES = {
    "beratung": ("Beratung", "Wir beraten."),
    "haeuser": ("Offene Türen", "In den Häusern des Landes."),
    "haus": ("Ein Dach", "Das Haus am Markt."),
    "strasse": ("Anfahrt", "Lange Straße, Ecke Markt."),
    "versammlung": ("Jahr im Verein", "Die Mitgliederversammlung wählt."),
    "woerter": ("Allerlei", "Mitglieder und jede Versammlung, Genesung und gute Begleitung."),
    "peer": ("Beruf", "Genesungsbegleitung ist ein Beruf."),
    "innen": ("Frauen", "Nur Expertinnen."),
    "en": ("Männer", "Nur Experten."),
    "stern": ("Alle", "Für Expert*innen."),
    "sucht": ("Wege", "Hilfe bei Sucht."),
    "datum": ("Notiz", "Beschlossen am 3. März 2024."),
    **{f"seite-{number:02}": (f"Blatt {number:02}", "Leuchtturm am Meer.") for number in range(1, 13)},
}
SITE = {
    **{f"seiten/{name}.md": f"---\ntitel: {title}\n---\n{text}\n" for name, (title, text) in PAGES.items()},
    "veranstaltungen/treffen.md": (
        "---\ntitel: Treffen am Hafen\nbeginn: 17.10.2025\nort: Bootshaus, 18055 Rostock\n---\nKommen Sie ins Haus.\n"
    ),
    "veranstaltungen/fest.md": "---\ntitel: Fest\nbeginn: 28.10.2025\n---\nKommen Sie.\n",
    "kontakte/punkt.md": (
        "---\ntitel: Anlaufpunkt\ngeprüft_am: 01.11.2026\npersonen:\n"
        "  - name: Tamme Brookmann\n    einwilligung: dienstlich\n---\nImmer da.\n"
    ),
}
WITH_COMPOUND = {"Jahr im Verein", "Allerlei"}
PEOPLE = {"Frauen", "Männer", "Alle"}
QUERIES = [
    ("Beratungen", {"Beratung"}),
    ("beraten", {"Beratung"}),
    ("Haus", {"Offene Türen", "Ein Dach"}),
    ("Häuser", {"Offene Türen", "Ein Dach"}),
    ("Haeuser", {"Offene Türen", "Ein Dach"}),
    ("Strasse", {"Anfahrt"}),
    ("STRAßE", {"Anfahrt"}),
    ("Versammlung", WITH_COMPOUND),
    ("Begleitung", {"Beruf", "Allerlei"}),
    ("Expertinnen", PEOPLE),
    ("Experten", PEOPLE),
    ("Expert*innen", PEOPLE),
    ("expert:innen", PEOPLE),
    ("Expert/-innen", PEOPLE),
    ("Abhängigkeit", {"Wege"}),
    ("18055", {"Treffen am Hafen"}),
    ("brookmann", {"Anlaufpunkt"}),
    ("17.10.2025", {"Treffen am Hafen"}),
    ("17.10.25", {"Treffen am Hafen"}),
    ("2025-10-17", {"Treffen am Hafen"}),
    ("17. Oktober 2025", {"Treffen am Hafen"}),
    ("17. Okt. 2025", {"Treffen am Hafen"}),
    ("Oktober 2025", {"Treffen am Hafen", "Fest"}),
    ("10/2025", {"Treffen am Hafen", "Fest"}),
    ("3.3.2024", {"Notiz"}),
    ("Maerz 2024", {"Notiz"}),
    ("Hafen Oktober 2025", {"Treffen am Hafen"}),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The small site, published below a path as on GitHub Pages."""
    folder = tmp_path_factory.mktemp("search")
    write_files(folder / "content", {"netzwerk.yaml": FACTS + LAWFUL, **SITE})
    return run_build(folder, SITEURL="https://leuchtfeuer.example.org/netzwerk")


@pytest.fixture
def complaints() -> list[str]:
    """What the page says to the console and asks of others."""
    return []


@pytest.fixture
def page(built: Build, browser: Browser, serve: Callable[..., str], complaints: list[str]) -> Iterator[Page]:
    """The search page, freshly opened."""
    start = serve(built.output, "/netzwerk/")
    with browser.new_page(viewport={"width": 320, "height": 800}, reduced_motion="reduce") as page:
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda sent: sent.url.startswith(start) or complaints.append(sent.url))
        page.goto(start + "suche/")
        yield page
    assert complaints == []


def ask(page: Page, query: str) -> str:
    """Type a question, press Enter; gives what the page announces."""
    page.evaluate("() => document.querySelector('.search-status').replaceChildren()")
    page.get_by_label("Was suchen Sie?").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).not_to_be_empty()
    return page.get_by_role("status").inner_text()


def titles(page: Page) -> list[str]:
    """The titles of the results on the page."""
    return page.locator(".search-results h3").all_inner_texts()


def test_queries_find_their_pages(page: Page) -> None:
    found = {}
    for query, _expected in QUERIES:
        ask(page, query)
        found[query] = set(titles(page))
    missing = {query: expected - found[query] for query, expected in QUERIES if expected - found[query]}
    assert missing == {}
    assert found["17.10.2025"] == {"Treffen am Hafen"}
    assert found["Oktober 2025"] == {"Treffen am Hafen", "Fest"}
    assert found["18055"] == {
        "Treffen am Hafen",
        "Impressum",
        "Datenschutz",
    }  # where the network's address stands


def test_result_shows_kind_date_and_the_word_in_its_place(page: Page) -> None:
    assert ask(page, "Bootshaus") == "1 Seite gefunden"
    result = page.locator(".search-results li")
    assert result.locator(".kicker").inner_text() == "Termin · Freitag, 17.\N{NO-BREAK SPACE}Oktober 2025"
    assert result.locator("mark").all_inner_texts() == ["Bootshaus"]
    link = result.get_by_role("link", name="Treffen am Hafen")
    assert link.get_attribute("href") == "/netzwerk/veranstaltungen/2025/treffen/"


def test_keyboard_alone_reaches_a_result_and_the_way_back(page: Page) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.id") == "suchwort":
            break
    page.keyboard.type("Brookmann")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 Seite gefunden")
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent") == "Anlaufpunkt":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/punkt/")
    page.go_back()
    expect(page.get_by_label("Was suchen Sie?")).to_have_value("Brookmann")
    expect(page.get_by_role("link", name="Anlaufpunkt")).to_be_visible()


def test_words_stay_behind_the_hash_and_come_back(page: Page) -> None:
    ask(page, "Beratung")
    ask(page, "Straße & Haus")
    assert page.url.endswith("/netzwerk/suche/#q=Stra%C3%9Fe+%26+Haus")
    page.go_back()
    expect(page.get_by_label("Was suchen Sie?")).to_have_value("Beratung")
    expect(page.locator(".search-results h3").first).to_have_text("Beratung")
    page.reload()
    expect(page.get_by_label("Was suchen Sie?")).to_have_value("Beratung")
    expect(page.locator(".search-results h3").first).to_have_text("Beratung")


def test_answers_come_while_typing(page: Page) -> None:
    page.get_by_label("Was suchen Sie?").press_sequentially("Brookmann")
    expect(page.get_by_role("status")).to_have_text("1 Seite gefunden")
    page.get_by_label("Was suchen Sie?").fill("")
    expect(page.get_by_role("status")).to_be_empty()
    expect(page.locator(".search-results")).to_be_hidden()


def test_more_results_follow_and_take_the_focus(page: Page) -> None:
    assert ask(page, "Leuchtturm") == "12 Seiten gefunden"
    assert len(titles(page)) == 10
    page.get_by_role("button", name="Mehr zeigen").press("Enter")
    expect(page.locator(".search-results h3")).to_have_count(12)
    expect(page.locator(".search-results a").nth(10)).to_be_focused()
    expect(page.get_by_role("button", name="Mehr zeigen")).to_be_hidden()


def test_filters_narrow_the_answer_and_name_themselves(page: Page) -> None:
    ask(page, "Haus")
    page.get_by_text("Eingrenzen", exact=True).click()
    assert page.get_by_role("group", name="Art").get_by_role("checkbox").count() == 2
    page.get_by_role("checkbox", name="Termin 1").check()
    expect(page.get_by_role("status")).to_have_text("1 Seite gefunden")
    assert titles(page) == ["Treffen am Hafen"]
    assert page.url.endswith("#q=Haus&Art=Termin")
    expect(page.locator("summary").first).to_have_text("Eingrenzen: Termin")
    ask(page, "Brookmann")
    expect(page.get_by_role("status")).to_contain_text("Nichts gefunden")
    page.get_by_role("button", name="Ohne Eingrenzung suchen").click()
    expect(page.get_by_role("status")).to_have_text("1 Seite gefunden")


def test_nothing_found_leads_on(page: Page) -> None:
    assert ask(page, "xyzqq") == "Nichts gefunden für „xyzqq“."
    expect(page.locator(".search-nothing li").first).to_be_visible()
    ask(page, "Beratung")
    expect(page.locator(".search-nothing")).to_be_hidden()


def test_typed_code_is_only_text(page: Page) -> None:
    said = ask(page, "<img src=x onerror=alert(1)>qqxx")
    assert "<img src=x" in said
    assert page.locator(".search-status img").count() == 0


@pytest.mark.parametrize("query", ["Haus", "xyzqq"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_answers_have_no_barriers(page: Page, query: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.evaluate(WITHOUT_BEAM)
    ask(page, query)
    for details in page.locator(".search-filters:not([hidden]) > summary").all():
        details.click()
    assert run_axe(page).violations == ()
    assert page.evaluate(OVERFLOW) <= 0


def test_page_stays_of_use_when_the_site_is_published_anew(
    browser: Browser, serve: Callable[..., str], tmp_path: Path
) -> None:
    def publish(word: str) -> Path:
        texts = {
            f"seiten/{name}.md": f"---\ntitel: {name}\n---\n{word} {name}.\n" for name in ("Hafen", "Markt")
        }
        write_files(tmp_path / "content", {"netzwerk.yaml": FACTS + LAWFUL, **texts})
        return run_build(tmp_path).output

    with browser.new_page() as page:
        page.goto(serve(publish("Am")) + "suche/")
        assert ask(page, "Hafen") == "1 Seite gefunden"
        publish("Beim")
        assert ask(page, "Markt") == "1 Seite gefunden"
        assert page.locator(".search-results li p").last.inner_text() == "Beim Markt."


def test_page_without_an_index_says_so(page: Page, complaints: list[str]) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    assert ask(page, "Haus") == "Die Suche ist gerade nicht möglich. Die Listen hier unten führen weiter."
    complaints.clear()


def test_page_works_without_a_script(built: Build, browser: Browser, serve: Callable[..., str]) -> None:
    program = find_chromium(Path(browser.browser_type.executable_path))
    switched_off = [*FLAGS, "--blink-settings=scriptEnabled=false"]
    plain = browser.browser_type.launch(executable_path=program, args=switched_off)
    with plain, plain.new_page() as page:
        page.goto(serve(built.output, "/netzwerk/") + "suche/")
        expect(page.locator(".search-form")).to_be_hidden()
        expect(page.get_by_text("Das Suchfeld braucht JavaScript")).to_be_visible()
        expect(page.get_by_role("link", name="Kalender")).to_be_visible()


def test_first_answer_is_light(real_site: BuiltSite, browser: Browser, serve: Callable[..., str]) -> None:
    weights: dict[str, int] = {}

    def weigh(response: Response) -> None:
        body = response.body()
        weights[response.url] = min(len(body), len(gzip.compress(body, 6)))

    with browser.new_page() as page:
        page.on("response", weigh)
        page.goto(serve(real_site.folder) + "suche/")
        before = sum(weights.values())
        ask(page, "Beratung")
        page.wait_for_load_state("networkidle")
        assert before < 20_000 < sum(weights.values()) <= MOST_BYTES
