"""The committed base data and its lookup: complete, right against data from elsewhere, helpful with names."""

import csv
import gzip
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from regional_contacts.data_sources import DATA_SOURCES
from regional_contacts.german_districts import DATA, short_name
from regional_contacts.land_shapes import LandShapes, load_shapes
from regional_contacts.postcodes import (
    LANDS,
    Locality,
    districts,
    districts_of,
    find_district,
    load_land,
    places_of,
    postcodes,
)

Point = tuple[int, int]

PROBE = Path(__file__).with_name("postcode_probe.csv")
DATA_FILES = sorted(DATA.rglob("*.json"))

# Postcodes of the probe whose place the table calls otherwise; each Land and Kreis is right.
OTHER_NAMES = {"99996": "Menteroda joined the new municipality Unstruttal in 2023"}


def read_probe() -> list[dict[str, str]]:
    lines = PROBE.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";"))


def full_names(text: str) -> list[str]:
    return [district.full_name for district in find_district(text)]


def test_every_postcode_lies_in_a_district_and_has_places() -> None:
    assert len(postcodes()) == 8_168
    assert [code for code in postcodes() if not districts_of(code)] == []
    assert [
        code for code in postcodes() if {one.district for one in places_of(code)} != set(districts_of(code))
    ] == []


def test_some_postcodes_lie_in_several_districts_and_lands() -> None:
    several = [districts_of(code) for code in postcodes() if len(districts_of(code)) > 1]
    assert len(several) == 155
    assert sum(len({district.land for district in found}) > 1 for found in several) == 17


def test_districts_are_those_of_today() -> None:
    assert Counter(district.kind for district in districts()) == {
        "Landkreis": 250, "Kreis": 41, "Region": 1, "Städteregion": 1, "Regionalverband": 1,
        "kreisfreie Stadt": 97, "Stadtkreis": 9,
    }  # fmt: skip
    assert Counter(district.land for district in districts()) == {
        "Schleswig-Holstein": 15, "Hamburg": 1, "Niedersachsen": 45, "Bremen": 2, "Nordrhein-Westfalen": 53,
        "Hessen": 26, "Rheinland-Pfalz": 36, "Baden-Württemberg": 44, "Bayern": 96, "Saarland": 6, "Berlin": 1,
        "Brandenburg": 18, "Mecklenburg-Vorpommern": 8, "Sachsen": 13, "Sachsen-Anhalt": 14, "Thüringen": 22,
    }  # fmt: skip


@pytest.mark.parametrize("key", LANDS)
def test_land_loads_by_key_and_name_with_postcodes_in_each_district(key: str) -> None:
    land = load_land(key)
    touched = {place.district for places in land.postcodes.values() for place in places}
    assert load_land(f" {LANDS[key].upper()} ") is land
    assert touched == {*land.districts, *land.neighbours}
    assert {one.land for one in land.districts} == {land.name}
    assert land.name not in {one.land for one in land.neighbours}
    assert {locality.district for locality in land.localities} <= set(land.districts)


def test_unknown_land_raises() -> None:
    with pytest.raises(KeyError, match="Preußen"):
        load_land("Preußen")


@pytest.mark.parametrize(
    ("postcode", "expected"),
    {
        "18055": ["Rostock (kreisfreie Stadt)"],
        "18273": ["Landkreis Rostock"],
        "17389": ["Landkreis Vorpommern-Greifswald"],
        "17489": ["Landkreis Vorpommern-Greifswald"],
        "17033": ["Landkreis Mecklenburgische Seenplatte"],
        "18435": ["Landkreis Vorpommern-Rügen"],
        "19053": ["Schwerin (kreisfreie Stadt)"],
        "19288": ["Landkreis Ludwigslust-Parchim"],
        "23966": ["Landkreis Nordwestmecklenburg"],
        "18059": ["Rostock (kreisfreie Stadt)", "Landkreis Rostock"],
        "17337": [
            *(
                "Landkreis Uckermark",
                "Landkreis Mecklenburgische Seenplatte",
                "Landkreis Vorpommern-Greifswald",
            ),
        ],
        "19273": ["Landkreis Lüneburg", "Landkreis Ludwigslust-Parchim"],
        "22929": ["Kreis Herzogtum Lauenburg", "Kreis Stormarn"],
        "37073": ["Landkreis Göttingen"],  # 03152 and 03156 became 03159
        "37520": ["Landkreis Göttingen"],
        "99817": ["Wartburgkreis"],  # Eisenach is no Kreis any more
        "36452": ["Wartburgkreis", "Landkreis Schmalkalden-Meiningen"],  # Kaltennordheim moved in 2019
        "98528": ["Suhl (kreisfreie Stadt)"],
        "99331": ["Ilm-Kreis"],
        "60312": ["Frankfurt am Main (kreisfreie Stadt)"],
        "57520": [
            "Landkreis Altenkirchen (Westerwald)",
            "Westerwaldkreis",
        ],  # Rosenheim in the Westerwald, not in Bayern
        "66111": ["Regionalverband Saarbrücken"],
        "30159": ["Region Hannover"],
        "10115": ["Berlin"],
        "27568": [
            "Bremen (kreisfreie Stadt)",
            "Bremerhaven (kreisfreie Stadt)",
        ],  # a harbour of Bremen lies there
        "1805": [],
        "00000": [],
        "": [],
    }.items(),
)
def test_postcode_leads_to_its_districts(postcode: str, expected: list[str]) -> None:
    assert [district.full_name for district in districts_of(postcode)] == expected


