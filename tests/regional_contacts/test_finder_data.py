"""The data of the finder, read back as the script reads it."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest
from tests.conftest import FACTS
from tests.regional_contacts.land_sites import land_site
from tests.regional_contacts.tiny_content import read_answers

from regional_contacts.finder_data import finder_files, lands_of_beginnings
from regional_contacts.finder_table import beginnings
from regional_contacts.postcodes import LANDS, load_land
from regional_contacts.responsibility import Responsibility

MOST_BYTES = 6000
IN_PARTS = {"Schleswig-Holstein", "Niedersachsen", "Rheinland-Pfalz", "Baden-Württemberg", "Bayern"}
MV = {"netzwerk.yaml": f"{FACTS}land: Mecklenburg-Vorpommern\n", **land_site("13")}


Parts = dict[str, dict[str, Any]]
Codes = dict[tuple[str, str], tuple[str, ...]]


def read_files(files: dict[str, str]) -> Parts:
    """All data of a site: the whole file and, by their beginnings, its parts."""
    found = finder_files(Responsibility(read_answers(files)))
    return {name.removeprefix("daten").removeprefix("-"): json.loads(data) for name, data in found.items()}


def read_data(files: dict[str, str]) -> dict[str, Any]:
    """The data of a site that fit into one file."""
    [data] = read_files(files).values()
    return data


def unpack(data: dict[str, Any]) -> Codes:
    """(postcode, Kreis) → places."""
    found: Codes = {}
    for district, codes in zip(data["k"], data["p"], strict=True):
        code, names = 0, ()
        for step, joined in re.findall(r"(\d+)([^;]*)", codes):
            code, names = code + int(step), tuple(joined.split(",")) if joined else names
            found[f"{code:05}", district[0]] = names
    return found


def part_of(starts: list[str], typed: str) -> str:
    """The part in which the script looks for a postcode or the beginning of a name."""
    return max(start for start in starts if start <= typed)


def land_files(key: str) -> dict[str, str]:
    """A site of the Land with this key."""
    return {"netzwerk.yaml": f"{FACTS}land: {LANDS[key]}\n", **land_site(key)}


def expected_codes(key: str) -> Codes:
    """(postcode, Kreis) → places of a Land."""
    found: Codes = {}
    for code, places in load_land(key).postcodes.items():
        for place in places:
            at = code, place.district.full_name
            found[at] = tuple(dict.fromkeys((*found.get(at, ()), place.name)))
    return found


@pytest.mark.parametrize("key", LANDS, ids=LANDS.values())
def test_data_hold_every_postcode_place_and_locality_of_the_land(key: str) -> None:
    parts = read_files(land_files(key))
    whole = parts[""]
    codes, names = whole.get("t", (["0"], ["a"]))
    assert sorted(parts) == sorted(["", *codes, *names] if "t" in whole else [""])
    tables = {start: unpack(part) for start, part in parts.items() if "p" in part}
    localities = {start: set(",".join(part["o"]).split(",")) for start, part in parts.items() if "o" in part}

    def table(starts: list[str], typed: str) -> str:
        return part_of(starts, typed) if "t" in whole else ""

    for (code, district), places in expected_codes(key).items():
        assert tables[table(codes, code)][code, district] == places
        for name in places:
            for typed in beginnings(name):
                assert name in tables[table(names, typed)][code, district]
    assert sum(len(tables[start]) for start in (codes if "t" in whole else [""])) == len(expected_codes(key))
    for one in load_land(key).localities:
        for typed in beginnings(one.name):
            assert one.name in localities[table(names, typed)]


@pytest.mark.parametrize("key", LANDS, ids=LANDS.values())
def test_data_for_an_answer_stay_small(key: str) -> None:
    found = finder_files(Responsibility(read_answers(land_files(key))))
    sizes = {name: len(gzip.compress(data, 6)) for name, data in found.items()}
    whole = sizes.pop("daten")
    assert whole + max(sizes.values(), default=0) <= MOST_BYTES
    assert bool(sizes) == (LANDS[key] in IN_PARTS)


def test_network_of_all_lands_has_small_parts_too() -> None:
    files = {"netzwerk.yaml": FACTS}
    for key in LANDS:
        land = load_land(key)
        kreise = [district.ags for district in land.districts]
        files[f"regionen/land-{key}.md"] = f"titel: {land.name}\nkontakt: netz-{key}\nkreise: {kreise}\n"
        files[f"kontakte/netz-{key}.md"] = (
            f"titel: Netz {key}\nregion: land-{key}\ntelefon: 030 23125-1{key}\n"
        )
    parts = read_files(files)
    codes, names = parts[""]["t"]
    assert all(len(gzip.compress(json.dumps(part).encode(), 6)) <= MOST_BYTES for part in parts.values())
    for typed, starts, places in (
        ("01067", codes, {"Dresden"}),
        ("25980", codes, {"Sylt"}),
        ("syl", names, {"Sylt"}),
    ):
        part = parts[part_of(starts, typed)]
        assert places <= {name for some in unpack(part).values() for name in some}


def test_parts_of_a_build_belong_together() -> None:
    files = land_files("09")
    changed = {path: text.replace("Musterregion", "Probegegend") for path, text in files.items()}
    versions = [{part["v"] for part in read_files(one).values()} for one in (files, changed)]
    assert [len(one) for one in versions] == [1, 1]
    assert versions[0] != versions[1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Übersee", {"ueb", "ube"}),
        ("Bad Aibling", {"bad", "aib"}),
        ("St. Wolfgang", {"san"}),
        ("Hansestadt Lüneburg", {"han", "lue"}),
        ("Landkreis Fürth", {"lan", "fue"}),
        ("Groß Ö", {"gro"}),
        ("Au", {"au"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_name_is_found_by_each_of_its_beginnings(name: str, expected: set[str]) -> None:
    assert beginnings(name) == expected


def test_data_name_their_licence() -> None:
    assert read_data(MV)["l"].startswith("© OpenStreetMap-Mitwirkende, ODbL 1.0, https://")


def test_answers_name_region_number_and_people() -> None:
    area = ["Musterregion 1", "/vor-ort/region-0/", [
        ["Zentrum 0", "/vor-ort/region-0/zentrum-0/", "Antonia Beispielsee, Bertram Musterberg", "",
         [["030\u00a023125-100", "+493023125100"]]],
    ]]  # fmt: skip
    data = read_data(MV)
    assert data["a"][0] == area
    assert data["k"][0] == ["Rostock (kreisfreie Stadt)", [0]]
    assert data["k"][-1] == ["Landkreis Uckermark", [], "Brandenburg"]


def test_mail_address_stands_only_where_no_number_is_and_is_hard_to_harvest() -> None:
    files = {
        **MV,
        "kontakte/zentrum-1.md": "titel: Z\nart: Regionalzentrum\nregion: region-1\nemail: z@example.org\n",
    }
    raw = finder_files(Responsibility(read_answers(files)))["daten"]
    assert json.loads(raw)["a"][1][2][0][-1] == "z@example.org"
    assert b"@" not in raw


def test_person_without_consent_is_not_in_the_data() -> None:
    files = {**MV, "kontakte/zentrum-0.md": MV["kontakte/zentrum-0.md"].replace(
        "Beispielsee\n    einwilligung: dienstlich", "Beispielsee\n    einwilligung: {datum: 01.01.2020, umfang: [name], bis: 01.01.2021}"
    )}  # fmt: skip
    assert read_data(files)["a"][0][2][0][2] == "Bertram Musterberg"


def test_exception_points_to_its_own_answer() -> None:
    files = {
        **MV,
        "kontakte/insel.md": "titel: Insel\nregion: region-1\ntelefon: 030 23125-199\nzuständig_für: '18565'\n",
    }
    data = read_data(files)
    [number] = data["x"]["18565"]
    assert data["a"][number][2][0][0] == "Insel"


@pytest.mark.parametrize(
    ("start", "expected"),
    [("00", " "), ("10", "K"), ("17", "-"), ("28", "-"), ("90", "I")],
    ids=["nowhere", "Berlin", "several", "Bremen and around", "Bayern"],
)
def test_beginnings_name_their_land(start: str, expected: str) -> None:
    assert lands_of_beginnings()[int(start)] == expected
