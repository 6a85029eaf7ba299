"""The finder of a Land with so many places that its data come in parts."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Response
from tests.browser.test_finder import ask
from tests.conftest import FACTS, run_build, write_files
from tests.regional_contacts.land_sites import land_site, with_dashes

MOST_BYTES = 6000


@pytest.fixture(scope="module")
def bayern(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """A site of Bayern, whose data are the largest."""
    folder = tmp_path_factory.mktemp("bayern")
    write_files(
        folder / "content", {"netzwerk.yaml": f"{FACTS}land: Bayern\n", **with_dashes(land_site("09"))}
    )
    run_build(folder)
    return serve(folder / "output")


@pytest.fixture
def page(browser: Browser, bayern: str) -> Page:
    """The start page, by a visitor who has never been here."""
    page = browser.new_page()
    page.goto(bayern)
    return page


# What is typed → the first line of the answer, the parts that are loaded for it.
ANSWERS = {
    "80331": ("80331 München", 1),
    "97909": ("97909 Stadtprozelten", 1),
    "Aibling": ("Bad Aibling, Landkreis Rosenheim", 1),
    "Übersee": ("Übersee, Landkreis Traunstein", 1),
    "Ubersee": ("Übersee, Landkreis Traunstein", 1),
    "Landkreis Fürth": ("Landkreis Fürth", 1),
    "Musterregion": ("Dazu passen 32 Orte.", 1),
    "Ansbahc": ("Meinten Sie das?", 1),
    "Pasing": ("Pasing", 1),
    "8033": ("Postleitzahlen haben fünf Ziffern. Mit 8033 beginnt hier:", 1),
    "10115": ("Postleitzahlen mit 10 am Anfang gehören zu Berlin.", 0),
    "Ynsbach": ("Meinten Sie das?", 0),
    "Xanadu": ("„Xanadu“ finden wir in Bayern nicht.", 0),
}


@pytest.mark.parametrize(("typed", "expected"), ANSWERS.items(), ids=ANSWERS)
def test_one_answer_loads_little(page: Page, typed: str, expected: tuple[str, int]) -> None:
    loaded: list[Response] = []
    page.on("response", lambda response: loaded.append(response))  # noqa: PLW0108 - Playwright wants a function
    first, parts = expected
    assert ask(page, typed)[0].startswith(first)
    tables = [one for one in loaded if one.url.endswith(".json")]
    if parts:
        assert len(tables) == 1 + parts
        assert sum(len(gzip.compress(one.body(), 6)) for one in tables) <= MOST_BYTES


def test_answers_stay_right_while_parts_arrive(page: Page) -> None:
    for typed in ("Ansbach", "Xanadu", "80331", "Landkreis Ansbach", "91522"):
        ask(page, typed)
    before = {typed: ask(page, typed) for typed in ("Ansbach", "80331", "91522", "Fürth")}
    for typed, lines in before.items():
        page.reload()
        assert ask(page, typed) == lines


def test_parts_of_another_build_are_not_used(page: Page) -> None:
    page.route(
        "**/daten-*.json",
        lambda route: route.fulfill(json={"v": "old", "k": [], "p": [], "o": [], "r": [], "x": {}}),
    )
    page.get_by_label("Postleitzahl oder Ort").fill("80331")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vor-ort/orte/")
