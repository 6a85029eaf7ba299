"""Dates stay right when years pass, when one of them moves, and when nobody has said a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from tests.content_model.tiny_catalogue import FACTS, ROSTOCK, findings_in, read_catalogue

from content_model.date_words import deviation_words, rule_words, series_words
from content_model.fields.meeting_time import MeetingTime, parse_meeting_time
from content_model.models.contact import ContactPoint
from content_model.models.event import Event, Recurrence
from content_model.recurrence.meetings import meeting_event, told_since
from content_model.recurrence.occurrences import expand_event

PATH = "veranstaltungen/2026/fest.md"
GROUP = "kontakte/rostock/gruppe.md"
LAND = {"netzwerk.yaml": FACTS + "land: Mecklenburg-Vorpommern\n"}


def group_file(meeting: dict[str, Any]) -> str:
    header = {"titel": "Gruppe", "art": "Gruppe", "region": "rostock", "geprüft_am": "02.11.2026"}
    return f"---\n{yaml.safe_dump({**header, 'treffen': meeting}, allow_unicode=True)}---\nText\n"


def told(header: str, until: date = date(2027, 12, 31)) -> list[tuple[str, str, bool]]:
    catalogue = read_catalogue({**ROSTOCK, PATH: f"---\ntitel: Fest\n{header}\n---\nText\n"})
    event = catalogue.records[PATH.removesuffix(".md")].entry
    assert isinstance(event, Event), catalogue.findings
    dates = expand_event(event, until).occurrences
    return [(f"{one.span.start.date:%d.%m.}", one.status, one.is_moved) for one in dates]


@pytest.mark.parametrize(
    "rule",
    [
        {"regel": "jeden 1. Dienstag im Monat", "ausnahmen": {"am": "01.12.2026", "entfällt": "Pause"}},
        {"regel": "jeden 1. Dienstag im Monat", "bis": "30.06.2027"},
        {
            "regel": "jeden 1. Dienstag im Monat",
            "bis": "30.06.2027",
            "ausnahmen": {"am": "01.12.2026", "entfällt": "Pause"},
        },
    ],
    ids=["exception", "end", "both"],
)
@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 6, 30), date(2027, 7, 1), date(2040, 1, 1)])
def test_meetings_nobody_edits_are_told_only_when_the_last_is_over(rule: dict[str, Any], today: date) -> None:
    files = {**ROSTOCK, GROUP: group_file({"wiederholung": rule, "beginn": "17 Uhr"})}
    is_over = "bis" in rule and today > date(2027, 6, 30)
    over = ["das letzte Treffen war spätestens am Mittwoch, 30.\u00a0Juni 2027"] if is_over else []
    assert [found.problem for found in read_catalogue(files, today).findings] == over


def test_exception_beside_the_rule_is_found_for_ever() -> None:
    rule = {"regel": "jeden 1. Dienstag im Monat", "ausnahmen": {"am": "02.12.2026", "entfällt": "Pause"}}
    files = {**ROSTOCK, GROUP: group_file({"wiederholung": rule, "beginn": "17 Uhr"})}
    [found] = read_catalogue(files, date(2029, 1, 2)).findings
    assert found.problem.endswith("ist kein Tag dieser Reihe")
    assert found.hint


def test_ended_meetings_keep_their_first_day() -> None:
    rule = {"regel": "jeden 1. Dienstag im Monat", "bis": "30.06.2027"}
    point = (
        read_catalogue({**ROSTOCK, GROUP: group_file({"wiederholung": rule})})
        .records[GROUP.removesuffix(".md")]
        .entry
    )
    assert isinstance(point, ContactPoint)
    firsts = [meeting_event(point, date(year, 3, 1)) for year in (2027, 2029, 2040)]
    assert {event.span.start.date for event in firsts if event and event.span} == {date(2026, 1, 6)}


@pytest.mark.parametrize(("first", "since"), [({}, date(2026, 11, 1)), ({"ab": "03.11.2026"}, None)])
def test_only_a_derived_past_is_not_told(first: dict[str, str], since: date | None) -> None:
    text = group_file({"regel": "jeden Dienstag", **first})
    point = read_catalogue({**ROSTOCK, GROUP: text}).records[GROUP.removesuffix(".md")].entry
    assert isinstance(point, ContactPoint)
    assert point.meeting is not None
    assert told_since(point.meeting, date(2026, 11, 22)) == since


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "beginn: 03.11.2026\nneuer_termin: 05.11.2026\ntermine: [10.11.2026]",
            [("05.11.", "verschoben", True), ("10.11.", "veröffentlicht", False)],
        ),
        (
            "beginn: 03.11.2026\nstatus: ausgebucht\nneuer_termin: 05.11.2026\ntermine: [10.11.2026]",
            [("05.11.", "ausgebucht", True), ("10.11.", "ausgebucht", False)],
        ),
        (
            "beginn: 03.11.2026\ntermine: [{beginn: 10.11.2026, status: vorgemerkt, neuer_termin: 11.11.2026}]",
            [("03.11.", "veröffentlicht", False), ("11.11.", "vorgemerkt", True)],
        ),
        (
            "beginn: 03.11.2026\nstatus: ausgebucht\nwiederholung:\n  regel: jeden Dienstag\n  anzahl: 1\n  ausnahmen: {am: 03.11.2026, verlegt_auf: 04.11.2026}",
            [("04.11.", "ausgebucht", True)],
        ),
        ("beginn: 03.11.2026\nwiederholung: nach Absprache", []),
        (
            "beginn: 03.11.2026\nwiederholung: {regel: nach Absprache, zusätzlich: 05.11.2026}\ntermine: [06.11.2026]",
            [("05.11.", "veröffentlicht", False), ("06.11.", "veröffentlicht", False)],
        ),
    ],
    ids=["further date", "full", "tentative further date", "full series", "by arrangement", "arranged"],
)
def test_dates_keep_their_own_state(header: str, expected: list[tuple[str, str, bool]]) -> None:
    assert told(header) == expected


REPORT = "berichte/2026/rueckblick.md"
SERIES = """\
titel: Fest
beginn: 03.11.2026
wiederholung:
  regel: jeden Dienstag
  bis: 30.11.2026
  ausnahmen:
  - {am: 10.11.2026, abgesagt: krank}
  - {am: 17.11.2026, verlegt_auf: 18.11.2026}
