"""Titles, words, galleries and lists far longer than usual keep the layout, the budgets and axe."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Browser
from tests.browser.visits import Visit, visit_pages
from tests.conftest import FACTS, Build, run_build, write_files

from site_checks.checks.budgets import PageWeight
from site_checks.inspection import inspect_site
from site_checks.site import open_site

TITLE = "Wie wir in ganz Mecklenburg-Vorpommern miteinander Gruppen gründen, leiten und auch beenden"
WORD = "Selbsthilfekontaktstellenförderrichtlinienänderungsverfahren"
PICTURES, ENTRIES = 40, 200
TEXT = f"## {WORD}\n\nEin Satz mit {WORD} und noch mehr Worten.\n\n- {WORD}\n"
DESCRIPTIONS = "".join(
    f"    bild-{number:02}.jpg: Eine Fläche mit der Nummer {number}\n" for number in range(PICTURES)
)
FILES = {
    "aktuelles/2026/langer-titel.md": f"""\
---
titel: {TITLE}
datum: 01.11.2026
zusammenfassung: {WORD} und {TITLE}
---
{TEXT}""",
    "veranstaltungen/2026/langes-wort.md": f"""\
---
titel: {WORD}
untertitel: {TITLE}
beginn: 12.12.2026 10:00
ort: {WORD}
---
{TEXT}""",
    "berichte/2026/viele-bilder.md": f"""\
---
titel: Viele Bilder
datum: 07.11.2026
beginn: 05.11.2026
ort: Rostock
bilder:
  alle:
    bildnachweis: {WORD}
    personen: keine
  ordner: medien/viele
  beschreibungen:
{DESCRIPTIONS}---
{TEXT}""",
    "kontakte/langer-kontakt.md": f"""\
---
titel: {TITLE}
art: Beratungsstelle
telefon: 030 23125-111
email: {"a" * 60}@example.org
---
{TEXT}""",
}
NEWS = {
    f"aktuelles/2026/meldung-{number:03}.md": f"---\ntitel: Meldung {number} {WORD}\ndatum: 02.11.2026\n---\nText.\n"
    for number in range(ENTRIES)
}
PAGES = {
    "": "start",
    "aktuelles/2026/": "news_list",
    "aktuelles/2026/langer-titel/": "news",
    "kalender/2026/12/": "month",
    "veranstaltungen/2026/langes-wort/": "event",
    "veranstaltungen/2026/viele-bilder/": "report",
    "ueber-uns/langer-kontakt/": "contact",
}


def picture(number: int) -> bytes:
    """A small picture, each with a colour of its own."""
    target = io.BytesIO()
    Image.new("RGB", (300, 200), (number * 6, 90, 120)).save(target, "JPEG")
    return target.getvalue()


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site with few files, each with too much of one thing."""
    folder = tmp_path_factory.mktemp("long")
    pictures = {f"medien/viele/bild-{number:02}.jpg": picture(number) for number in range(PICTURES)}
    write_files(folder / "content", {"netzwerk.yaml": FACTS, **FILES, **NEWS, **pictures})
    built = run_build(folder)
    assert built.code == 0, built.lines
    return built


@pytest.fixture(scope="module")
def visits(long_site: Build, browser: Browser, serve: Callable[..., str]) -> dict[str, Visit]:
    """Every long page, narrow and wide, light and dark."""
    return visit_pages(browser, serve(long_site.output), PAGES)


def test_long_site_shows_all_there_is(long_site: Build) -> None:
    assert len(long_site.soup("veranstaltungen/2026/viele-bilder").select(".gallery img")) == PICTURES
    assert len(long_site.soup("aktuelles/2026").select(".cards > li")) == ENTRIES + 1


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
