"""The map: every Kreis once, one link for each region, small enough for every Land."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from tests.conftest import FACTS, Build
from tests.regional_contacts.land_sites import land_site, with_dashes

from regional_contacts.data_sources import SHAPE_SOURCE
from regional_contacts.land_shapes import load_shapes
from regional_contacts.postcodes import LANDS
from regional_contacts.region_map import extent

MOST_BYTES = 5000
LARGER: dict[str, int] = {}
SVG = "{http://www.w3.org/2000/svg}"


def site(key: str) -> dict[str, str]:
    """The files of a site of the Land."""
    return {**with_dashes(land_site(key)), "netzwerk.yaml": f"{FACTS}land: {LANDS[key]}\n"}


@pytest.mark.parametrize("key", LANDS, ids=LANDS.values())
def test_every_land_builds_with_map_and_places(build_site: Callable[..., Build], key: str) -> None:
    build = build_site(site(key))
    assert build.code == 0, build.lines
    svg = build.soup("vor-ort/").select_one(".region-map svg")
    assert svg is not None
    drawn = "".join(str(path["d"]) for path in svg.find_all("path"))
    assert sorted(drawn) == sorted("".join(shape.path for shape in load_shapes(key).shapes))
    assert len(gzip.compress(str(svg).encode(), 9)) <= LARGER.get(key, MOST_BYTES)
    assert (build.output / "vor-ort/orte/index.html").is_file()


def test_map_has_one_named_link_for_each_region(build_site: Callable[..., Build]) -> None:
    page = build_site(site("13")).soup("vor-ort/")
    regions = {f"/vor-ort/region-{number}/": f"Musterregion {number + 1}" for number in range(5)}
    assert {link["href"]: link["aria-label"] for link in page.select(".region-map svg a")} == regions
    assert {link["href"]: link.get_text() for link in page.select(".region-map ul a")} == regions


def test_map_writes_names_where_they_fit(build_site: Callable[..., Build]) -> None:
    long = "---\ntitel: Donaudampfschifffahrtsgesellschaftsregion\nkreise: 13072\n---\n"
    many = "---\ntitel: Links und rechts der Peene\nkreise: 13073\n---\n"
    files = {**site("13"), "regionen/region-3.md": long, "regionen/region-4.md": many}
    words = [text.get_text("|") for text in build_site(files).soup("vor-ort/").select(".region-map text")]
    assert words == ["Musterregion|1", "Musterregion|2", "Musterregion|3"]


def test_name_stands_in_its_largest_kreis(build_site: Callable[..., Build]) -> None:
    text = build_site(site("13")).soup("vor-ort/").select_one(".region-map text")
    across, down = next(one.label for one in load_shapes("13").shapes if one.district.ags == "13074")
    assert text is not None
    assert [tspan["x"] for tspan in text.find_all("tspan")] == [str(across)] * 2
    assert abs(int(str(text["y"])) - down) < 22


def test_map_shows_also_what_belongs_to_no_region(build_site: Callable[..., Build]) -> None:
    files = {path: text for path, text in site("13").items() if "-0" not in path}
    files["regionen/ohne.md"] = "---\ntitel: Ohne Kreis\n---\n"
    rest = build_site(files).soup("vor-ort/").select_one(".region-map svg > path.rest")
    assert rest is not None
    shapes = {shape.district.ags: shape.path for shape in load_shapes("13").shapes}
    assert rest["d"] == shapes["13003"] + shapes["13074"]


def test_maps_carry_the_notice_of_their_source(build_site: Callable[..., Build]) -> None:
    build = build_site(site("13"))
    for page, component in (("vor-ort/", ".region-map"), ("vor-ort/region-0/", ".locator")):
        link = build.soup(page).select_one(f"{component} figcaption a")
        assert link is not None
        assert (link.contents[0], link["href"]) == (SHAPE_SOURCE.notice, SHAPE_SOURCE.url)


def test_page_of_a_region_marks_it_in_the_picture(build_site: Callable[..., Build]) -> None:
    build = build_site(site("13"))
    picture = build.soup("vor-ort/region-0/").select_one(".locator img")
    assert picture is not None
    assert picture["src"] == "/vor-ort/karte.svg#region-0"
    assert picture["alt"] == "Karte von Mecklenburg-Vorpommern: Musterregion 1 ist hervorgehoben"
    root = etree.fromstring(build.read("vor-ort/karte.svg").encode())
    assert [path.get("id") for path in root.iter(f"{SVG}path")] == [f"region-{number}" for number in range(5)]
    drawn = "".join(str(path.get("d")) for path in root.iter(f"{SVG}path"))
    assert sorted(drawn) == sorted("".join(shape.path for shape in load_shapes("13").shapes))
    assert root.findtext(f"{SVG}desc") == SHAPE_SOURCE.notice


def test_region_without_a_kreis_is_in_no_map(build_site: Callable[..., Build]) -> None:
    page: BeautifulSoup = build_site(site("11")).soup("vor-ort/region-1/")
    assert not page.select(".locator")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("M0 0h40v200h-40z", 40, id="rectangle"),
        pytest.param("M10 5l30 2-50 3z", 50, id="relative lines"),
        pytest.param("M10 5L30 2H-5V7z", 35, id="absolute lines"),
        pytest.param("M0 0h10zm100 0h5z", 105, id="two parts"),
    ],
)
def test_extent_is_the_width_of_a_path(path: str, expected: float) -> None:
    assert extent(path) == expected
