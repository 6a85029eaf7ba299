"""The generator of the base data, as far as it needs no package that only its maintainer has."""

import json
from pathlib import Path

import pytest

from regional_contacts.base_data.corrections import district_today
from regional_contacts.base_data.joining import Municipality, PlaceJoin, join_places
from regional_contacts.base_data.localities import Settlement, find_localities
from regional_contacts.base_data.svg_paths import View, path_of, view_of
from regional_contacts.base_data.writing import write_records

PLUGINS = Path(__file__).parents[2] / "plugins"
NORTH = Municipality("13073075", "Neustadt", "13073")
SOUTH = Municipality("09780134", "Neustadt", "09780")
BERNAU = Municipality("12060020", "Bernau bei Berlin", "12060")
MIDDLE = Municipality("06631009", "Fulda", "06631")


class Ground:
    """Distances in kilometres from the middle of a postcode; without a middle, nothing is known."""

    def __init__(self, kilometres: dict[tuple[str, str], float], around: dict[str, Municipality]) -> None:
        self._kilometres = kilometres
        self._around = around

    def kilometres(self, postcode: str, municipality: Municipality) -> float | None:
        if not any(code == postcode for code, _ in self._kilometres):
            return None
        return self._kilometres.get((postcode, municipality.ags), 500.0)

    def around(self, postcode: str) -> Municipality | None:
        return self._around.get(postcode)


GROUND = Ground(
    {
        ("11111", NORTH.ags): 3.0,
        ("11111", SOUTH.ags): 2.0,
        ("22222", NORTH.ags): 25.0,
        ("33333", BERNAU.ags): 0.0,
        ("44444", NORTH.ags): 25.1,
    },
    {"44444": MIDDLE, "33333": MIDDLE},
)


@pytest.mark.parametrize(
    ("postcode", "name", "expected"),
    [
        pytest.param("11111", "Neustadt", ("09780", "namesake"), id="the nearest of several"),
        pytest.param("22222", "NEUSTADT", ("13073", "namesake"), id="within reach"),
        pytest.param("44444", "Neustadt", ("06631", "place on the map"), id="namesakes out of reach"),
        pytest.param("44444", "Fulda", ("06631", "place on the map"), id="the only one, but too far"),
        pytest.param("33333", "Bernau", ("12060", "short name"), id="without its addition"),
        pytest.param("33333", "Neuland", ("06631", "place on the map"), id="unknown name"),
        pytest.param("55555", "Fulda", ("06631", "name"), id="the only one, no middle known"),
    ],
)
def test_place_is_joined_with_its_district(postcode: str, name: str, expected: tuple[str, str]) -> None:
    (found,), way = PlaceJoin([NORTH, SOUTH, BERNAU, MIDDLE], GROUND).district_of(postcode, name)
    assert (found, way) == expected


def test_place_without_any_trace_stops_the_generator() -> None:
    join = PlaceJoin([NORTH, SOUTH], GROUND)
    with pytest.raises(LookupError, match="55555 Neustadt"):
        join_places({"55555": ["Neustadt"]}, join, {})


def test_join_sorts_splits_languages_and_obeys_corrections() -> None:
    join = PlaceJoin([NORTH, SOUTH, BERNAU, MIDDLE], GROUND)
    names = {
        "33333": ["Bernau - Barnow", "Neuland"],
        "11111": ["Neustadt", "Neustadt"],
        "00001": ["Zwilling"],
    }
    joined = join_places(names, join, {("00001", "Zwilling"): ("13073", "01053")})
    assert [(postcode, list(found)) for postcode, found in joined.postcodes.items()] == [
        ("00001", ["01053", "13073"]),
        ("11111", ["09780"]),
        ("33333", ["06631", "12060"]),
    ]
    assert joined.postcodes == {
        "00001": {"01053": ["Zwilling"], "13073": ["Zwilling"]},
        "11111": {"09780": ["Neustadt"]},
        "33333": {"06631": ["Neuland"], "12060": ["Bernau", "Barnow"]},
    }
    assert joined.settled == {"by hand": 1, "namesake": 1, "place on the map": 1, "short name": 1}


