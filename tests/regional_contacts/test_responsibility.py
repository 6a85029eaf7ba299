"""Who is responsible where: Kreise of regions, exceptions of regions and of contact points, in this order from below."""

from __future__ import annotations

import pytest
from tests.conftest import FACTS
from tests.regional_contacts.tiny_content import read_answers

from regional_contacts.responsibility import Area, Responsibility, district_names

SITE = {
    "netzwerk.yaml": f"{FACTS}land: Mecklenburg-Vorpommern\n",
    "regionen/osten.md": "titel: Osten\nkreise: [LK Rostock, Vorpommern-Rügen, 13075]\n",
    "regionen/kueste.md": "titel: Küste\nteil_von: osten\nkreise: Vorpommern-Rügen\n",
    "regionen/stadt.md": "titel: Stadt\nkreise: Hansestadt Rostock\nplz_ausnahmen: ['18181', '99999']\n",
    "regionen/westen.md": "titel: Westen\nkreise: [Schwerin, Prignitz]\n",
    "regionen/doppelt.md": "titel: Doppelt\nkreise: Landeshauptstadt Schwerin\n",
    "kontakte/graal.md": "titel: Graal\nregion: stadt\ntelefon: 030 23125-101\nzuständig_für: ['18182', Landkreis Nordwestmecklenburg]\n",
    "kontakte/usedom.md": "titel: Usedom\nregion: osten\ntelefon: 030 23125-102\nzuständig_für: Landkreis Vorpommern-Greifswald\n",
    "kontakte/anklam.md": "titel: Anklam\nregion: osten\ntelefon: 030 23125-103\nzuständig_für: '17389'\n",
}


@pytest.fixture(scope="module")
def responsibility() -> Responsibility:
    """The site above."""
    return Responsibility(read_answers(SITE))


def names(areas: tuple[Area, ...]) -> list[tuple[str, ...]]:
    """Region and contact points of each area by their titles."""
    return [
        (area.region.entry.title if area.region else "", *(point.entry.title for point in area.points))
        for area in areas
    ]


@pytest.mark.parametrize(
    ("ags", "expected"),
    [
        pytest.param("13003", [("Stadt",)], id="kreisfreie Stadt"),
        pytest.param("13072", [("Osten",)], id="its namesake the Landkreis"),
        pytest.param("13073", [("Küste",)], id="the region inside, not the one around it"),
        pytest.param("13075", [("Osten", "Usedom")], id="a contact point instead of the region"),
        pytest.param("13074", [("Stadt", "Graal")], id="a contact point where no region is"),
        pytest.param("13004", [("Doppelt",), ("Westen",)], id="two regions claim it: both"),
        pytest.param("12070", [("Westen",)], id="a Kreis of another Land"),
        pytest.param("13071", [], id="nobody"),
    ],
)
def test_district_belongs_to(
    responsibility: Responsibility, ags: str, expected: list[tuple[str, ...]]
) -> None:
    assert sorted(names(responsibility.of_district(ags))) == expected


@pytest.mark.parametrize(
    ("postcode", "ags", "expected"),
    [
        pytest.param("18055", "13003", [("Stadt",)], id="as its Kreis"),
        pytest.param("18181", "13072", [("Stadt",)], id="exception of a region"),
        pytest.param("18182", "13072", [("Stadt", "Graal")], id="exception of a contact point"),
        pytest.param("17389", "13075", [("Osten", "Anklam")], id="postcode before Kreis"),
        pytest.param("17438", "13075", [("Osten", "Usedom")], id="rest of the Kreis"),
    ],
)
def test_postcode_belongs_to(
    responsibility: Responsibility, postcode: str, ags: str, expected: list[tuple[str, ...]]
) -> None:
    assert names(responsibility.of_postcode(postcode, ags)) == expected


def test_only_postcodes_that_exist_are_exceptions(responsibility: Responsibility) -> None:
    assert list(responsibility.exceptions) == ["17389", "18181", "18182"]


def test_lands_are_the_own_and_those_of_claimed_districts(responsibility: Responsibility) -> None:
    assert [land.name for land in responsibility.lands] == ["Mecklenburg-Vorpommern", "Brandenburg"]


def test_region_has_the_districts_of_the_regions_inside() -> None:
    files = {**SITE, "regionen/osten.md": "titel: Osten\nkreise: [LK Rostock]\n"}
    answers = read_answers(files)
    assert district_names(answers, answers.content.entries["regionen/osten"]) == (
        "Landkreis Rostock",
        "Landkreis Vorpommern-Rügen",
    )


def test_region_shows_its_districts_with_their_kinds(responsibility: Responsibility) -> None:
    answers = responsibility.answers
    assert district_names(answers, answers.content.entries["regionen/westen"]) == (
        "Schwerin (kreisfreie Stadt)",
        "Landkreis Prignitz",
    )


@pytest.mark.parametrize(
    ("land", "ags"), [("Brandenburg", "12053"), ("Hessen", "06412")], ids=["on the Oder", "on the Main"]
)
def test_namesake_in_the_own_land_is_meant(land: str, ags: str) -> None:
    region = "titel: Frankfurt\nkreise: Frankfurt\n"
    ask = Responsibility(read_answers({"netzwerk.yaml": f"{FACTS}land: {land}\n", "regionen/a.md": region}))
    assert names(ask.of_district(ags)) == [("Frankfurt",)]


def test_contact_point_with_an_exception_answers(responsibility: Responsibility) -> None:
    [area] = responsibility.of_postcode("17389", "13075")
    assert [getattr(one.who, "id", None) for one in responsibility.answering(area)] == ["kontakte/anklam"]


def test_somebody_answers_for_a_contact_point_that_is_away() -> None:
    away = (
        SITE["kontakte/anklam.md"] + "art: Beratungsstelle\nabwesend: {bis: 31.12.2026}\nvertretung: usedom\n"
    )
    ask = Responsibility(read_answers({**SITE, "kontakte/anklam.md": away}))
    [answer] = ask.answering(ask.of_postcode("17389", "13075")[0])
    assert (getattr(answer.who, "id", None), bool(answer.why)) == ("kontakte/usedom", True)
