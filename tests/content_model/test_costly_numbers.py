"""Numbers that cost extra: which, where they stand, and which words are a price."""

from __future__ import annotations

import pytest

from content_model.costly_numbers import costly_numbers_name_their_price
from content_model.front_matter import read_document

IN_A_FILE = "in kontakte/ eine Datei anlegen und dort unter telefon: bei zeiten: den Preis nennen"
BESIDE = "telefon: {nummer: …, zeiten: Mo–Fr 9–16 Uhr, 20 Cent je Anruf}"


def told(header: str, kind: str = "contact") -> list[tuple[int, int, str]]:
    """Line, column and the end of the hint of each finding."""
    document = read_document("a.md", f"---\n{header}\n---\n".encode())
    found = costly_numbers_name_their_price(kind, document, document.header)
    return [(one.line, one.column, one.hint.partition("sonst ")[2]) for one in found]


@pytest.mark.parametrize(
    "number",
    [
        *("0900 1234567", "0137 1234567", "0180 5123456", "01805 123456", "(0900) 12 345 67"),
        *("+49 900 1234567", "0049 180 5123456", "+49 (0)137 1234567"),
    ],
)
def test_number_that_costs_extra_is_told(number: str) -> None:
    assert told(f"telefon: {number}") == [(2, 10, BESIDE)]


@pytest.mark.parametrize(
    "number", ["030 23125-100", "0800 1110111", "0151 90012345", "116 117", "0381 180137"]
)
def test_ordinary_number_is_not_told(number: str) -> None:
    assert told(f"telefon: {number}") == []


@pytest.mark.parametrize(
    ("price", "is_one"),
    [("20 Cent je Anruf", True), ("0,20 €/Anruf", True), ("14 ct/min", True), ("1 Euro", True), ("Mo–Fr", False), ("Zentrum", False)],
)  # fmt: skip
def test_price_stands_beside_the_number(price: str, *, is_one: bool) -> None:
    phone = f'telefon: {{nummer: 0180 5123456, zeiten: "{price}"}}'
    assert told(phone) == ([] if is_one else [(2, 19, BESIDE)])


@pytest.mark.parametrize(
    ("header", "kind", "places"),
    [
        pytest.param("telefon: [030 23125-100, 0180 5123456]", "contact", [(2, 26, BESIDE)], id="second number"),
        pytest.param("personen: [{name: Eva, telefon: 0180 5123456}]", "contact", [(2, 33, BESIDE)], id="person"),
        pytest.param("kontakt: {name: Eva, telefon: 0180 5123456}", "event", [(2, 31, IN_A_FILE)], id="typed contact"),
        pytest.param("telefon: 0180 5123456", "event", [], id="no field of events"),
    ],
)  # fmt: skip
def test_costly_number_is_told_where_it_stands(
    header: str, kind: str, places: list[tuple[int, int, str]]
) -> None:
    assert told(header, kind) == places
