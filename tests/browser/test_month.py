"""The month in a real browser: table or list, never both; on paper one sheet."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser
from tests.browser.axe import run_axe
from tests.built_site import BuiltSite
from tests.conftest import Build, BuildSite

EVENTS = 60
TOWNS = ("Rostock", "Neubrandenburg", "Anklam", "Stralsund")


@pytest.fixture
def full_month(build_site: BuildSite) -> Build:
    """August 2027 fills six weeks; two events on each of its first thirty days."""
    files = {}
    for number in range(EVENTS):
        day = number % 30 + 1
        lines = f"beginn: {day:02}.08.2027 {9 + number % 9}:30\nende: {11 + number % 9}:00\nort: Haus {number}, 18055 {TOWNS[number % 4]}\n"
        files[f"veranstaltungen/v{number}.md"] = (
            f"---\ntitel: Offene Sprechstunde Ehrenamt {number}\n{lines}---\n"
        )
    return build_site(files, SITEURL="https://leuchtfeuer.example.org")


@pytest.mark.parametrize(
    ("width", "shown"), [(320, "#liste"), (1087, "#liste"), (1088, ".month-table"), (1280, ".month-table")]
)
def test_month_is_table_or_list_never_both(
    full_month: Build, browser: Browser, serve: Callable[..., str], width: int, shown: str
) -> None:
    with browser.new_page(viewport={"width": width, "height": 800}) as page:
        page.goto(serve(full_month.output) + "kalender/2027/08/")
        visible = [part for part in ("#liste", ".month-table") if page.locator(part).is_visible()]
        assert visible == [shown]
        assert page.locator("main").get_by_role("link", name=re.compile("Ehrenamt")).count() == EVENTS
        assert page.get_by_role("navigation", name="Monate").count() == 1
        assert not run_axe(page).violations


def test_table_links_say_their_day_to_screen_readers(
    full_month: Build, browser: Browser, serve: Callable[..., str]
) -> None:
    with browser.new_page(viewport={"width": 1280, "height": 800}) as page:
        page.goto(serve(full_month.output) + "kalender/2027/08/")
        cell = page.get_by_role("cell").filter(has=page.locator("time[datetime='2027-08-03']"))
        names = [re.sub(r"\s+", " ", link.inner_text()) for link in cell.get_by_role("link").all()]
        exact = page.get_by_role(
            "link", name="Dienstag, 3. August 2027: 11.30–13 Uhr Offene Sprechstunde Ehrenamt 2"
        )
        assert (exact.count(), len(names)) == (1, 2)
        assert page.get_by_role("table", name="Termine im August 2027").count() == 1
        assert page.get_by_role("columnheader").all_inner_texts()[1] == "Dienstag"


def test_full_month_prints_on_one_sheet(
    full_month: Build, browser: Browser, serve: Callable[..., str]
) -> None:
    with browser.new_page() as page:
        page.goto(serve(full_month.output) + "kalender/2027/08/")
        page.emulate_media(media="print")
        paper = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
        width, height = map(float, re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)[0])
        assert (round(width), round(height)) == (842, 595)  # points: A4 across
        assert page.locator(".print-address").inner_text().endswith("/kalender/2027/08/")
        assert page.locator("nav:visible").count() == 0


def test_month_of_four_weeks_fills_its_sheet(
    real_site: BuiltSite, browser: Browser, serve: Callable[..., str]
) -> None:
    with browser.new_page() as page:
        page.goto(serve(real_site.folder, real_site.base) + "kalender/2027/02/")
        page.emulate_media(media="print")
        table = page.locator(".month-table").bounding_box()
        assert page.locator(".month-table tbody tr").count() == 4
        assert table is not None
        assert table["height"] >= 600  # of the 733 pixels between the margins
