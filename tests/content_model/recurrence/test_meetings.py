"""The meetings of groups: their times, their first day, their dates."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
import yaml
from tests.content_model.tiny_catalogue import ROSTOCK, read_catalogue

from content_model.fields.dates import DateSpan, DateValue
from content_model.fields.meeting_time import MeetingTime, parse_meeting_time, split_times
from content_model.finding import Problem
from content_model.models.contact import ContactPoint
from content_model.models.parts import Postal
from content_model.reading import Reference
from content_model.recurrence.free_days import free_days
from content_model.recurrence.meetings import expand_meeting, meeting_event

TODAY = date(2026, 11, 22)
UNTIL = date(2027, 1, 31)


def group(meeting: Any, **more: str) -> ContactPoint:
    header = {"titel": "Abendlicht", "art": "Gruppe", "region": "rostock", "treffen": meeting, **more}
    text = yaml.safe_dump(header, allow_unicode=True)
    files = {**ROSTOCK, "kontakte/rostock/abendlicht.md": f"---\n{text}---\nText\n"}
    catalogue = read_catalogue(files)
    point = catalogue.records["kontakte/rostock/abendlicht"].partial
    assert isinstance(point, ContactPoint), catalogue.findings
    return point


def dates(meeting: Any, **more: str) -> list[str]:
    point = group(meeting, **more)
    assert point.meeting is not None
    expansion = expand_meeting(point.meeting, UNTIL, None, TODAY)
    return [
        f"{one.span.start.date:%d.%m.%Y}" for one in expansion.occurrences if one.span.start.date >= TODAY
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17–19 Uhr", MeetingTime(time(17), time(19))),
        ("17-19 Uhr", MeetingTime(time(17), time(19))),
        ("von 17.30 bis 19 Uhr", MeetingTime(time(17, 30), time(19))),
        ("17:00 - 19:00", MeetingTime(time(17), time(19))),
        ("17 bis 19.30 Uhr", MeetingTime(time(17), time(19, 30))),
        ("ab 17 Uhr", MeetingTime(time(17))),
        ("17 Uhr", MeetingTime(time(17))),
        ("06.11.2026, 17–19 Uhr", MeetingTime(time(17), time(19), date(2026, 11, 6))),
        ("6. November 2026, 17 Uhr", MeetingTime(time(17), None, date(2026, 11, 6))),
        ("06.11.2026", MeetingTime(None, None, date(2026, 11, 6))),
    ],
)
def test_meeting_time_is_read(text: str, value: MeetingTime) -> None:
    assert parse_meeting_time(text) == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("nachmittags", "„nachmittags“ ist keine Uhrzeit"),
        ("", "„“ ist keine Uhrzeit"),
        ("17", "„17“ kann eine Uhrzeit sein oder etwas anderes"),
        ("25 Uhr", "„25 Uhr“ ist keine Uhrzeit"),
        ("19–17 Uhr", "in „19–17 Uhr“ liegt das Ende nicht nach dem Beginn"),
        ("17 Uhr – 17:00", "in „17 Uhr – 17:00“ liegt das Ende nicht nach dem Beginn"),
        ("06.–08.11.2026", "„06.–08.11.2026“ ist kein Treffen an einem Tag"),
        ("November 2026", "„November 2026“ ist kein Treffen an einem Tag"),
        ("1" * 10_000, "„" + "1" * 59 + "…“ ist keine Uhrzeit"),
    ],
)
def test_meeting_time_is_refused(text: str, problem: str) -> None:
    with pytest.raises(Problem) as refusal:
        parse_meeting_time(text)
    assert refusal.value.problem == problem


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("jeden Montag, 17–19 Uhr", ("jeden Montag", "17–19 Uhr")),
        ("jeden Montag um 17 Uhr", ("jeden Montag", "um 17 Uhr")),
        ("am 15. jedes Monats von 17:00 bis 19:00", ("am 15. jedes Monats", "von 17:00 bis 19:00")),
        ("alle 2 Wochen", ("alle 2 Wochen", "")),
        ("jeden Monat am 15.", ("jeden Monat am 15.", "")),
        ("nach Absprache", ("nach Absprache", "")),
    ],
)
def test_times_at_the_end_of_a_line_are_split_off(text: str, parts: tuple[str, str]) -> None:
    assert split_times(text) == parts


def test_one_line_says_rule_and_times() -> None:
    event = meeting_event(group("jeden 1. Dienstag im Monat, 17–19 Uhr"), TODAY)
    assert event is not None
    first = DateValue(2025, 1, 7, time(17))
    assert event.span == DateSpan(first, DateValue(2025, 1, 7, time(19)))


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        ("jeden 1. Dienstag im Monat", ["01.12.2026", "05.01.2027"]),
        ({"regel": "alle 4 Wochen am Freitag", "ab": "16.01.2026"}, ["18.12.2026", "15.01.2027"]),
        ({"regel": "alle 4 Wochen am Freitag", "beginn": "16.01.2026, 18 Uhr"}, ["18.12.2026", "15.01.2027"]),
        ({"regel": "alle 4 Wochen am Freitag", "beginn": "18 Uhr"}, []),
        ("jede Woche", []),
        ("jedes Jahr", []),
        ({"wiederholung": {"regel": "jeden Montag", "anzahl": "3"}}, []),
        (
            {"wiederholung": {"regel": "jeden Montag", "anzahl": "3"}, "ab": "23.11.2026"},
            ["23.11.2026", "30.11.2026", "07.12.2026"],
        ),
        ("nach Absprache", []),
        ({"beginn": "17 Uhr"}, []),
    ],
)
def test_dates_of_meetings(meeting: Any, expected: list[str]) -> None:
    assert dates(meeting) == expected


def test_meetings_without_a_first_day_reach_back_over_the_last_year() -> None:
    point = group("jeden 1. Dienstag im Monat")
    assert point.meeting is not None
    first = expand_meeting(point.meeting, UNTIL, None, TODAY).occurrences[0]
    assert first == expand_meeting(point.meeting, UNTIL, None, date(2026, 1, 1)).occurrences[0]
    assert first.span.start == DateValue(2025, 1, 7)


def test_meetings_keep_free_days_and_exceptions() -> None:
    meeting = {
        "wiederholung": {
            "regel": "jeden Freitag",
            "außer": "Feiertage",
            "ausnahmen": [{"am": "11.12.2026", "verlegt_auf": "12.12.2026"}],
        },
        "beginn": "17–19 Uhr",
        "ab": "04.12.2026",
    }
    point = group(meeting)
    assert point.meeting is not None
    assert point.meeting.recurrence is not None
    free = free_days(point.meeting.recurrence.except_, "Bayern", date(2026, 12, 4), TODAY)
    expansion = expand_meeting(point.meeting, date(2027, 1, 8), free, TODAY)
    told = [f"{one.span.start.date:%d.%m.} {one.span.start.time:%H}" for one in expansion.occurrences]
    assert told == ["04.12. 17", "12.12. 17", "18.12. 17", "08.01. 17"]


def test_group_becomes_an_event() -> None:
    point = group({"regel": "jeden Montag", "ort": "Marktstraße 3, 17389 Anklam"}, zielgruppen="Frauen")
    event = meeting_event(point, TODAY, "kontakte/rostock/abendlicht")
    assert event is not None
    assert event.title == "Abendlicht"
    assert (event.region, event.audience, event.status) == (point.region, ("Frauen",), "veröffentlicht")
    assert event.contacts == (Reference("kontakte/rostock/abendlicht"),)
    assert isinstance(event.place, Postal)
    assert event.place.lines == ("Marktstraße 3", "17389 Anklam")


def test_group_that_rests_has_no_meetings() -> None:
    assert meeting_event(group("jeden Montag", aufnahme="ruht"), TODAY) is None
