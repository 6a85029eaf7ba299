"""Dates of pages in other languages, as the CLDR writes them."""

from __future__ import annotations

import pytest

from content_model.foreign_dates import foreign_day, foreign_hours, foreign_leaf, foreign_span


@pytest.mark.parametrize(
    ("start", "end", "lang", "words"),
    [
        ("2026-11-03", None, "en", "Tuesday, 3 November 2026"),
        ("2026-11-03", None, "en-US", "Tuesday, November 3, 2026"),
        ("2026-11-03T18:00+01:00", None, "en", "Tuesday, 3 November 2026 · 18:00"),
        ("2026-11-03T18:00+01:00", "2026-11-03T20:00+01:00", "en", "Tuesday, 3 November 2026 · 18:00–20:00"),
        ("2026-11-03", "2026-11-05", "en", "Tuesday 3\u2009November –\u2009Thursday 5 November 2026"),
        ("2026-11-03", None, "ar", "الثلاثاء، 3 نوفمبر 2026"),
        ("2026-11", None, "en", None),
        ("2026", "2027", "en", None),
    ],
)
def test_foreign_span_says_day_and_times(start: str, end: str | None, lang: str, words: str | None) -> None:
    assert foreign_span(start, end, lang) == words


def test_foreign_leaf_of_one_day() -> None:
    assert foreign_leaf("2026-11-03T18:00+01:00", None, "en") == {
        "weekday": "Tue",
        "day": "3",
        "month": "Nov 2026",
        "label": "Tuesday, 3 November 2026",
    }


def test_foreign_leaf_of_several_days() -> None:
    words = foreign_leaf("2026-11-30", "2026-12-02", "en")
    assert (words["weekday"], words["day"], words["month"]) == ("Mon–Wed", "30–2", "Nov – Dec 2026")


def test_foreign_leaf_needs_a_day() -> None:
    assert foreign_leaf("2026-11", None, "en") == {}


@pytest.mark.parametrize(
    ("german", "words"),
    [
        ("Dienstag, 3.\u00a0November 2026", "Tuesday, 3 November 2026"),
        ("Mittwoch, 4. März 2026", "Wednesday, 4 March 2026"),
        ("9.\u00a0Februar 2017", "9 February 2017"),
        ("3.–5.\u00a0November 2023", "3–5 Nov 2023"),
        ("29. und 30.\u00a0September 2016", "29–30 Sept 2016"),
        ("29.\u00a0Februar", "29 February"),
        ("Mai 2027", "May 2027"),
        ("Mai", None),
        ("Dienstag, Mai 2027", None),
        ("am 3. November 2026", None),
        ("3. Nebelung 2026", None),
    ],
)
def test_german_day_is_said_in_another_language(german: str, words: str | None) -> None:
    assert foreign_day(german, "en") == words


@pytest.mark.parametrize(
    ("german", "lang", "words"),
    [
        ("Montag bis Donnerstag", "en", "Monday–Thursday"),
        ("Montag, Mittwoch und Freitag", "en", "Monday / Wednesday / Friday"),
        ("Freitag", "ar", "الجمعة"),
        ("9–16\u00a0Uhr", "en", "9:00–16:00"),
        ("9–12 und 14.30–16\u00a0Uhr", "en", "9:00–12:00 / 14:30–16:00"),
        ("jeden Montag", "en", None),
        ("ab 9\u00a0Uhr", "en", None),
        ("18\u00a0Uhr", "en", "18:00"),
        ("Montag bis Freitag 9–12.30\u00a0Uhr", "en", "Monday–Friday 9:00–12:30"),
        ("Freitag 9–13 Uhr", "en", "Friday 9:00–13:00"),
        ("gern 9–12\u00a0Uhr", "en", None),
        ("Rostock und Wismar", "en", None),
    ],
)
def test_german_hours_are_said_in_another_language(german: str, lang: str, words: str | None) -> None:
    assert foreign_hours(german, lang) == words