def test_postcode_across_a_border_keeps_all_its_places_in_both_lands() -> None:
    places = places_of("19273")
    assert [(place.name, place.district.name) for place in places] == [
        ("Amt Neuhaus", "Lüneburg"),
        ("Bleckede", "Lüneburg"),
        ("Brahlstorf", "Ludwigslust-Parchim"),
        ("Teldau", "Ludwigslust-Parchim"),
    ]
    assert {load_land(land).postcodes["19273"] for land in ("Niedersachsen", "13")} == {places}


def test_names_in_two_languages_are_two_places() -> None:
    assert [place.name for place in places_of("02625")] == ["Bautzen", "Budyšin"]


def test_parts_of_towns_lead_to_their_district() -> None:
    town = find_district("13003")[0]
    assert Locality("Warnemünde", "Rostock", town) in load_land("13").localities


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "13003": ["Rostock (kreisfreie Stadt)"],
        "13003000": ["Rostock (kreisfreie Stadt)"],
        "13 0 72": ["Landkreis Rostock"],
        "13999": [],
        "1300": [],
        "Rostock": ["Rostock (kreisfreie Stadt)", "Landkreis Rostock"],
        "Landkreis Rostock": ["Landkreis Rostock"],
        "LK rostock": ["Landkreis Rostock"],
        "Kreis Rostock": ["Landkreis Rostock"],
        "Rostock, Landkreis": ["Landkreis Rostock"],
        "Stadt Rostock": ["Rostock (kreisfreie Stadt)"],
        "Rostock, Stadt": ["Rostock (kreisfreie Stadt)"],
        "Hansestadt Rostock": ["Rostock (kreisfreie Stadt)"],
        "Hanse- und Universitätsstadt Rostock": ["Rostock (kreisfreie Stadt)"],
        "Rostock (kreisfreie Stadt)": ["Rostock (kreisfreie Stadt)"],
        "Region Rostock": ["Rostock (kreisfreie Stadt)", "Landkreis Rostock"],
        "Landeshauptstadt Schwerin": ["Schwerin (kreisfreie Stadt)"],
        "Landkreis Schwerin": [],
        "Vorpommern Ruegen": ["Landkreis Vorpommern-Rügen"],
        "VORPOMMERN-RU\u0308GEN": ["Landkreis Vorpommern-Rügen"],
        "Vorpommern": [],
        "Ludwigslust": [],
        "Sankt Wendel": ["Landkreis St. Wendel"],
        "Halle": ["Halle (Saale) (kreisfreie Stadt)"],
        "Halle/Saale": ["Halle (Saale) (kreisfreie Stadt)"],
        "Halle an der Saale": ["Halle (Saale) (kreisfreie Stadt)"],
        "Frankfurt": ["Frankfurt am Main (kreisfreie Stadt)", "Frankfurt (Oder) (kreisfreie Stadt)"],
        "Frankfurt a.M.": [],
        "Oldenburg": ["Oldenburg (Oldb) (kreisfreie Stadt)", "Landkreis Oldenburg"],
        "Neustadt an der Waldnaab": ["Landkreis Neustadt a.d. Waldnaab"],
        "Weiden in der Oberpfalz": ["Weiden i.d. OPf. (kreisfreie Stadt)"],
        "Märkischer Kreis": ["Märkischer Kreis"],
        "Hagen, Stadt der FernUniversität": ["Hagen (kreisfreie Stadt)"],
        "Hochsauerland": ["Hochsauerlandkreis"],
        "Landkreis Hannover": ["Region Hannover"],
        "Aachen": ["Städteregion Aachen"],
        "Freie und Hansestadt Hamburg": ["Hamburg"],
        "Kreis": [],
        "": [],
    }.items(),
)
def test_district_is_found_by_key_and_by_name(text: str, expected: list[str]) -> None:
    assert full_names(text) == expected


