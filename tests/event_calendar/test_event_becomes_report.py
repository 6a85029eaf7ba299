"""After the event: the report stands at the event's address, and every link works both ways."""

import pytest
from bs4 import BeautifulSoup
from tests.conftest import BuildSite

EVENT = "---\ntitel: Das Fest\nbeginn: 03.11.2026 18:00\nort: Rostock\nreihe: feste\n---\nKommen Sie!\n"
REPORT = "---\ntitel: So schön war es\ndatum: 10.11.2026\nbericht_zu: fest\ndaraus_wurde: gruppe\n---\nAlle kamen.\n"
FILES = {
    "veranstaltungen/fest.md": EVENT,
    "veranstaltungen/ohne.md": "---\ntitel: Nicht erzählt\nbeginn: 03.10.2026\nreihe: feste\n---\n",
    "veranstaltungen/gruppe.md": "---\ntitel: Neue Gruppe\nbeginn: 03.02.2027\n---\n",
    "reihen/feste.md": "---\ntitel: Unsere Feste\n---\n",
}
PAGE = "veranstaltungen/2026/fest/"


def links(soup: BeautifulSoup) -> set[str]:
    return {link["href"] for link in soup.select("main a[href]")}


def test_event_page_becomes_the_report_at_the_same_address(build_site: BuildSite) -> None:
    before = build_site(FILES, BUILD_NOW="2026-11-01T12:00").soup(PAGE)
    after = build_site({**FILES, "berichte/fest.md": REPORT}).soup(PAGE)
    assert (before.h1.get_text(), before.body["class"]) == ("Das Fest", ["event"])
    assert (after.h1.get_text(), after.body["class"]) == ("So schön war es", ["report"])
    assert "Alle kamen." in after.select_one(".prose").get_text()


def test_report_and_what_became_of_the_event_are_linked_both_ways(build_site: BuildSite) -> None:
    build = build_site({**FILES, "berichte/fest.md": REPORT})
    assert "/veranstaltungen/2027/gruppe/" in links(build.soup(PAGE))
    assert f"/{PAGE}" in links(build.soup("veranstaltungen/2027/gruppe/"))
    assert f"/{PAGE}" in links(build.soup("berichte/"))


def test_series_page_collects_the_reports(build_site: BuildSite) -> None:
    soup = build_site({**FILES, "berichte/fest.md": REPORT}).soup("reihen/feste/")
    lists = {
        section.h2.get_text(): [(title.get_text(), title.a["href"]) for title in section.select("h3")]
        for section in soup.select("section.section")
    }
    assert lists == {
        "Rückblicke": [("So schön war es", f"/{PAGE}")],
        "Was war": [("Nicht erzählt", "/veranstaltungen/2026/ohne/")],
    }


@pytest.mark.parametrize(("label", "words"), [("Teilnehmende", "80–120"), ("Wer", "rund 80 Fachleute")])
def test_report_names_who_took_part(build_site: BuildSite, label: str, words: str) -> None:
    report = REPORT.replace("daraus_wurde", f"teilnehmende: {words}\ndaraus_wurde")
    soup = build_site({**FILES, "berichte/fest.md": report}).soup(PAGE)
    rows = {row.dt.get_text(): row.dd.get_text() for row in soup.select(".facts > div")}
    assert rows[label] == words
