"""The ways into one's own calendar: a page for all calendars, a link on each page that has one."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from tests.conftest import Build, BuildSite

SITE = "https://netz.example.org/unter"
EVENT = "---\ntitel: Fest\nbeginn: 05.12.2026 18:00\nort: Rostock\nthemen: [Ehrenamt]\nregion: kueste\nreihe: winter\n---\n"
FILES = {
    "veranstaltungen/fest.md": EVENT,
    "veranstaltungen/alt.md": "---\ntitel: Alt\nbeginn: 05.12.2025 18:00\n---\n",
    "veranstaltungen/irgendwann.md": "---\ntitel: Irgendwann\nbeginn: 2028\n---\n",
    "regionen/kueste.md": "---\ntitel: Küste\n---\n",
    "reihen/winter.md": "---\ntitel: Winterreihe\n---\n",
}
PAGE = "kalender/abonnieren/"


def offers(soup: BeautifulSoup) -> dict[str, dict[str, str]]:
    """Each calendar with the address to copy, the link for programs and the file."""
    return {
        box.find(["h2", "h3"]).get_text(strip=True): {
            "copy": box.input["value"],
            "webcal": box.select_one("a[href^=webcal]")["href"],
            "file": box.select_one("a[href^='/']")["href"],
        }
        for box in soup.select(".calendar-address")
    }


def ways(address: str) -> dict[str, str]:
    host = SITE.removeprefix("https://")
    return {
        "copy": f"{SITE}/{address}",
        "webcal": f"webcal://{host}/{address}",
        "file": f"{urlsplit(SITE).path}/{address}",
    }


def test_subscribing_is_a_page_with_webcal_address_and_file_for_every_calendar(build_site: BuildSite) -> None:
    build = build_site(FILES, SITEURL=SITE)
    assert offers(build.soup(PAGE)) == {
        "Alle Termine": ways("kalender/alle.ics"),
        "Küste": ways("kalender/region/kueste.ics"),
        "Winterreihe": ways("kalender/reihe/winter.ics"),
        "Ehrenamt": ways("kalender/thema/ehrenamt.ics"),
    }


def test_every_calendar_that_is_offered_exists(build_site: BuildSite) -> None:
    build = build_site(FILES, SITEURL=SITE)
    files = [offer["file"] for offer in offers(build.soup(PAGE)).values()]
    assert [file for file in files if not (build.output / file.removeprefix("/unter/")).is_file()] == []


def test_one_calendar_is_open_and_the_narrower_ones_are_folded(build_site: BuildSite) -> None:
    soup = build_site(FILES, SITEURL=SITE).soup(PAGE)
    open_ones = [box for box in soup.select(".calendar-address") if box.find_parent("details") is None]
    folded = [group.summary.get_text() for group in soup.select("details.calendar-group")]
    assert (len(open_ones), folded) == (1, ["Nur meine Region", "Nur eine Reihe", "Nur ein Thema"])


def test_page_tells_the_steps_for_every_program(build_site: BuildSite) -> None:
    soup = build_site(FILES, SITEURL=SITE).soup(PAGE)
    steps = {one.summary.get_text(): len(one.select(".steps > li")) for one in soup.select(".instructions")}
    assert steps == {
        "Google Kalender und Android": 4,
        "iPhone und iPad": 3,
        "Mac": 3,
        "Outlook im Browser und neues Outlook": 4,
        "Outlook für Windows (klassisch)": 3,
        "Thunderbird": 4,
        "Nextcloud": 3,
    }
    assert "bis zu 24 Stunden" in soup.select_one(".instructions > p").get_text()


def test_address_can_be_marked_without_a_script(build_site: BuildSite) -> None:
    soup = build_site(FILES, SITEURL=SITE).soup(PAGE)
    labels = {label["for"]: label.get_text() for label in soup.select("label")}
    fields = [(field["id"] in labels, field.has_attr("readonly")) for field in soup.select("input")]
    assert (len(fields), len(labels), set(fields)) == (4, 4, {(True, True)})
    assert soup.find("button") is None


def test_preview_without_an_address_offers_files_and_says_why(build_site: BuildSite) -> None:
    soup = build_site(FILES).soup(PAGE)
    assert soup.select("input, a[href^=webcal]") == []
    assert [link["href"] for link in soup.select(".calendar-address a")][:1] == ["/kalender/alle.ics"]
    assert "noch keine Adresse" in soup.select_one(".notice").get_text()


def calendar_links(build: Build, address: str) -> list[str]:
    return [link["href"] for link in build.soup(address).select(".calendar-link a")]


@pytest.mark.parametrize(
    ("address", "calendar"),
    [
        ("veranstaltungen/", "kalender/alle.ics"),
        ("vor-ort/kueste/", "kalender/region/kueste.ics"),
        ("themen/ehrenamt/", "kalender/thema/ehrenamt.ics"),
        ("reihen/winter/", "kalender/reihe/winter.ics"),
    ],
)
def test_region_topic_and_series_pages_lead_to_their_calendar(
    build_site: BuildSite, address: str, calendar: str
) -> None:
    found = calendar_links(build_site(FILES, SITEURL=SITE), address)
    assert found == [ways(calendar)["file"], ways(calendar)["webcal"], f"/unter/{PAGE}"]


@pytest.mark.parametrize(
    ("page", "file"),
    [
        pytest.param("veranstaltungen/2026/fest/", ["/veranstaltungen/2026/fest/termin.ics"], id="ahead"),
        pytest.param("veranstaltungen/2025/alt/", [], id="past"),
        pytest.param("veranstaltungen/2028/irgendwann/", [], id="day unknown"),
    ],
)
def test_event_page_leads_to_a_real_calendar_file(build_site: BuildSite, page: str, file: list[str]) -> None:
    build = build_site(FILES)
    links = [link["href"] for link in build.soup(page).select(".facts a[href$='.ics']")]
    assert links == file
    assert [link for link in links if not (build.output / link.removeprefix("/")).is_file()] == []
