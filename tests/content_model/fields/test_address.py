from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_model.fields.address import Address, parse_place_line
from content_model.finding import Problem


@pytest.mark.parametrize(
    ("line", "address"),
    [
        (
            "Haus der Begegnung, Lange Straße 1, 18055 Rostock",
            Address("Haus der Begegnung", "Lange Straße 1", "18055", "Rostock"),
        ),
        ("Rostock", Address(city="Rostock")),
        ("Bad Doberan", Address(city="Bad Doberan")),
        ("Waren (Müritz)", Address(city="Waren (Müritz)")),
        ("Haus der Begegnung, Rostock", Address("Haus der Begegnung", city="Rostock")),
        ("18055 Rostock", Address(postcode="18055", city="Rostock")),
        ("D-18055 Rostock", Address(postcode="18055", city="Rostock")),
        ("18055", Address(postcode="18055")),
        ("Lange Straße 1, Rostock", Address(street="Lange Straße 1", city="Rostock")),
        ("Lange Straße 1", Address(street="Lange Straße 1")),
        (
            "Lange Straße 1 18055 Rostock",
            Address(street="Lange Straße 1", postcode="18055", city="Rostock"),
        ),
        ("Haus der Begegnung", Address("Haus der Begegnung")),
        ("Rathaus Güstrow", Address("Rathaus Güstrow")),
        ("Am Markt, Rostock", Address(street="Am Markt", city="Rostock")),
        ("Kulturhaus am Markt, Rostock", Address("Kulturhaus am Markt", city="Rostock")),
        ("Hansestr. 4a–6, Güstrow", Address(street="Hansestr. 4a–6", city="Güstrow")),
        (
            "Straße des 17. Juni 135, 10623 Berlin",
            Address(street="Straße des 17. Juni 135", postcode="10623", city="Berlin"),
        ),
        (
            "Rathaus, Saal 2, Neuer Markt 1, 18055 Rostock, 2. Etage",
            Address("Rathaus", "Neuer Markt 1", "18055", "Rostock", "Saal 2, 2. Etage"),
        ),
        ("Haus 3, Klinik am Meer, Rostock", Address("Klinik am Meer", city="Rostock", extra="Haus 3")),
        (
            "Vertretung des Landes Brandenburg beim Bund, Berlin",
            Address("Vertretung des Landes Brandenburg beim Bund", city="Berlin"),
        ),
        (
            " Haus  der Begegnung\nLange Straße 1,\n\n18055 Rostock,",
            Address("Haus der Begegnung", "Lange Straße 1", "18055", "Rostock"),
        ),
    ],
)
def test_place_line_is_taken_apart(line: str, address: Address) -> None:
    assert parse_place_line(line) == address


@pytest.mark.parametrize(
    ("address", "line"),
    [
        pytest.param(Address(city="Rostock"), "Rostock", id="city"),
        pytest.param(
            Address("Rathaus", "Neuer Markt 1", "18055", "Rostock", "Saal 2"),
            "Rathaus, Saal 2, Neuer Markt 1, 18055 Rostock",
            id="everything",
        ),
        pytest.param(Address(), "", id="nothing"),
    ],
)
def test_address_is_written_in_one_line(address: Address, line: str) -> None:
    assert address.one_line == line


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param("", "„“ ist kein Ort in einer Zeile", id="empty"),
        pytest.param(" , ,", "„ , ,“ ist kein Ort in einer Zeile", id="only commas"),
        pytest.param(
            "Rathaus, 1805 Rostock",
            "„1805 Rostock“ beginnt nicht mit einer deutschen Postleitzahl",
            id="digit missing",
        ),
        pytest.param(
            "a " * 50_000, "„" + ("a " * 50_000)[:59] + "…“ ist kein Ort in einer Zeile", id="endless"
        ),
    ],
)
def test_place_line_refuses_what_is_no_place(line: str, problem: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_place_line(line)
    assert caught.value.problem == problem


@given(st.text(st.characters(exclude_characters="D")) | st.text("aA1 ,.-\n", max_size=300))
def test_place_line_loses_nothing_and_raises_only_problems(line: str) -> None:
    try:
        address = parse_place_line(line)
    except Problem:
        return
    assert sorted(filter(str.isalnum, address.one_line)) == sorted(filter(str.isalnum, line))
