from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_model.fields.dates import DateSpan, DateValue, parse_moment, parse_span
from content_model.wording import (
    DateLeaf,
    file_size,
    format_long_day,
    format_run_time,
    format_short_day,
    format_span,
    format_time_ranges,
    format_times,
    format_weekdays,
    iso,
    leaf,
)

TUESDAY = dt.date(2026, 11, 3)


def joined(text: str) -> str:
    """Spell `~` as no-break space."""
    return text.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("03.11.2026", "3.~November 2026"),
        ("03.11.2026 18:00", "3.~November 2026"),
        ("03.11.2026, 18–20 Uhr", "3.~November 2026"),
        ("03.–05.11.2023", "3.–5.~November 2023"),
        ("29.–30.09.2016", "29. und 30.~September 2016"),
        ("30.09.–01.10.2016", "30.~September – 1.~Oktober 2016"),
        ("28.11.–02.12.2026", "28.~November – 2.~Dezember 2026"),
        ("30.12.2026 – 02.01.2027", "30.~Dezember 2026 – 2.~Januar 2027"),
        ("10/2013", "Oktober 2013"),
        ("2013", "2013"),
        ("um 2013", "um 2013"),
        ("um 10/2013", "um Oktober 2013"),
        ("2017–2020", "2017–2020"),
        ("01/2024–12/2026", "Januar 2024 – Dezember 2026"),
        ("seit 2013", "seit 2013"),
        ("unbekannt", "Datum nicht bekannt"),
    ],
)
def test_span_is_written_in_german(source: str, text: str) -> None:
    assert format_span(parse_span(source)) == joined(text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("2017–2020", "2017–2020"),
        ("2017", "2017"),
        ("seit 2013", "seit 2013"),
        ("seit Oktober 2013", "seit Oktober 2013"),
        ("01/2024–12/2026", "Januar 2024 bis Dezember 2026"),
        ("01.01.2024–31.12.2026", "1.~Januar 2024 bis 31.~Dezember 2026"),
    ],
)
def test_run_time_is_written_in_german(source: str, text: str) -> None:
    assert format_run_time(parse_span(source)) == joined(text)


def test_long_day_names_everything() -> None:
    assert format_long_day(TUESDAY) == joined("Dienstag, 3.~November 2026")


def test_short_day_is_abbreviated_after_duden() -> None:
    assert format_short_day(TUESDAY) == joined("Di., 3.~Nov.")
    assert format_short_day(dt.date(2026, 3, 1)) == joined("So., 1.~März")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (dt.time(18), dt.time(20), "18–20~Uhr"),
        (dt.time(10, 30), dt.time(12), "10.30–12~Uhr"),
        (dt.time(9), dt.time(12, 5), "9–12.05~Uhr"),
        (dt.time(18), None, "18~Uhr"),
        (dt.time(0), None, "0~Uhr"),
        (None, None, ""),
    ],
)
def test_times_are_written_with_a_dot(start: dt.time | None, end: dt.time | None, text: str) -> None:
    assert format_times(start, end) == joined(text)


