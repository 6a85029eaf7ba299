from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_model.fields.phone import PhoneNumber, parse_phone, with_extension
from content_model.finding import Problem


def shown(text: str) -> str:
    return text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("text", "e164", "display", "international", "extension"),
    [
        ("030 23125000", "+493023125000", "030 23125000", "+49 30 23125000", ""),
        ("030 23125-000", "+493023125000", "030 23125-000", "+49 30 23125-000", "000"),
        ("030-23125-000", "+493023125000", "030 23125-000", "+49 30 23125-000", "000"),
        ("(030) 23125 – 12", "+49302312512", "030 23125-12", "+49 30 23125-12", "12"),
        ("030/23125-0", "+4930231250", "030 23125-0", "+49 30 23125-0", "0"),
        ("030-23125000", "+493023125000", "030 23125000", "+49 30 23125000", ""),
        ("030 23-12-50-00", "+493023125000", "030 23125000", "+49 30 23125000", ""),
        ("+49 (0)40 66969 000", "+494066969000", "040 66969000", "+49 40 66969000", ""),
        ("0049 69 90009000", "+496990009000", "069 90009000", "+49 69 90009000", ""),
        ("089 99998 000", "+498999998000", "089 99998000", "+49 89 99998000", ""),
        ("0221 4710-999", "+492214710999", "0221 4710-999", "+49 221 4710-999", "999"),
        ("0152 28817386", "+4915228817386", "01522 8817386", "+49 1522 8817386", ""),
        ("0171 39200 00", "+491713920000", "0171 3920000", "+49 171 3920000", ""),
        ("+43 1 53378-90", "+4315337890", "+43 1 53378-90", "+43 1 53378-90", "90"),
        ("+41 44 668 18-00", "+41446681800", "+41 44 668 18-00", "+41 44 668 18-00", "00"),
    ],
)
def test_phone_is_shown_after_din_5008(
    text: str, e164: str, display: str, international: str, extension: str
) -> None:
    number = parse_phone(text)
    assert number == PhoneNumber(e164, shown(display), shown(international), extension)
    assert number.tel_uri == f"tel:{e164}"


@pytest.mark.parametrize(
    ("text", "number", "display", "is_free"),
    [
        ("110", "110", "110", True),
        ("112", "112", "112", True),
        ("115", "115", "115", False),
        ("116117", "116117", "116 117", True),
        ("116 117", "116117", "116 117", True),
        ("116-123", "116123", "116 123", True),
    ],
)
def test_phone_dials_short_numbers_without_a_country_code(
    text: str, number: str, display: str, *, is_free: bool
) -> None:
    parsed = parse_phone(text)
    assert parsed == PhoneNumber(number, shown(display), shown(display), is_free=is_free)
    assert parsed.tel_uri == f"tel:{number}"


def test_phone_knows_that_0800_costs_nothing() -> None:
    assert parse_phone("0800 111 0 111").is_free
    assert not parse_phone("030 23125000").is_free


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("", "„“ ist keine Telefonnummer", id="empty"),
        pytest.param("folgt", "„folgt“ ist keine Telefonnummer", id="word"),
        pytest.param("030 23125 App. 12", "„030 23125 App. 12“ ist keine Telefonnummer", id="letters"),
        pytest.param("23125000", "Bei „23125000“ fehlt die Vorwahl", id="no area code"),
        pytest.param("()", "Bei „()“ fehlt die Vorwahl", id="no digit"),
        pytest.param("+999 1234567", "„+999 1234567“ ist keine Telefonnummer", id="no such country"),
        pytest.param("+48 12", "„+48 12“ ist zu kurz für eine Telefonnummer", id="too short"),
        pytest.param("030 1", "„030 1“ hat keine bekannte Vorwahl oder ist zu kurz", id="no area code fits"),
        pytest.param(
            "030 23125000123456",
            "„030 23125000123456“ ist zu lang für eine Telefonnummer",
            id="too long",
        ),
        pytest.param("0" * 100_000, "„" + "0" * 59 + "…“ ist keine Telefonnummer", id="endless"),
    ],
)
def test_phone_refuses_what_nobody_can_dial(text: str, problem: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_phone(text)
    assert caught.value.problem == problem
    assert caught.value.hint.startswith("0381 1234567, mit Durchwahl 0381 1234567-18")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("0381 12 34 567 / 68", id="last digits of a second number"),
        pytest.param("0381 1234567/0381 1234568", id="two whole numbers"),
        pytest.param("0381/1234567/68", id="two slashes"),
        pytest.param("03/81 1234567", id="inside the area code"),
    ],
)
def test_phone_never_makes_one_number_of_two(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_phone(text)
    assert caught.value.problem == f"in „{text}“ stehen wohl zwei Nummern"
    assert "[0381 1234567, 0381 1234568]" in caught.value.hint


@pytest.mark.parametrize("text", ["030 23125--110", "030 23125 - -110", "030 23125-110-", "030/-23125"])
def test_phone_asks_for_what_is_missing_at_a_dash(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_phone(text)
    assert caught.value.problem == f"in „{text}“ fehlt etwas vor oder hinter dem Strich"


@pytest.mark.parametrize(
    "text", ["0381/1234567", "0152/28817386", "+49 (0)381/1234567", "0049 381/1234567", "(0381) / 1234567"]
)
def test_phone_takes_a_slash_behind_the_area_code(text: str) -> None:
    assert parse_phone(text).number in ("+493811234567", "+4915228817386")


@pytest.mark.parametrize(
    ("number", "extension", "display", "e164"),
    [
        ("030 23125", "18", "030 23125-18", "+49302312518"),
        ("030 23125-0", "18", "030 23125-18", "+49302312518"),
        ("030 23125-0", "-118", "030 23125-118", "+493023125118"),
        ("030 23125-18", "18", "030 23125-18", "+49302312518"),
        ("+43 1 53378", "90", "+43 1 53378-90", "+4315337890"),
    ],
)
def test_extension_typed_apart_is_shown_and_dialled(
    number: str, extension: str, display: str, e164: str
) -> None:
    found = with_extension(parse_phone(number), extension)
    assert (found.display, found.number) == (shown(display), e164)


@pytest.mark.parametrize(
    ("number", "extension", "problem"),
    [
        ("030 23125", "App. 18", "„App. 18“ ist keine Durchwahl"),
        ("030 23125", "123456", "„123456“ ist keine Durchwahl"),
        ("030 23125-100", "18", "die Nummer „030 23125-100“ hat schon eine Durchwahl"),
    ],
)
def test_extension_that_cannot_be_dialled_is_refused(number: str, extension: str, problem: str) -> None:
    with pytest.raises(Problem) as caught:
        with_extension(parse_phone(number), extension)
    assert caught.value.problem == problem


@given(st.text() | st.text("+0123456789-/() ", max_size=30))
def test_phone_raises_nothing_but_problems(text: str) -> None:
    try:
        number = parse_phone(text)
    except Problem:
        return
    assert number.number.lstrip("+").isdigit()
