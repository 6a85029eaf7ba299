from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_model.fields.hours import HoursSource, OpeningHours, Slot, parse_opening_hours
from content_model.finding import Problem

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def slot(weekday: int, start: float, end: float) -> Slot:
    return (weekday, clock(start), clock(end))


def clock(hours: float) -> dt.time:
    return dt.time(int(hours), round(hours % 1 * 60))


@pytest.mark.parametrize(
    ("source", "slots"),
    [
        ("Mo–Do: 9–16", [slot(day, 9, 16) for day in (MON, TUE, WED, THU)]),
        ("Mo-Do 9-16h", [slot(day, 9, 16) for day in (MON, TUE, WED, THU)]),
        ("Mo. bis Do. von 9 bis 16 Uhr", [slot(day, 9, 16) for day in (MON, TUE, WED, THU)]),
        (
            "Mo, Mi: 9–12 und 14–16 Uhr",
            [slot(MON, 9, 12), slot(MON, 14, 16), slot(WED, 9, 12), slot(WED, 14, 16)],
        ),
        ("Di 10.30–12", [slot(TUE, 10.5, 12)]),
        ("dienstags 10:30 – 12:00 Uhr", [slot(TUE, 10.5, 12)]),
        ("Mo 9–12, Di 14–16", [slot(MON, 9, 12), slot(TUE, 14, 16)]),
        ("Di 14–16\nMo 9–12;", [slot(MON, 9, 12), slot(TUE, 14, 16)]),
        ("Mo 9–12, 12–14", [slot(MON, 9, 12), slot(MON, 12, 14)]),
        ("werktags 9–12", [slot(day, 9, 12) for day in range(5)]),
        ("Mo 8–12 u. 13–15", [slot(MON, 8, 12), slot(MON, 13, 15)]),
        ("Mo 9–24 Uhr", [(MON, clock(9), dt.time(23, 59))]),
        ("Mo 22–24, Di 0–2", [(MON, clock(22), dt.time(23, 59)), slot(TUE, 0, 2)]),
        ("Fr–Mo 10–12", [slot(day, 10, 12) for day in (MON, FRI, SAT, SUN)]),
        ("täglich 10–12", [slot(day, 10, 12) for day in range(7)]),
        ("Mo 9–12, Di geschlossen", [slot(MON, 9, 12)]),
        (
            {"Montag": "9–12", "Mi": ["9–12", "14–16 Uhr"]},
            [slot(MON, 9, 12), slot(WED, 9, 12), slot(WED, 14, 16)],
        ),
        (["Mo: 9–12", {"Fr": "9–11"}], [slot(MON, 9, 12), slot(FRI, 9, 11)]),
    ],
)
def test_hours_are_read_in_every_usual_form(source: HoursSource, slots: list[Slot]) -> None:
    assert parse_opening_hours(source) == OpeningHours(tuple(slots))


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Mo–Do 9–16", [("Montag bis Donnerstag", "9–16 Uhr")]),
        ("Mo 9–24", [("Montag", "9–24 Uhr")]),
        (
            "Mo–Do 9–12 und 14–16, Fr 9–12.30",
            [("Montag bis Donnerstag", "9–12 und 14–16 Uhr"), ("Freitag", "9–12.30 Uhr")],
        ),
        (
            "Mo, Mi 9–12, Di 14–16",
            [("Montag und Mittwoch", "9–12 Uhr"), ("Dienstag", "14–16 Uhr")],
        ),
    ],
)
def test_hours_are_shown_with_days_grouped(source: str, lines: list[tuple[str, str]]) -> None:
    grouped = parse_opening_hours(source).grouped_text
    assert grouped == tuple((days, hours.replace(" Uhr", "\u00a0Uhr")) for days, hours in lines)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Mo–Do 9–16, Fr 9–13", "Mo–Do 9–16 Uhr, Fr 9–13 Uhr"),
        ("Mo, Mi 9–12 und 14–16", "Mo, Mi 9–12 und 14–16 Uhr"),
        ("Mo, Di 10–24", "Mo, Di 10–24 Uhr"),
    ],
)
def test_hours_have_a_form_of_one_line(source: str, line: str) -> None:
    assert parse_opening_hours(source).short_text.replace("\u00a0", " ") == line


