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

from regional_contacts.finder_data import finder_data, lands_of_beginnings
from regional_contacts.postcodes import LANDS, load_land
from regional_contacts.responsibility import Responsibility

MOST_BYTES = 6000
LARGER = {
    "01": 7400,
    "03": 8500,
    "07": 13600,
    "08": 9400,
    "09": 15500,
}  # Länder with very many municipalities
MV = {"netzwerk.yaml": f"{FACTS}land: Mecklenburg-Vorpommern\n", **land_site("13")}


def read_data(files: dict[str, str]) -> dict[str, Any]:
    """The data of a site."""
    data: dict[str, Any] = json.loads(finder_data(Responsibility(read_answers(files))))
    return data


def unpack(data: dict[str, Any]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(postcode, Kreis) → places."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for district, codes in zip(data["k"], data["p"], strict=True):
        code, names = 0, ()
        for step, joined in re.findall(r"(\d+)([^;]*)", codes):
            code, names = code + int(step), tuple(joined.split(",")) if joined else names
            found[f"{code:05}", district[0]] = names
    return found


@pytest.mark.parametrize("key", LANDS, ids=LANDS.values())
def test_data_hold_every_postcode_place_and_locality_of_the_land(key: str) -> None:
    land = load_land(key)
    data = read_data({"netzwerk.yaml": f"{FACTS}land: {land.name}\n", **land_site(key)})
    expected: dict[tuple[str, str], tuple[str, ...]] = {}
    for code, places in land.postcodes.items():
        for place in places:
            at = code, place.district.full_name
            expected[at] = tuple(dict.fromkeys((*expected.get(at, ()), place.name)))
    assert unpack(data) == expected
    assert sorted(name for names in data["o"] for name in names.split(",") if name) == sorted(
        one.name for one in land.localities
    )


@pytest.mark.parametrize("key", LANDS, ids=LANDS.values())
def test_data_stay_small(key: str) -> None:
    files = {"netzwerk.yaml": f"{FACTS}land: {LANDS[key]}\n", **land_site(key)}
    packed = gzip.compress(finder_data(Responsibility(read_answers(files))), 9)
    assert len(packed) <= LARGER.get(key, MOST_BYTES)


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
    raw = finder_data(Responsibility(read_answers(files)))
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