def test_every_district_is_found_by_its_key_and_its_full_name() -> None:
    assert [one for one in districts() if find_district(one.ags) != (one,)] == []
    ambiguous = [one.full_name for one in districts() if find_district(one.full_name) != (one,)]
    assert ambiguous == []


def test_probe_holds_200_postcodes_of_all_lands() -> None:
    assert len({row["postcode"] for row in read_probe()}) == 200
    assert {row["land"] for row in read_probe()} == set(LANDS.values())


def test_probe_agrees_in_land_and_district() -> None:
    wrong = [
        row
        for row in read_probe()
        if row["land"] not in {one.land for one in districts_of(row["postcode"])}
        or (row["district"] and row["district"] not in {one.ags for one in districts_of(row["postcode"])})
    ]
    assert wrong == []


def test_probe_agrees_in_names_but_for_explained_exceptions() -> None:
    other = {
        row["postcode"]
        for row in read_probe()
        if {short_name(name) for name in row["places"].split("|")}.isdisjoint(
            short_name(place.name) for place in places_of(row["postcode"])
        )
    }
    assert other == set(OTHER_NAMES)


@pytest.mark.parametrize("key", LANDS)
def test_map_has_every_district_inside_its_window_with_its_name_inside(key: str) -> None:
    shapes = load_shapes(key)
    assert tuple(shape.district for shape in shapes.shapes) == load_land(key).districts
    width, height = window_of(shapes)
    for shape in shapes.shapes:
        rings = read_path(shape.path)
        assert all(0 <= x <= width and 0 <= y <= height for ring in rings for x, y in ring), shape.district
        assert is_inside(shape.label, rings), shape.district


def test_map_fills_its_window() -> None:
    for key in LANDS:
        shapes = load_shapes(key)
        points = [point for shape in shapes.shapes for ring in read_path(shape.path) for point in ring]
        across, down = zip(*points, strict=True)
        assert (min(across), max(across), min(down), max(down)) == (
            0,
            window_of(shapes)[0],
            0,
            window_of(shapes)[1],
        )


@pytest.mark.parametrize("key", LANDS)
def test_map_is_light(key: str) -> None:
    outlines = "".join(shape.path for shape in load_shapes(key).shapes)
    assert len(gzip.compress(outlines.encode())) <= 5_000


def test_unknown_land_has_no_map() -> None:
    with pytest.raises(KeyError):
        load_shapes("17")


@pytest.mark.parametrize("file", DATA_FILES, ids=lambda file: file.stem)
def test_data_file_is_sorted_and_ends_with_a_line_feed(file: Path) -> None:
    text = file.read_bytes()
    assert text.endswith(b"}\n")
    assert b"\r" not in text
    for section in json.loads(text).values():
        assert list(section) == sorted(section) or isinstance(section, str)


def test_data_stays_small() -> None:
    assert sum(file.stat().st_size for file in DATA_FILES) < 700_000


def test_notices_stand_beside_the_data_word_for_word() -> None:
    told = (DATA / "README.md").read_text(encoding="utf-8")
    assert [source.notice for source in DATA_SOURCES if source.notice not in told] == []
    assert [source.notice for source in DATA_SOURCES] == [
        "© OpenStreetMap-Mitwirkende",
        "© GeoBasis-DE / BKG 2016, Daten verändert (vereinfacht)",
        "© GeoNames",
    ]


def window_of(shapes: LandShapes) -> Point:
    left, top, width, height = map(int, shapes.view_box.split())
    assert (left, top) == (0, 0)
    return width, height


def read_path(path: str) -> list[list[Point]]:
    """The rings of SVG path data with M, l, h, v and z; anything else fails."""
    assert re.fullmatch(r"(M\d+ \d+(?:l-?\d+[ -]\d+(?:[ -]\d+)*|[hv]-?\d+)+z)+", path), path
    rings: list[list[Point]] = []
    for command, text in re.findall(r"([Mlhv])([^A-Za-z]*)", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", text)]
        if command == "M":
            rings.append([(numbers[0], numbers[1])])
            continue
        assert command != "l" or len(numbers) % 2 == 0, path
        steps = {
            "l": list(zip(numbers[::2], numbers[1::2], strict=False)),
            "h": [(numbers[0], 0)],
            "v": [(0, numbers[0])],
        }
        for right, down in steps[command]:
            rings[-1].append((rings[-1][-1][0] + right, rings[-1][-1][1] + down))
    return rings


def is_inside(point: Point, rings: list[list[Point]]) -> bool:
    """By the even-odd rule."""
    x, y = point[0] + 0.25, point[1] + 0.25  # beside the grid, so that no corner is hit
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossings += 1
    return crossings % 2 == 1
