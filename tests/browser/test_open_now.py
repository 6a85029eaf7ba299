"""Beside the hours of a place stands "jetzt geöffnet", if the site wants it and it is true."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser
from tests.conftest import FACTS, Build, BuildSite

HOURS = "---\ntitel: A\nart: Beratungsstelle\ntelefon: 030 23125-100\nsprechzeiten: Mo, Fr 9–12\n{}\n---\n"
LAND = "land: Mecklenburg-Vorpommern\n"
WANTED = f"{LAND}jetzt_geöffnet: ja\n"


def build_place(build_site: BuildSite, facts: str, more: str = "") -> Build:
    files: dict[str, str | bytes] = {"netzwerk.yaml": FACTS + facts, "kontakte/a.md": HOURS.format(more)}
    return build_site(files)


@pytest.mark.parametrize(
    ("facts", "more", "offered"),
    [
        pytest.param(WANTED, "", True, id="wanted"),
        pytest.param(LAND, "", False, id="off by default"),
        pytest.param("jetzt_geöffnet: ja\n", "", False, id="holidays unknown"),
        pytest.param(WANTED, "abwesend: {bis: 31.12.2026}", False, id="away"),
    ],
)
def test_opening_is_told_to_the_script_only_where_it_can_be_true(
    build_site: BuildSite, facts: str, more: str, offered: bool
) -> None:
    build = build_place(build_site, facts, more)
    found = build.soup("ueber-uns/a/").select(".open-now[hidden]")
    assert (len(found), "open_now." in build.read("ueber-uns/a/")) == (int(offered), offered)


@pytest.fixture
def place(build_site: BuildSite, serve: Callable[..., str]) -> str:
    """The address of a place whose hours the script may judge."""
    return f"{serve(build_place(build_site, WANTED).output)}ueber-uns/a/"


@pytest.mark.parametrize(
    ("moment", "zone", "is_open"),
    [
        pytest.param("2026-11-23T08:00:00Z", "Europe/Berlin", True, id="from the first minute"),
        pytest.param("2026-11-23T07:59:00Z", "Europe/Berlin", False, id="before"),
        pytest.param("2026-11-23T11:00:00Z", "Europe/Berlin", False, id="from the last minute"),
        pytest.param("2026-11-23T10:59:00Z", "America/New_York", True, id="visitor far away"),
        pytest.param("2026-11-24T09:00:00Z", "Europe/Berlin", False, id="another day"),
        pytest.param("2027-07-05T07:30:00Z", "Europe/Berlin", True, id="summer time"),
        pytest.param("2026-12-25T09:00:00Z", "Europe/Berlin", False, id="public holiday"),
        pytest.param("2028-01-03T09:00:00Z", "Europe/Berlin", False, id="page built long ago"),
    ],
)
def test_place_is_called_open_by_the_time_in_berlin(
    place: str, browser: Browser, moment: str, zone: str, is_open: bool
) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(place)
    assert page.locator(".open-now").is_visible() is is_open
    context.close()


def test_without_the_script_nothing_is_said(place: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(place)
    assert "geöffnet" not in page.inner_text("main")
    context.close()