"""
NOT_HELD = "hat die Veranstaltung nicht stattgefunden"


@pytest.mark.parametrize(
    ("event", "on", "expected"),
    [
        (SERIES, "03.11.2026", []),
        (SERIES, "18.11.2026", []),
        (SERIES, "10.11.2026", [f"am Dienstag, 10. November 2026 {NOT_HELD}", "am: 03.11.2026 oder am: 18.11.2026"]),
        (SERIES, "17.11.2026", [f"am Dienstag, 17. November 2026 {NOT_HELD}", "am: 03.11.2026 oder am: 18.11.2026"]),
        (SERIES, "24.11.2026", ["Dienstag, 24. November 2026 liegt nach dem Datum des Berichts", "am: 18.11.2026"]),
        ("titel: Fest\nbeginn: 03.11.2026\n", "04.11.2026", [f"am Mittwoch, 4. November 2026 {NOT_HELD}", "am: 03.11.2026"]),
        ("titel: Fest\nbeginn: 2026\n", "04.11.2026", []),
        ("titel: Fest\nbeginn: 03.11.2026\nwiederholung: nach Absprache\n", "04.11.2026", []),
    ],
    ids=["held", "new day", "cancelled", "old day", "too late", "single", "unknown", "by arrangement"],
)  # fmt: skip
def test_report_tells_of_a_day_that_was(event: str, on: str, expected: list[str]) -> None:
    header = f"titel: So war es\ndatum: 20.11.2026\nbericht_zu: fest\nam: {on}"
    found = findings_in(header, REPORT, **{PATH: f"---\n{event}---\nText\n"})
    line = [f"5:5: am: {expected[0]}. So geht es: {expected[1]}"] if expected else []
    assert [one.replace("\u00a0", " ") for one in found] == line


def test_counted_dates_end_with_the_known_holidays() -> None:
    header = "titel: Fest\nbeginn: 24.11.2026\nwiederholung: {regel: jeden Dienstag, außer: Schulferien, anzahl: 400}"
    [found] = findings_in(header, **LAND)
    assert found.startswith("4:")
    assert "Feiertage und Ferien stehen erst bis" in found
    left = int(found.rpartition("anzahl: ")[2].split(",")[0])
    assert 100 < left < 400
    assert findings_in(header.replace("400", str(left)), **LAND) == []


@pytest.mark.parametrize(
    ("count", "exceptions", "words"),
    [
        ("1", [], "1 Termin"),
        ("8", [{"am": "02.11.2026", "entfällt": "ja"}], "7 Termine"),
        ("2", [{"am": "02.11.2026", "abgesagt": "ja"}], "1 Termin"),
        ("8", [{"am": "02.11.2026", "verlegt_auf": "03.11.2026"}], "8 Termine"),
    ],
)
def test_count_names_what_takes_place(count: str, exceptions: list[dict[str, str]], words: str) -> None:
    rule = Recurrence.model_validate({"regel": "jeden Montag", "anzahl": count, "ausnahmen": exceptions})
    assert rule_words(rule) == f"jede Woche am Montag, {words}"


def test_other_time_on_the_same_day_is_called_so() -> None:
    moved = {"am": "02.11.2026", "verlegt_auf": "02.11.2026, 19–21 Uhr"}
    rule = Recurrence.model_validate({"regel": "jeden Montag", "ausnahmen": [moved]})
    today = date(2026, 10, 1)
    words = [series_words(rule, "18 Uhr", today), *deviation_words(rule, today)]
    assert [one.replace("\u00a0", " ") for one in words] == [
        "jede Woche am Montag, 18 Uhr; am 2. November neue Uhrzeit (19–21 Uhr)",
        "Montag, 2. November 2026: neue Uhrzeit, 19–21 Uhr",
    ]


@pytest.mark.parametrize(
    ("further", "mark"),
    [
        ("termine: [06.05.2027]", "7:11: termine"),
        ("  zusätzlich: 06.05.2027", "7:15: wiederholung.zusätzlich"),
    ],
)
def test_further_date_on_a_holiday_is_told_at_its_own_line(further: str, mark: str) -> None:
    rule = "wiederholung:\n  regel: am 4. jedes Monats\n  bis: 05.02.2027"
    [found] = findings_in(f"titel: Fest\nbeginn: 04.12.2026\n{rule}\n{further}", **LAND)
    assert found.startswith(f"{mark}: an diesem Tag ist in Mecklenburg-Vorpommern frei: Christi Himmelfahrt")
    assert "außer" not in found


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("22–1 Uhr", (22, 1)),
        ("20–0 Uhr", (20, 0)),
        ("06.11.2026, 22–1 Uhr", (22, 1)),
        ("Fr, 06.11.2026 ab 22 Uhr", (22, None)),
        ("06.11.2026 22:00 – 07.11.2026 01:00", (22, 1)),
        ("06.11.2026, 22 Uhr – 07.11.2026, 1 Uhr", (22, 1)),
    ],
)
def test_group_may_meet_past_midnight(typed: str, hours: tuple[int, int | None]) -> None:
    read = parse_meeting_time(typed)
    assert isinstance(read, MeetingTime)
    assert (read.start and read.start.hour, read.end and read.end.hour) == hours


@pytest.mark.parametrize("rule", ["jeden Freitag", "jeden Tag"])
def test_night_of_a_group_ends_on_the_next_day(rule: str) -> None:
    files = {**ROSTOCK, GROUP: group_file({"regel": rule, "beginn": "22–1 Uhr"})}
    catalogue = read_catalogue(files)
    assert catalogue.findings == ()
    point = catalogue.records[GROUP.removesuffix(".md")].entry
    assert isinstance(point, ContactPoint)
    event = meeting_event(point, date(2026, 11, 22))
    assert event is not None
    assert event.span is not None
    assert event.span.end is not None
    assert (event.span.end.date - event.span.start.date).days == 1
