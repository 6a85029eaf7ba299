"""The look of articles and lists: one distance above all headings, one edge for all boxes, no strip below a band."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.built_site import BuiltSite

ADDRESSES = (
    *(
        "datenschutz/",
        "quellen/",
        "kontakt/",
        "spenden/",
        "handbuch/",
        "vor-ort/rostock/",
        "berichte/",
        "partner/",
    ),
    *("veranstaltungen/2025/erstes-netzwerktreffen/", "projekte/genesungsbegleitung-verbindet/"),
    "veranstaltungen/2027/netzwerktreffen-2027/",
)
# The heading that begins an article is nearer to what introduces it, so it is left out.
GAPS = """
all => all.flatMap(one => {
  const top = one.getBoundingClientRect().top;
  let block = one;
  while (!block.parentElement.matches(".flow")) block = block.parentElement;
  while (!block.previousElementSibling && block.parentElement.matches(".prose")) block = block.parentElement;
  const before = block.parentElement.matches(".flow") && block.previousElementSibling;
  return before ? [Math.round(top - before.getBoundingClientRect().bottom)] : [];
})
"""
RIGHT_EDGES = "all => all.map(one => Math.round(one.getBoundingClientRect().right))"
BELOW_BAND = """
all => all.map(one => document.querySelector(".site-footer").getBoundingClientRect().top - one.getBoundingClientRect().bottom)
"""


@pytest.fixture(scope="module")
def screens(real_site: BuiltSite, serve: Callable[..., str], browser: Browser) -> Iterator[dict[str, Page]]:
    """Pages as they are shown on a wide screen."""
    start, context = (
        serve(real_site.folder, real_site.base),
        browser.new_context(viewport={"width": 1280, "height": 800}),
    )
    pages = {address: context.new_page() for address in ADDRESSES}
    for address, page in pages.items():
        page.goto(f"{start}{address}")
    yield pages
    context.close()


def test_headings_of_an_article_keep_one_distance(screens: dict[str, Page]) -> None:
    gaps = {
        address: page.locator("main .flow h2:not(.facts-box h2)").evaluate_all(GAPS)
        for address, page in screens.items()
    }
    distances = {gap for found in gaps.values() for gap in found}
    assert len(distances) == 1, gaps
    assert sum(len(found) for found in gaps.values()) > 20


def test_boxes_of_an_article_end_at_one_edge(screens: dict[str, Page]) -> None:
    boxes = ".flow > :is(figure, pre, .gallery, .downloads, .contact-card, .giro-code, .programme)"
    edges = {address: page.locator(boxes).evaluate_all(RIGHT_EDGES) for address, page in screens.items()}
    assert {address: found for address, found in edges.items() if len(set(found)) > 1} == {}
    assert sum(len(found) for found in edges.values()) > 10


def test_last_band_reaches_the_footer(screens: dict[str, Page]) -> None:
    below = {
        address: screens[address].locator("main > .band:last-child").evaluate_all(BELOW_BAND)
        for address in ("berichte/", "partner/")
    }
    assert below == {"berichte/": [0], "partner/": [0]}
