"""The button that copies a calendar's address, and the page without it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.browser.axe import run_axe
from tests.browser.visits import OVERFLOW, WITHOUT_BEAM
from tests.conftest import FACTS, run_build, write_files

SITE = "https://netz.example.org/unter"
FILES = {
    "netzwerk.yaml": FACTS,
    "veranstaltungen/fest.md": "---\ntitel: Fest\nbeginn: 05.12.2026 18:00\nort: Rostock\nregion: kueste\n---\n",
    "regionen/kueste.md": "---\ntitel: Küste\n---\n",
}
PAGE = "kalender/abonnieren/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Where the subscribe page of a tiny site is served."""
    folder: Path = tmp_path_factory.mktemp("subscribe")
    write_files(folder / "content", FILES)
    return serve(run_build(folder, SITEURL=SITE).output, "/unter/") + PAGE


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that may read and write the clipboard."""
    context = browser.new_context(locale="de-DE", permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def test_button_copies_the_address_and_says_so(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Adresse kopieren").first.click()
    said = page.locator("[role=status]").first
    said.filter(has_text="Kopiert").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{SITE}/kalender/alle.ics"


def test_keyboard_reaches_the_field_and_the_button(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.locator("input.address").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("[role=status]").first.filter(has_text="Kopiert").wait_for()


def test_refused_clipboard_leaves_the_address_marked(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(address)
    page.get_by_role("button", name="Adresse kopieren").first.click()
    page.locator("[role=status]").first.filter(has_text="markiert").wait_for()
    assert page.evaluate("getSelection().toString()") == f"{SITE}/kalender/alle.ics"
    context.close()


def test_page_without_scripts_has_fields_and_no_button(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert (page.locator("input.address").count(), page.locator("button").count()) == (2, 0)
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_unfolded(
    context: BrowserContext, address: str, width: int, scheme: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    page.evaluate(WITHOUT_BEAM)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    page.get_by_role("button", name="Adresse kopieren").first.click()
    assert (page.evaluate(OVERFLOW), run_axe(page).violations) == (0, ())


@pytest.mark.parametrize("width", [320, 412, 768, 1280])
def test_nothing_moves_when_the_button_comes(context: BrowserContext, address: str, width: int) -> None:
    before, after = context.new_page(), context.new_page()
    before.route("**/copy_address*.js", lambda route: route.abort())
    tops = []
    for page, buttons in ((before, 0), (after, 1)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        assert page.locator(".copy").first.count() == buttons
        tops.append(page.locator(".calendar-address ul").first.evaluate("list => list.offsetTop"))
    assert tops[0] == tops[1]
