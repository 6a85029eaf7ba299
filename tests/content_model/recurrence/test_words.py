"""Rules, exceptions and next dates as people read them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from content_model.date_words import deviation_words, rule_words, series_words
from content_model.fields.dates import BERLIN, parse_span
from content_model.models.event import Event, Recurrence
from content_model.next_dates import next_dates
from content_model.recurrence.occurrences import expand_event

TODAY = date(2026, 9, 1)
TIMES = "18–20 Uhr"


def words(told: str) -> str:
    return told.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"regel": "jeden ersten Di. im Monat."}, "jeden 1. Dienstag im Monat, 18–20 Uhr"),
        (
            {"regel": "jeden 1. Dienstag im Monat", "bis": "Dezember 2026"},
            "jeden 1. Dienstag im Monat, 18–20 Uhr, bis Dezember 2026",
        ),
        ({"regel": "14-täglich", "anzahl": "6"}, "alle 2 Wochen, 18–20 Uhr, 6 Termine"),
        (
            {"regel": "jeden Montag", "außer": "Feiertage"},
            "jede Woche am Montag, 18–20 Uhr, nicht an Feiertagen",
        ),
        (
            {"regel": "jeden Montag", "außer": "Feiertage, Ferien"},
            "jede Woche am Montag, 18–20 Uhr, nicht an Feiertagen und in den Schulferien",
        ),
        ({"regel": "nach Absprache"}, "nach Absprache, 18–20 Uhr"),
    ],
)
def test_rule_is_told_in_its_own_sentence(facts: dict[str, Any], expected: str) -> None:
    assert words(rule_words(Recurrence.model_validate(facts), TIMES)) == expected


@pytest.mark.parametrize(
    ("deviation", "expected"),
    [
        ({"ausnahmen": [{"am": "06.10.2026", "entfällt": "Umbau"}]}, "; nicht am 6. Oktober"),
        ({"ausnahmen": [{"am": "05.01.2027", "abgesagt": "ja"}]}, "; nicht am 5. Januar 2027"),
        (
            {"ausnahmen": [{"am": "06.10.2026", "verlegt_auf": "13.10.2026"}]},
            "; am 13. Oktober statt am 6. Oktober",
        ),
        (
            {"ausnahmen": [{"am": "01.12.2026", "verlegt_auf": "05.01.2027"}]},
            "; am 5. Januar 2027 statt am 1. Dezember",
        ),
        ({"zusätzlich": ["20.10.2026"]}, "; zusätzlich am 20. Oktober"),
        (
            {"ausnahmen": [{"am": "06.10.2026", "entfällt": "Umbau"}], "zusätzlich": "20.10.2026"},
            "; nicht am 6. Oktober, zusätzlich am 20. Oktober",
        ),
        ({"ausnahmen": [{"am": "04.08.2026", "entfällt": "Pause"}]}, ""),
        ({"ausnahmen": [{"am": "05.10.2027", "entfällt": "Pause"}]}, ""),
    ],
)
def test_deviations_of_the_coming_year_are_named(deviation: dict[str, Any], expected: str) -> None:
    rule = Recurrence.model_validate({"regel": "jeden 1. Dienstag im Monat", **deviation})
    assert words(series_words(rule, TIMES, TODAY)) == f"jeden 1. Dienstag im Monat, 18–20 Uhr{expected}"


@pytest.mark.parametrize(
    ("deviation", "expected"),
    [
        ({"am": "06.10.2026", "entfällt": "Umbau"}, "entfällt (Umbau)"),
        ({"am": "06.10.2026", "entfällt": "ja"}, "entfällt"),
        ({"am": "06.10.2026", "abgesagt": "ja"}, "abgesagt"),
        (
            {"am": "06.10.2026", "verlegt_auf": "13.10.2026 17:00"},
            "verlegt auf Dienstag, 13. Oktober 2026, 17 Uhr",
        ),
    ],
)
def test_deviation_is_told_in_full(deviation: dict[str, Any], expected: str) -> None:
    rule = Recurrence.model_validate({"regel": "jeden 1. Dienstag im Monat", "ausnahmen": [deviation]})
    assert [words(text) for text in deviation_words(rule, TODAY)] == [
        f"Dienstag, 6. Oktober 2026: {expected}"
    ]


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (datetime(2026, 12, 1, 19, 59, tzinfo=BERLIN), date(2026, 12, 1)),
        (datetime(2026, 12, 1, 20, 0, tzinfo=BERLIN), date(2026, 12, 8)),
    ],
)
def test_next_dates_begin_with_the_one_that_runs(now: datetime, first: date) -> None:
    event = Event.model_construct(
        title="",
        begin=parse_span("01.12.2026, 18–20 Uhr"),
        recurrence=Recurrence.model_validate({"regel": "jeden Dienstag"}),
    )
    dates = next_dates(expand_event(event, date(2027, 12, 31)), now)
    assert (len(dates), dates[0].span.start.date) == (10, first)
    assert (
        len(next_dates(expand_event(event, date(2026, 12, 14)), now, 3))
        == (date(2026, 12, 14) - first).days // 7 + 1
    )


def test_date_without_a_time_lasts_until_midnight() -> None:
    event = Event.model_construct(title="", begin=parse_span("01.12.2026"))
    expansion = expand_event(event, date(2027, 12, 31))
    assert len(next_dates(expansion, datetime(2026, 12, 1, 23, 59, tzinfo=BERLIN))) == 1
    assert next_dates(expansion, datetime(2026, 12, 2, tzinfo=BERLIN)) == ()