def test_time_ranges_are_listed_before_one_uhr() -> None:
    ranges = [(dt.time(9), dt.time(12)), (dt.time(14), dt.time(16)), (dt.time(18), dt.time(20))]
    assert format_time_ranges(ranges[:1]) == joined("9–12~Uhr")
    assert format_time_ranges(ranges) == joined("9–12, 14–16 und 18–20~Uhr")


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ([0], "Montag"),
        ([0, 1], "Montag und Dienstag"),
        ([0, 1, 2], "Montag bis Mittwoch"),
        ([0, 2, 4], "Montag, Mittwoch und Freitag"),
        ([0, 1, 2, 4, 6], "Montag bis Mittwoch, Freitag und Sonntag"),
    ],
)
def test_weekdays_in_a_row_are_joined(days: list[int], text: str) -> None:
    assert format_weekdays(days) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "1~kB"),
        (180_000, "180~kB"),
        (999_400, "999~kB"),
        (999_600, "1~MB"),
        (1_234_567, "1,2~MB"),
        (25_000_000, "25~MB"),
        (1_500_000_000, "1,5~GB"),
    ],
)
def test_file_size_uses_the_decimal_comma(size: int, text: str) -> None:
    assert file_size(size) == joined(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (DateValue(2026, 11, 3), "2026-11-03"),
        (DateValue(2026, 11, 3, dt.time(18)), "2026-11-03T18:00+01:00"),
        (DateValue(2026, 7, 3, dt.time(18, 30)), "2026-07-03T18:30+02:00"),
        (DateValue(2013, 4), "2013-04"),
        (DateValue(2013, about=True), "2013"),
        (DateValue(None), None),
    ],
)
def test_iso_says_what_is_known(value: DateValue, text: str | None) -> None:
    assert iso(value) == text


def test_iso_keeps_the_second_of_two_equal_hours_in_autumn() -> None:
    assert iso(parse_moment("2026-10-25T00:30:00Z")) == "2026-10-25T02:30+02:00"
    assert iso(parse_moment("2026-10-25T01:30:00Z")) == "2026-10-25T02:30+01:00"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "03.11.2026 18:00",
            DateLeaf("Di", "3.", "Nov. 2026", "Dienstag, 3.~November 2026", "2026-11-03T18:00+01:00", None),
        ),
        (
            "22.–24.01.2027",
            DateLeaf(
                "Fr–So",
                "22.–24.",
                "Jan. 2027",
                "Freitag, 22.~Januar 2027 bis Sonntag, 24.~Januar 2027",
                "2027-01-22",
                "2027-01-24",
            ),
        ),
        (
            "28.11.–02.12.2026",
            DateLeaf(
                "Sa–Mi",
                "28.–2.",
                "Nov.–Dez. 2026",
                "Samstag, 28.~November 2026 bis Mittwoch, 2.~Dezember 2026",
                "2026-11-28",
                "2026-12-02",
            ),
        ),
        (
            "30.12.2026–02.01.2027",
            DateLeaf(
                "Mi–Sa",
                "30.–2.",
                "Dez. 2026 – Jan. 2027",
                "Mittwoch, 30.~Dezember 2026 bis Samstag, 2.~Januar 2027",
                "2026-12-30",
                "2027-01-02",
            ),
        ),
        ("10/2013", DateLeaf("", "Okt.", "2013", "Oktober 2013", "2013-10", None)),
        ("2013", DateLeaf("", "2013", "", "2013", "2013", None)),
        ("um 2013", DateLeaf("um", "2013", "", "um 2013", "2013", None)),
        ("seit 2013", DateLeaf("seit", "2013", "", "seit 2013", "2013", None)),
        ("2017–2020", DateLeaf("", "2017–2020", "", "2017–2020", "2017", "2020")),
        (
            "01/2024–03/2024",
            DateLeaf("", "Jan.–März", "2024", "Januar 2024 bis März 2024", "2024-01", "2024-03"),
        ),
        ("unbekannt", DateLeaf("", "?", "ohne Datum", "Datum nicht bekannt", None, None)),
    ],
)
def test_leaf_holds_the_words_of_a_calendar_leaf(source: str, expected: DateLeaf) -> None:
    shown = leaf(parse_span(source))
    assert shown == DateLeaf(
        expected.weekday,
        expected.day,
        expected.month,
        joined(expected.label),
        expected.start_iso,
        expected.end_iso,
    )


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 500))
def test_span_of_days_is_read_back_as_written(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    start = DateValue(first.year, first.month, first.day)
    end = DateValue(last.year, last.month, last.day) if length else None
    span = DateSpan(start, end)
    assert parse_span(format_span(span)) == span
    assert parse_span(format_run_time(span)) == span
