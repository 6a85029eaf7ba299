"""What a phone shows of pages before anybody scrolls."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from tests.built_site import BuiltSite

HEIGHT = 640  # of the smallest phones in use, in CSS pixels at a width of 320


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 320, "height": HEIGHT})


def bottom_of(page: Page, selector: str) -> float:
    """Where an element ends, in pixels from the top of the page."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"] + box["height"]


def test_start_page_says_who_asks_where_and_leads_to_dates(
    real_site: BuiltSite, serve: Callable[..., str], phone: Page
) -> None:
    phone.goto(serve(real_site.folder, real_site.base))

    parts = ("nav a[href$='/veranstaltungen/']", ".claim", ".hero .lead", "#finder-title", "#finder-field")
    assert [part for part in parts if bottom_of(phone, part) > HEIGHT] == []
    assert bottom_of(phone, ".card.dated :is(.leaf, h3)") <= 2 * HEIGHT  # the next date, one screen below


def test_times_never_break_after_the_dash(
    real_site: BuiltSite, serve: Callable[..., str], phone: Page
) -> None:
    phone.goto(serve(real_site.folder, real_site.base) + "veranstaltungen/")

    lines = "all => all.map(one => one.getClientRects().length)"
    assert set(phone.locator("main .range").evaluate_all(lines)) == {1}
