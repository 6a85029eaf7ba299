from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_model.fields.dates import DateValue, parse_date, parse_end, parse_moment, parse_span, parse_time
from content_model.finding import Problem

DAY = DateValue(2026, 11, 3)
EVENING = DateValue(2026, 11, 3, dt.time(18))
EXAMPLES = "03.11.2026 oder 3. November 2026 18:00"
PARSERS = [
    parse_date,
    parse_moment,
    parse_span,
    parse_time,
    lambda text: parse_end(text, EVENING),
]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "2026-11-3",
        "03.11.2026",
        "3.11.2026",
        "3. 11. 2026",
        "3. November 2026",
        "3 November 2026",
        "3.November 2026",
        "3. Nov. 2026",
        "3. nov 2026",
        "Di, 03.11.2026",
        "Di., 3.11.2026",
        "Di 03.11.2026",
        "Dienstag, 3. November 2026",
        "Dienstag, den 3. November 2026",
        "am Dienstag, dem 3. November 2026",
        "  3.\u00a0November\u202f2026\n",
        "2026-11-03T00:00:00.000Z",
        "2026-11-03 00:00:00",
    ],
)
def test_moment_reads_a_day(text: str) -> None:
    assert parse_moment(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03T18:00",
        "2026-11-03 18:00",
        "2026-11-03 18:00:00",
        "2026-11-03T18:00:59.123456",
        "2026-11-03T18:00+01:00",
        "2026-11-03T17:00:00Z",
        "2026-11-03 18:00:00 +0100",
        "2026-11-03T12:00:00-05:00",
        "03.11.2026 18:00",
        "03.11.2026, 18:00 Uhr",
        "03.11.2026,18 Uhr",
        "03.11.2026 18.00",
        "03.11.2026 um 18 Uhr",
        "3. November 2026, 18h",
        "Dienstag, 3. November 2026, um 18.00 Uhr",
    ],
)
def test_moment_reads_a_day_with_a_time(text: str) -> None:
    assert parse_moment(text) == EVENING


@pytest.mark.parametrize("name", ["März", "Ma\u0308rz", "Maerz", "MÄRZ", "Mär.", "Mrz", "3."])
def test_moment_reads_every_spelling_of_march(name: str) -> None:
    assert parse_moment(f"1. {name} 2026") == DateValue(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2013", DateValue(2013)),
        ("10/2013", DateValue(2013, 10)),
        ("10.2013", DateValue(2013, 10)),
        ("2013-10", DateValue(2013, 10)),
        ("Oktober 2013", DateValue(2013, 10)),
        ("Okt. 2013", DateValue(2013, 10)),
        ("um 2013", DateValue(2013, about=True)),
        ("ca. 2013", DateValue(2013, about=True)),
        ("um Oktober 2013", DateValue(2013, 10, about=True)),
        ("unbekannt", DateValue(None)),
        ("Unbekannt", DateValue(None)),
    ],
)
def test_moment_reads_what_is_known_less_exactly(text: str, value: DateValue) -> None:
    assert parse_moment(text) == value


def test_moment_puts_the_day_before_the_month() -> None:
    assert parse_moment("04.03.2026") == DateValue(2026, 3, 4)


def test_moment_of_another_zone_may_fall_on_the_next_day_in_berlin() -> None:
    assert parse_moment("2026-11-03T23:30:00Z") == DateValue(2026, 11, 4, dt.time(0, 30))


