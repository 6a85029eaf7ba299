"""What stands below one another begins at one edge, and what belongs to one line stays on it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.built_site import BuiltSite

PROGRAMME = "veranstaltungen/2027/netzwerktreffen-2027/"
# How many lines the words of each element take.
LINES = """
all => all.map(one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const boxes = [...range.getClientRects()].filter(box => box.width > 1);
  return new Set(boxes.map(box => Math.round(box.bottom / 4))).size;
})
"""
# The middle of the first line of each element.
FIRST_LINES = """
all => all.map(one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const box = range.getClientRects()[0];
  return (box.top + box.bottom) / 2;
})
"""
CUT_OFF = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
STRUCK = "all => all.filter(one => getComputedStyle(one).textDecorationLine !== 'none').length"
GAPS = """
all => all.map(one =>
  Math.round(one.getBoundingClientRect().top - one.previousElementSibling.getBoundingClientRect().bottom))
"""


@pytest.fixture(scope="module")
def visit(
    real_site: BuiltSite, serve: Callable[..., str], browser: Browser
) -> Iterator[Callable[[str, int], Page]]:
    """visit(address, width) opens a page of the demonstration in a window so wide."""
    start = serve(real_site.folder, real_site.base)
    with browser.new_page() as page:

        def go(address: str, width: int) -> Page:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(start + address)
            return page

        yield go


@pytest.mark.parametrize("address", ["veranstaltungen/", "vor-ort/", "vor-ort/orte/"])
def test_links_of_filters_begin_at_one_edge(visit: Callable[[str, int], Page], address: str) -> None:
    lists = visit(address, 1280).locator(".filter ul")
    assert len({round(one.bounding_box()["x"]) for one in lists.all()}) == 1  # type: ignore[index]


def test_times_of_a_programme_stay_on_one_line(visit: Callable[[str, int], Page]) -> None:
    times = visit(PROGRAMME, 1280).locator(".programme th[scope=row]")
    assert set(times.evaluate_all(LINES)) == {1}


def test_leaf_of_several_days_holds_them_on_phones(visit: Callable[[str, int], Page]) -> None:
    days = visit("vor-ort/rostock/", 320).locator(".leaf b")
    assert days.filter(has_text="12.–13.").count() == 1
    assert days.evaluate_all(CUT_OFF) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_leaf_of_a_year_holds_its_four_figures(visit: Callable[[str, int], Page], width: int) -> None:
    days = visit("stil/", width).locator(".leaf b")
    assert days.filter(has_text="2013").count() == 1
    assert days.evaluate_all(CUT_OFF) == []


@pytest.mark.parametrize("address", ["", "veranstaltungen/", "themen/angehoerige/"])
def test_doubled_letters_on_a_phone_leave_entries_the_whole_width(
    visit: Callable[[str, int], Page], address: str
) -> None:
    """A window of 160 px is one of 320 px whose letters are twice as large."""
    page = visit(address, 160)
    assert page.evaluate("document.documentElement.scrollWidth") == 160
    card = page.locator("main .card.dated").first
    leaf, title = (card.locator(part).bounding_box() for part in (".leaf", "h3"))
    assert leaf
    assert title
    assert title["x"] == leaf["x"]
    assert title["y"] > leaf["y"] + leaf["height"]


def test_cancelled_date_of_a_month_strikes_its_title_alone(visit: Callable[[str, int], Page]) -> None:
    off = visit("kalender/2027/02/", 1280).locator(".month-table .off")
    assert off.locator("> span:last-child").evaluate_all(STRUCK) == off.count() == 1
    assert off.locator("time, time *").evaluate_all(STRUCK) == 0


def test_columns_of_the_footer_begin_at_one_height(visit: Callable[[str, int], Page]) -> None:
    firsts = visit("", 1280).locator(
        ".footer-columns > div > p:first-child strong, .footer-columns li:first-child > a:first-child, .footer-columns h2"
    )
    heights = firsts.evaluate_all(FIRST_LINES)[:3]
    assert max(heights) - min(heights) <= 2, heights


@pytest.mark.parametrize("address", [PROGRAMME, "impressum/"])
def test_lines_of_an_address_stand_close(visit: Callable[[str, int], Page], address: str) -> None:
    lines = visit(address, 1280).locator(".facts .address dd + dd")
    assert lines.count() >= 2
    assert set(lines.evaluate_all(GAPS)) == {0}
