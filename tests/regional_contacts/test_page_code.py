"""The QR code of a page: on paper alone, and only where the page's address is known."""

import re

import pytest
import segno
from lxml import etree
from playwright.sync_api import Browser
from tests.conftest import BuildSite

FILES: dict[str, str | bytes] = {
    "kontakte/a.md": "---\ntitel: A\nregion: sued\n---\n",
    "regionen/sued.md": "---\ntitel: Süd\n---\n",
    "seiten/satzung.md": "---\ntitel: Satzung\n---\n",
}
QUIET_ZONE = 4
SITE = "https://netz.example.org/pfad"


def read_modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules of a picture as (row, column), out of its path (`M4 4.5h7m2 0h1…`)."""
    path = etree.fromstring(svg).xpath("//*[@stroke]")[0].get("d")
    dark, x, y = set(), 0.0, 0.0
    for command, dx, dy, length in re.findall(r"([Mm])(-?\d+) (-?[\d.]+)h(\d+)", path):
        x, y = (int(dx), float(dy)) if command == "M" else (x + int(dx), y + float(dy))
        dark |= {(int(y) - QUIET_ZONE, int(x) + step - QUIET_ZONE) for step in range(int(length))}
        x += int(length)
    return dark


def modules_of(address: str) -> set[tuple[int, int]]:
    matrix = segno.make_qr(address, error="m", boost_error=False, mask=2).matrix
    return {(row, column) for row, line in enumerate(matrix) for column, bit in enumerate(line) if bit}


@pytest.mark.parametrize("address", ["vor-ort/sued/a/", "vor-ort/sued/"], ids=["contact", "region"])
def test_code_says_the_full_address_of_its_page(build_site: BuildSite, address: str) -> None:
    box = build_site(FILES, SITEURL=SITE).soup(address).select_one(".page-code")
    assert box
    assert box.svg
    assert read_modules(str(box.svg)) == modules_of(f"{SITE}/{address}")
    assert " ".join(box.p.text.split() if box.p else ()) == f"Immer aktuell auf dieser Seite:{SITE}/{address}"


def test_code_is_a_picture_with_a_name_and_no_style_of_its_own(build_site: BuildSite) -> None:
    svg = build_site(FILES, SITEURL=SITE).soup("vor-ort/sued/").select_one(".page-code svg")
    assert svg
    assert svg.title
    assert (svg["role"], svg["class"], svg.title.text) == (
        "img",
        ["page-code-picture"],
        "QR-Code dieser Seite",
    )
    assert not svg.find_all(attrs={"style": True})


@pytest.mark.parametrize(
    ("site", "address"),
    [("", "vor-ort/sued/a/"), ("", "vor-ort/sued/"), (SITE, "satzung/"), (SITE, "vor-ort/")],
    ids=["contact without address", "region without address", "other page", "directory"],
)
def test_other_pages_have_no_code(build_site: BuildSite, site: str, address: str) -> None:
    assert build_site(FILES, SITEURL=site).soup(address).select(".page-code") == []


def test_code_is_seen_on_paper_alone(build_site: BuildSite, browser: Browser) -> None:
    build = build_site(FILES, SITEURL=SITE)
    contact = build.soup("vor-ort/sued/a/")
    link = str(contact.select_one("link[rel=stylesheet]")["href"])
    style = next(build.output.rglob(link.rpartition("/")[2])).read_text(encoding="utf-8")
    page = browser.new_page()
    page.set_content(str(contact.select_one("main")))
    page.add_style_tag(content=style)
    seen = []
    for media in ("screen", "print"):
        page.emulate_media(media="print" if media == "print" else "screen")
        seen.append(page.locator(".page-code").is_visible())
    width = page.evaluate("document.querySelector('.page-code svg').getBoundingClientRect().width")
    page.close()
    assert (seen, round(width * 25.4 / 96)) == ([False, True], 30)
