"""The places page, the sources page and where the ways to them stand."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import partial

import pytest
from tests.conftest import FACTS, Build, run_build, write_files
from tests.regional_contacts.land_sites import land_site, with_dashes

from regional_contacts.data_sources import DATA_SOURCES
from regional_contacts.postcodes import load_land

PLACES, ALPHABET, SOURCES = "vor-ort/orte/", "vor-ort/orte/a-z/", "quellen/"
MV = with_dashes(land_site("13"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site of Mecklenburg-Vorpommern with five regions."""
    folder = tmp_path_factory.mktemp("places")
    write_files(folder / "content", {"netzwerk.yaml": f"{FACTS}land: Mecklenburg-Vorpommern\n", **MV})
    return run_build(folder)


def words(build: Build, anchor: str) -> str:
    """The row of the places page with this id."""
    row = build.soup(PLACES).find(id=anchor)
    assert row is not None
    return " ".join(row.get_text(" ").split())


def test_every_postcode_of_the_land_has_an_anchor(built: Build) -> None:
    rows = [row["id"] for row in built.soup(PLACES).select("li[id]")]
    assert rows == [f"plz-{code}" for code in sorted(load_land("13").postcodes)]


def test_postcode_leads_to_region_and_number(built: Build) -> None:
    row = built.soup(PLACES).find(id="plz-18055")
    assert row is not None
    assert [link["href"] for link in row.find_all("a")] == ["/vor-ort/region-0/", "tel:+493023125100"]
    assert words(built, "plz-18055") == "18055 Rostock Musterregion 1 030 23125-100"


def test_divided_postcode_says_which_place_belongs_where(built: Build) -> None:
    assert words(built, "plz-19357") == (
        "19357 Brunow, Dambeck (Landkreis Ludwigslust-Parchim): Musterregion 3 030 23125-102"
        " Karstädt (Landkreis Prignitz): liegt in Brandenburg"
    )


def test_places_name_their_kreis_where_there_are_namesakes(built: Build) -> None:
    rows = [" ".join(row.get_text(" ").split()) for row in built.soup(ALPHABET).select(".place-index li")]
    assert [row for row in rows if row.startswith(("Neuenkirchen ", "Warnemünde "))] == [
        "Neuenkirchen 17039, Landkreis Mecklenburgische Seenplatte: Musterregion 3",
        "Neuenkirchen 17392, 17498, Landkreis Vorpommern-Greifswald: Musterregion 2",
        "Neuenkirchen 18569, Landkreis Vorpommern-Rügen: Musterregion 5",
        "Warnemünde Ortsteil von Rostock: Musterregion 1",
    ]


@pytest.mark.parametrize("page", [PLACES, ALPHABET])
def test_jumps_lead_to_headings_of_both_pages(built: Build, page: str) -> None:
    jumps = [link["href"].split("#") for link in built.soup(page).select(".filter a")]
    assert [f"{page}#{target}" for page, target in jumps[:5]] == [
        *(f"/{PLACES}#plz-{digits}" for digits in (17, 18, 19, 23)),
        f"/{ALPHABET}#ort-a",
    ]
    for address in (PLACES, ALPHABET):
        headings = [heading["id"] for heading in built.soup(address).select(".place-index h2")]
        assert [target for page, target in jumps if page == f"/{address}"] == headings


@pytest.mark.parametrize("page", [PLACES, ALPHABET])
def test_list_of_places_comes_with_the_first_bytes(built: Build, page: str) -> None:
    """TCP sends ten packets (RFC 6928) before it waits for an answer; about 400 bytes are the head of HTTP."""
    assert len(gzip.compress(built.read(page).encode(), 6)) < 10 * 1460 - 400


def test_sources_page_holds_every_notice_and_licence(built: Build) -> None:
    links = {link["href"]: link.get_text() for link in built.soup(SOURCES).select("main a")}
    for source in DATA_SOURCES:
        assert links[source.url] == f"{source.notice} (andere Website)"
        assert source.licence_url in links
    assert "/vor-ort/orte/daten.json" in links


@pytest.mark.parametrize("page", ["", PLACES, "vor-ort/", "vor-ort/region-0/", "404.html"])
def test_every_footer_leads_to_the_sources(built: Build, page: str) -> None:
    assert built.soup(page).select(f'footer a[href="/{SOURCES}"]')


@pytest.mark.parametrize(
    ("facts", "files"),
    [
        pytest.param(FACTS, MV, id="Land unknown"),
        pytest.param(
            f"{FACTS}land: Mecklenburg-Vorpommern\n",
            {path: text for path, text in MV.items() if "-4" not in path},
            id="four regions",
        ),
    ],
)
def test_small_sites_have_none_of_it(
    build_site: Callable[..., Build], facts: str, files: dict[str, str]
) -> None:
    build = build_site({**files, "netzwerk.yaml": facts})
    assert build.code == 0, build.lines
    exists = partial(lambda address: (build.output / address).exists())
    assert not any(map(exists, (PLACES, ALPHABET, SOURCES, "vor-ort/karte.svg")))
    for page in ("", "vor-ort/", "vor-ort/region-0/"):
        assert not build.soup(page).select("form, .region-map, .locator")
        assert "form-action 'none'" in build.read(page)