@pytest.mark.parametrize("text", ["29.02.2028", "29.03.2026 03:00", "25.10.2026 02:30", "31.12.2026"])
def test_moment_accepts_rare_but_real_ones(text: str) -> None:
    assert parse_moment(text).year in {2026, 2028}


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("", "„“ ist kein Datum", EXAMPLES),
        ("Hallo", "„Hallo“ ist kein Datum", EXAMPLES),
        ("32.13.2026", "„32.13.2026“ ist kein Datum", EXAMPLES),
        ("32.11.2026", "„32.11.2026“ ist kein Datum", EXAMPLES),
        ("00.11.2026", "„00.11.2026“ ist kein Datum", EXAMPLES),
        ("13/2026", "„13/2026“ ist kein Datum", EXAMPLES),
        ("0000-01-01", "„0000-01-01“ ist kein Datum", EXAMPLES),
        ("0\u0663.11.2026", "„0\u0663.11.2026“ ist kein Datum", EXAMPLES),
        ("03.11.1026", "Das Jahr in „03.11.1026“ kann nicht stimmen", EXAMPLES),
        ("2026-11-03T18:00+99:00", "„2026-11-03T18:00+99:00“ ist kein Datum", EXAMPLES),
        (
            "11.13.2026",
            "„11.13.2026“ ist kein Datum: einen 13. Monat gibt es nicht",
            "13.11.2026",
        ),
        (
            "31.13.2026",
            "„31.13.2026“ ist kein Datum: einen 13. Monat gibt es nicht",
            EXAMPLES,
        ),
        (
            "31.02.2026",
            "Den 31. Februar 2026 gibt es nicht: der Februar 2026 hat nur 28 Tage",
            "28.02.2026 oder 01.03.2026",
        ),
        (
            "2026-04-31",
            "Den 31. April 2026 gibt es nicht: der April 2026 hat nur 30 Tage",
            "30.04.2026 oder 01.05.2026",
        ),
        (
            "29. Februar 2027",
            "Den 29. Februar 2027 gibt es nicht: 2027 ist kein Schaltjahr",
            "28.02.2027 oder 01.03.2027",
        ),
        ("03.11.2026 25:00", "„25:00“ ist keine Uhrzeit", "18:00 oder 18.30 Uhr"),
        (
            "03.11.2026 18",
            "„18“ kann eine Uhrzeit sein oder etwas anderes",
            "18:00 oder 18 Uhr",
        ),
        (
            "29.03.2026 02:30",
            "Am 29. März 2026 gibt es 02:30 Uhr nicht, weil die Uhr vorgestellt wird",
            "29.03.2026 03:30",
        ),
    ],
)
def test_moment_refuses_what_does_not_exist(text: str, problem: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_moment(text)
    assert (caught.value.problem, caught.value.hint) == (problem, hint)


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("04.03.26", "„04.03.26“ nennt das Jahr nur mit zwei Ziffern", "04.03.2026"),
        (
            "Mi, 04.03.26 18:00",
            "„Mi, 04.03.26 18:00“ nennt das Jahr nur mit zwei Ziffern",
            "Mi, 04.03.2026 18:00",
        ),
        ("04.03.99", "„04.03.99“ nennt das Jahr nur mit zwei Ziffern", "04.03.1999"),
        (
            "04/03/2026",
            "„04/03/2026“ ist nicht eindeutig",
            "04.03.2026 (4. März) oder 03.04.2026 (3. April)",
        ),
        (
            "11-03-26 18:00",
            "„11-03-26 18:00“ ist nicht eindeutig",
            "11.03.2026 (11. März) oder 03.11.2026 (3. November)",
        ),
        ("04/04/2026", "„04/04/2026“ ist kein Datum", "04.04.2026 (4. April)"),
        ("13/03/2026", "„13/03/2026“ ist kein Datum", "13.03.2026 (13. März)"),
        ("13/13/2026", "„13/13/2026“ ist kein Datum", EXAMPLES),
        ("2026/11/03", "„2026/11/03“ ist kein Datum", "03.11.2026"),
        ("03.11.", "„03.11.“ nennt kein Jahr", f"mit Jahr: {EXAMPLES}"),
        ("3. November", "„3. November“ nennt kein Jahr", f"mit Jahr: {EXAMPLES}"),
        ("18:00", "„18:00“ nennt keinen Tag", "mit Tag: 03.11.2026 18:00"),
    ],
)
def test_moment_refuses_what_could_mean_two_things(text: str, problem: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_moment(text)
    assert (caught.value.problem, caught.value.hint) == (problem, hint)


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        (
            "Mo, 03.11.2026",
            "Der 3. November 2026 ist ein Dienstag, nicht Montag",
            "Di, 03.11.2026",
        ),
        (
            "Montag, 3. November 2026 18:00",
            "Der 3. November 2026 ist ein Dienstag, nicht Montag",
            "Dienstag, 3. November 2026 18:00",
        ),
        ("Dinstag, 03.11.2026", "„Dinstag“ ist kein Wochentag", "Dienstag, 03.11.2026"),
        ("Xy, 03.11.2026", "„Xy“ ist kein Wochentag", f"Di, 03.11.2026; sonst {EXAMPLES}"),
        ("3. Novenber 2026", "„Novenber“ ist kein Monat", "3. November 2026"),
        ("3. Jänner 2026", "„Jänner“ ist kein Monat", f"{EXAMPLES}; ungefähr: um 2013"),
        ("Herbst 2013", "„Herbst“ ist kein Monat", f"{EXAMPLES}; ungefähr: um 2013"),
    ],
)
def test_moment_refuses_wrong_names(text: str, problem: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_moment(text)
    assert (caught.value.problem, caught.value.hint) == (problem, hint)


def test_date_reads_a_day() -> None:
    assert parse_date("Di, 03.11.2026") == dt.date(2026, 11, 3)


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("2013", "„2013“ ist kein ganzes Datum", "03.11.2026 oder 3. November 2026"),
        ("unbekannt", "„unbekannt“ ist kein ganzes Datum", "03.11.2026 oder 3. November 2026"),
        (
            "2026-11-03 18:00",
            "„2026-11-03 18:00“ nennt eine Uhrzeit, hier steht nur der Tag",
            "03.11.2026",
        ),
    ],
)
def test_date_refuses_more_and_less_than_a_day(text: str, problem: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_date(text)
    assert (caught.value.problem, caught.value.hint) == (problem, hint)


@given(st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)))
def test_moment_reads_every_day_back(day: dt.date) -> None:
    value = DateValue(day.year, day.month, day.day)
    assert parse_moment(day.isoformat()) == value
    assert parse_moment(f"{day:%d.%m.%Y}") == value


DATE_LIKE = st.lists(
    st.sampled_from([*"0123456789.:-–/, +TZ", "2026", "Uhr", " bis ", " und ", "seit ", "um ", "Mai", "Mo"])
).map("".join)


@pytest.mark.parametrize("parse", PARSERS)
@given(text=st.text() | DATE_LIKE)
def test_dates_raise_nothing_but_problems(parse: Callable[[str], object], text: str) -> None:
    with suppress(Problem):
        parse(text)


@pytest.mark.parametrize("parse", PARSERS)
@pytest.mark.parametrize(
    "piece", ["1", ".", " ", "a", "04.03.26 ", "3. ", "bis ", "–", "Mo, ", "\u0308", "\0"]
)
def test_dates_refuse_endless_text_with_a_short_problem(parse: Callable[[str], object], piece: str) -> None:
    with pytest.raises(Problem) as caught:
        parse(piece * 100_000)
    assert len(caught.value.problem) + len(caught.value.hint) < 400
