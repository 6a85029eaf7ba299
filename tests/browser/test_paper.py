"""The pages on paper: no heading that ends a sheet alone, no clipped ground, nothing over anything else."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.built_site import BuiltSite

# Browsers keep a heading with the next block, but a grid or a row of boxes breaks before its first line.
LONELY_HEADINGS = """
all => all.filter(one => one.offsetHeight).flatMap(one => {
  const head = one.closest(".section-head, .facts-head") ?? one;
  const stays = ["avoid", "avoid-page"].includes(getComputedStyle(head).breakAfter);
  let next = head.nextElementSibling;
  while (next && !next.offsetHeight) next = next.nextElementSibling;
  const style = next && getComputedStyle(next);
  const breaks = next && /grid|flex/.test(style.display) && style.breakInside !== "avoid";
  return stays && !breaks ? [] : [`${one.textContent.trim()} | ${next?.className}`];
})
"""
OVERLAPS = """
all => all.flatMap(one => {
  const next = one.nextElementSibling?.getBoundingClientRect();
  const parts = [...one.querySelectorAll("*")].filter(part => part.offsetHeight);
  const end = Math.max(...parts.map(part => part.getBoundingClientRect().bottom));
  return next && next.left < one.getBoundingClientRect().right && end > next.top + 1 ? [one.textContent.trim()] : [];
})
"""


def file_size(site: BuiltSite, address: str) -> int:
    path = site.folder / address.lstrip("/")
    return (path if path.suffix else path / "index.html").stat().st_size


@pytest.fixture(scope="module")
def papers(real_site: BuiltSite, serve: Callable[..., str], browser: Browser) -> Iterator[dict[str, Page]]:
    """The longest page of each type, as it is printed."""
    start, context = serve(real_site.folder, real_site.base), browser.new_context()
    ordered = sorted(real_site.page_types, key=lambda address: file_size(real_site, address))
    longest = {real_site.page_types[address]: address for address in ordered}
    pages = {}
    for address in (address for kind, address in longest.items() if kind != "style_guide"):
        page = pages[address] = context.new_page()
        page.goto(f"{start}{address.lstrip('/')}")
        page.emulate_media(media="print")
    yield pages
    context.close()


def test_no_heading_ends_a_sheet_alone(papers: dict[str, Page]) -> None:
    alone = {
        address: found
        for address, page in papers.items()
        if (found := page.locator("main :is(h2, h3)").evaluate_all(LONELY_HEADINGS))
    }
    assert alone == {}


def test_entries_of_lists_do_not_overlap(papers: dict[str, Page]) -> None:
    found = {
        address: page.locator(":is(.tiles, .cards) > li").evaluate_all(OVERLAPS)
        for address, page in papers.items()
    }
    assert {address: over for address, over in found.items() if over} == {}


def test_bands_of_the_start_page_print_plainly(papers: dict[str, Page]) -> None:
    page = papers[""]
    clips = page.locator(".band").evaluate_all("all => all.map(one => getComputedStyle(one).clipPath)")
    leaves = page.locator(".teaser .leaf").evaluate_all("all => all.filter(one => one.offsetHeight).length")
    assert (set(clips), leaves) == ({"none"}, 0)


def test_numbers_for_help_take_one_line(papers: dict[str, Page]) -> None:
    paper_width = 643  # pixels: 21 cm without the margins
    page = papers[""]
    page.set_viewport_size({"width": paper_width, "height": 900})
    tops = "all => all.map(one => one.getBoundingClientRect().top)"
    assert len(set(page.locator(".site-footer .crisis-bar li").evaluate_all(tops))) == 1


def test_paper_shows_nothing_that_one_can_only_tap(papers: dict[str, Page]) -> None:
    ways = ".topics, h2:has(+ .topics), .facts [href$='.ics']"
    found = {address: page.locator(ways).count() for address, page in papers.items()}
    assert sum(found.values()) > 3
    assert {
        address for address, page in papers.items() if page.locator(ways).filter(visible=True).count()
    } == set()


def test_facts_stay_on_one_sheet(papers: dict[str, Page]) -> None:
    inside = "all => all.map(one => getComputedStyle(one).breakInside)"
    kept = [page.locator(".facts-box").evaluate_all(inside) for page in papers.values()]
    assert {value for values in kept for value in values} == {"avoid"}