def test_hours_become_a_schema_org_specification() -> None:
    hours = parse_opening_hours("Mo, Di 9–12.30, Mo 14–16")
    assert hours.opening_hours_specification == (
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Tuesday"],
            "opens": "09:00",
            "closes": "12:30",
        },
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday"],
            "opens": "14:00",
            "closes": "16:00",
        },
    )


EXAMPLES = "Mo–Do: 9–16 Uhr oder Mo, Mi: 9–12 und 14–16 Uhr"


@pytest.mark.parametrize(
    ("source", "problem", "hint"),
    [
        pytest.param(
            "Mo 9–12, 11–14",
            "Am Montag überschneiden sich 9–12\u00a0Uhr und 11–14\u00a0Uhr",
            "Mo: 9–12 und 14–16 Uhr",
            id="overlap",
        ),
        pytest.param(
            "Mo–Mi, Di: 9–12",
            "Am Dienstag überschneiden sich 9–12\u00a0Uhr und 9–12\u00a0Uhr",
            "Mo: 9–12 und 14–16 Uhr",
            id="day twice",
        ),
        pytest.param(
            "Mo 16–9",
            "Bei „16–9“ liegt das Ende nicht nach dem Beginn",
            "9–16\u00a0Uhr",
            id="end before begin",
        ),
        pytest.param("Mo 9–9", "Bei „9–9“ liegt das Ende nicht nach dem Beginn", EXAMPLES, id="no duration"),
        pytest.param("Dinstag 9–12", "„Dinstag“ ist kein Wochentag", "Dienstag", id="misspelt day"),
        pytest.param(
            "Mo 22–2",
            "„22–2“ geht über Mitternacht",
            "in zwei Teilen: Mo 22–24 Uhr, Di 0–2 Uhr",
            id="over midnight",
        ),
        pytest.param("Mo 9–0", "„9–0“ geht bis Mitternacht", "9–24 Uhr", id="until 0 o'clock"),
        pytest.param(
            "Feiertags 9–12",
            "„Feiertags“ ist kein Wochentag",
            "Zeiten an Feiertagen in den Text unter dem Kopf schreiben",
            id="public holidays",
        ),
        pytest.param(
            "Mo 9–12 und nach Vereinbarung",
            "„nach Vereinbarung“ ist keine Uhrzeit",
            "als eigenes Feld: nach_vereinbarung: ja",
            id="by appointment",
        ),
        pytest.param(
            {"Mo": "nach telefonischer Absprache"},
            "„nach telefonischer Absprache“ ist keine Uhrzeit",
            "als eigenes Feld: nach_vereinbarung: ja",
            id="by appointment in a mapping",
        ),
        pytest.param("Mo 9", "„Mo 9“ ist keine Sprechzeit", EXAMPLES, id="no end"),
        pytest.param("9–12", "„9–12“ ist keine Sprechzeit", EXAMPLES, id="no day"),
        pytest.param(
            "Mo 9–12 (außer Feiertage)",
            "„Mo 9–12 (außer Feiertage)“ ist keine Sprechzeit",
            EXAMPLES,
            id="free text",
        ),
        pytest.param("Mo 9–25", "„25 Uhr“ ist keine Uhrzeit", "18:00 oder 18.30 Uhr", id="25 o'clock"),
        pytest.param("Mo geschlossen", "Die Sprechzeiten nennen keine Uhrzeit", EXAMPLES, id="closed"),
        pytest.param({}, "Die Sprechzeiten nennen keine Uhrzeit", EXAMPLES, id="empty"),
    ],
)
def test_hours_refuse_what_is_unclear(source: HoursSource, problem: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_opening_hours(source)
    assert (caught.value.problem, caught.value.hint) == (problem, hint)


@pytest.mark.parametrize("piece", ["Mo ", "9–", "Mo 9–12 ", "nach ", " ", ","])
def test_hours_refuse_endless_text_with_a_short_problem(piece: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_opening_hours(piece * 100_000)
    assert len(caught.value.problem) < 120


@given(st.text() | st.text("MoDi9126–-,:.; Uhrbisund", max_size=60))
def test_hours_raise_nothing_but_problems(text: str) -> None:
    try:
        hours = parse_opening_hours(text)
    except Problem:
        return
    assert list(hours.slots) == sorted(hours.slots)
