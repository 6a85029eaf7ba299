"""What a phone shows of pages before anybody scrolls."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.built_site import BuiltSite

HEIGHT = 640  # of the smallest phones in use, in CSS pixels at a width of 320
PAGES_WITH_FORMS = (
    *("aktuelles/2026/pressemitteilung-netzwerktreffen/", "projekte/genesungsbegleitung-verbindet/"),
    *("themen/genesungsbegleitung/", "reihen/netzwerktreffen/", "vor-ort/rostock/", "aktuelles/"),
)
# Of each long form for several genders: its lines, from the stem to the ending; how wide it would be in one
# line, and how wide up to its sign; how much room a line has.
LINES_OF_FORMS = """
all => all.map(ending => {
  const before = ending.previousSibling, lines = [];
  let last, wide = 0, stem = 0;
  const add = (text, at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const box = range.getClientRects()[0];
    if (last && Math.abs(box.top - last.top) < last.height / 2) lines[lines.length - 1] += text.data[at];
    else lines.push(text.data[at]);
    last = box;
    wide += box.width;
  };
  for (let at = before.data.search(/\\w+.$/); at < before.data.length; at++) add(before, at);
  stem = wide;
  for (let at = 0; at < ending.firstChild.data.length; at++) add(ending.firstChild, at);
  let block = ending;
  while (getComputedStyle(block).display === "inline") block = block.parentElement;
  const style = getComputedStyle(block);
  const room = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return [lines, wide, stem, room];
})
"""


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


def test_start_page_of_usual_phones_names_a_number_and_the_next_date(
    real_site: BuiltSite, serve: Callable[..., str], browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(serve(real_site.folder, real_site.base))

    assert page.locator(".at-once .phone").get_attribute("href") == "tel:116123"
    assert bottom_of(page, ".site-header") <= 800 / 5
    office = page.get_by_text("Lieber anrufen?").get_by_role("link")
    assert office.get_attribute("href") == "tel:+493023125100"
    assert (
        page.locator(".finder > p > small").inner_text() == "Mo–Do\u00a09–16\u00a0Uhr, Fr\u00a09–13\u00a0Uhr"
    )
    parts = (".at-once .phone", ".finder > p > .phone", ".finder > p > small", ".harbour .soon")
    assert [part for part in parts if bottom_of(page, part) > 800] == []


def test_start_page_leads_from_the_first_number_for_emergencies_to_all(
    real_site: BuiltSite, serve: Callable[..., str], browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800}, reduced_motion="reduce")
    page.goto(serve(real_site.folder, real_site.base))

    page.get_by_role("link", name="Hilfe sofort").click()
    expect(page.get_by_role("contentinfo").get_by_role("link", name="112")).to_be_in_viewport()


def test_times_never_break_after_the_dash(
    real_site: BuiltSite, serve: Callable[..., str], phone: Page
) -> None:
    phone.goto(serve(real_site.folder, real_site.base) + "veranstaltungen/")

    lines = "all => all.map(one => one.getClientRects().length)"
    assert set(phone.locator("main .range").evaluate_all(lines)) == {1}


def test_forms_for_several_genders_break_only_after_their_sign_and_where_they_must(
    real_site: BuiltSite, serve: Callable[..., str], phone: Page
) -> None:
    start, broken = serve(real_site.folder, real_site.base), set[bool]()
    for address in PAGES_WITH_FORMS:
        phone.goto(start + address)
        for lines, wide, stem, room in phone.locator("main .ending").evaluate_all(LINES_OF_FORMS):
            told = "|".join(lines)
            assert "|*" not in told, address
            assert told.endswith("innen"), address
            assert len(lines) == 1 if wide <= room else "*|" in told or stem > room, (address, told)
            broken.add(len(lines) > 1)

    assert broken == {True, False}


def test_numbers_on_the_cards_of_regions_can_be_tapped(
    real_site: BuiltSite, serve: Callable[..., str], phone: Page
) -> None:
    phone.goto(serve(real_site.folder, real_site.base) + "vor-ort/")

    hits = phone.locator(".teaser").evaluate_all(
        "all => all.map(card => { card.scrollIntoView({behavior: 'instant'});"
        " const link = card.querySelector('.phone'), box = link.getBoundingClientRect();"
        " return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).href; })"
    )
    assert hits == [f"tel:+493023125{number}" for number in (130, 110, 140, 100, 120)]
