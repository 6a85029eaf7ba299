"""Titles, words, galleries and lists far longer than usual keep the layout, the budgets and axe."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Browser
from tests.browser.long_content import ENTRIES, PICTURES, long_files, long_pages
from tests.browser.visits import Visit, visit_pages
from tests.conftest import FACTS, Build, run_build, write_files

from content_model.long_lists import MOST
from site_checks.checks.budgets import PageWeight
from site_checks.inspection import inspect_site
from site_checks.site import open_site

YEAR = 2027  # all events lie ahead
PAGES = long_pages(YEAR)


def picture(number: int) -> bytes:
    """A small picture, each with a colour of its own."""
    target = io.BytesIO()
    Image.new("RGB", (300, 200), (number * 6, 90, 120)).save(target, "JPEG")
    return target.getvalue()


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site with few files, each with too much of one thing."""
    folder = tmp_path_factory.mktemp("long")
    pictures = [picture(number) for number in range(PICTURES)]
    write_files(folder / "content", {"netzwerk.yaml": FACTS, **long_files(YEAR, pictures)})
    built = run_build(folder)
    assert built.code == 0, built.lines
    return built


@pytest.fixture(scope="module")
def visits(long_site: Build, browser: Browser, serve: Callable[..., str]) -> dict[str, Visit]:
    """Every long page, narrow and wide, light and dark."""
    return visit_pages(browser, serve(long_site.output), PAGES)


def test_long_site_shows_all_there_is(long_site: Build) -> None:
    assert len(long_site.soup("veranstaltungen/2025/viele-bilder").select(".gallery img")) == PICTURES
    parts = ("", *(f"was-war-{number}/" for number in range(2, 7)))
    for pages in (
        [f"kalender/{YEAR}/{month:02}/" for month in range(1, 13)],
        [f"berichte/{YEAR - 2}/{part}" for part in parts],
        ["vor-ort/lange-region"],
    ):
        links = [
            link["href"]
            for address in pages
            for link in long_site.soup(address).select("main a[href*='/viele-0'], main a[href*='/viele-1']")
        ]
        assert len(set(links)) == ENTRIES


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("veranstaltungen/", MOST),
        (f"berichte/{YEAR - 2}/was-war-2/", MOST),
        ("vor-ort/lange-region/", ENTRIES),
    ],
)
def test_screen_readers_know_every_entry_of_long_lists(
    long_site: Build, browser: Browser, serve: Callable[..., str], address: str, count: int
) -> None:
    """With `content-visibility: auto` Chromium leaves out what is far from the screen."""
    page = browser.new_page()
    page.goto(serve(long_site.output) + address)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    page.close()
    names = [node["name"]["value"] for node in nodes if node["role"]["value"] == "heading"]
    assert len([name for name in names if name.startswith("Nummer ")]) == count


def test_long_content_never_scrolls_sideways(visits: dict[str, Visit]) -> None:
    assert {
        f"{address} ({view}): {pixels} px too wide"
        for address, visit in visits.items()
        for view, pixels in visit.overflow.items()
        if pixels > 0
    } == set()


def test_axe_finds_nothing_in_long_content(visits: dict[str, Visit]) -> None:
    assert [
        f"{address} ({view}): {result}"
        for address, visit in visits.items()
        for view, report in visit.axe.items()
        for result in report.violations
    ] == []


def test_long_content_stays_in_the_budget_of_its_type(long_site: Build) -> None:
    [result] = inspect_site(open_site(long_site.output), [PageWeight()])
    assert [str(found) for found in result.findings] == []