@pytest.mark.parametrize(
    ("municipality", "district"),
    {
        "13003000": "13003",
        "03152012": "03159",
        "03156011": "03159",
        "16056000": "16063",
        "16063102": "16066",
        "16063023": "16063",
    }.items(),
)
def test_municipality_lies_in_a_district_of_today(municipality: str, district: str) -> None:
    assert district_today(municipality) == district


def test_localities_are_parts_under_their_municipality() -> None:
    def municipality_at(latitude: float, _: float) -> Municipality | None:
        return {1.0: BERNAU, 2.0: MIDDLE}.get(latitude)

    settlements = [
        Settlement("Schönow", (), 1.0, 0.0),
        Settlement("Börnicke", (), 1.0, 0.0),
        Settlement("Bernau", (), 1.0, 0.0),  # the municipality itself
        Settlement("Fulda on the Fulda", ("Fulda",), 2.0, 0.0),  # likewise, by another name
        Settlement("Neuland", (), 1.0, 0.0),  # has a postcode
        Settlement("Gläserzell", (), 2.0, 0.0),  # its municipality has no postcode any more
        Settlement("Lewitzrland", (), 1.0, 0.0),  # a slip in the source
        Settlement("Helgoland", (), 3.0, 0.0),  # in no municipality
    ]
    known = {"12060": {"Bernau", "Neuland"}, "06631": {"Hünfeld"}}
    assert find_localities(settlements, municipality_at, known) == {
        "06631": {"": ["Gläserzell"]},
        "12060": {"Bernau": ["Börnicke", "Schönow"]},
    }


@pytest.mark.parametrize(
    ("ring", "expected"),
    [
        pytest.param([(0, 10), (10, 10), (10, 0), (0, 10)], "M0 0h10v10z", id="straight"),
        pytest.param([(0, 9), (3, 5), (6, 8), (9, 0), (0, 9)], "M0 1l3 4 3-3 3 8z", id="slanted, one letter"),
        pytest.param([(9, 9), (4, 5), (2, 8), (9, 9)], "M9 1l-5 4-2-3z", id="minus parts numbers"),
        pytest.param(
            [(0, 9), (0.2, 9.1), (5, 9), (5, 2), (0, 9)], "M0 1h5v7z", id="steps on the spot vanish"
        ),
        pytest.param([(0, 9), (1, 9), (1, 8), (0, 9)], "", id="speck"),
        pytest.param([(0, 9), (0.1, 9), (0, 9)], "", id="point"),
    ],
)
def test_ring_becomes_short_path_data(ring: list[tuple[float, float]], expected: str) -> None:
    assert path_of([ring], View(0, 10, 1, 10, 10)) == expected


def test_rings_stand_one_after_another() -> None:
    ring = [(0.0, 10.0), (4.0, 10.0), (4.0, 6.0), (0.0, 10.0)]
    assert path_of([ring, ring], View(0, 10, 1, 10, 10)) == "M0 0h4v4zM0 0h4v4z"


def test_window_fits_the_longer_side_and_north_is_up() -> None:
    view = view_of((1_000.0, 500.0, 2_000.0, 2_500.0))
    assert view.box == "0 0 400 800"
    assert view.unit((1_000.0, 2_500.0)) == (0, 0)
    assert view.unit((2_000.0, 500.0)) == (400, 800)


def test_data_file_has_one_sorted_record_a_line(tmp_path: Path) -> None:
    file = tmp_path / "new" / "data.json"
    write_records(file, {"viewBox": "0 0 1 1", "districts": {"2": ["ä", 1], "1": {"b": [], "a": []}}})
    assert file.read_bytes().decode() == (
        '{\n"viewBox":"0 0 1 1",\n"districts":{\n"1":{"b":[],"a":[]},\n"2":["ä",1]\n}\n}\n'
    )
    assert json.loads(file.read_text("utf-8"))["districts"]["2"] == ["ä", 1]


def test_no_part_of_the_site_needs_the_generator() -> None:
    users = {
        file.relative_to(PLUGINS).as_posix()
        for file in PLUGINS.rglob("*.py")
        if "base_data" not in file.parts and "regional_contacts.base_data" in file.read_text("utf-8")
    }
    assert users == set()
