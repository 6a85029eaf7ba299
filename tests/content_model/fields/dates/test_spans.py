from __future__ import annotations

import datetime as dt

import pytest

from content_model.fields.dates import DateSpan, DateValue, parse_end, parse_span
from content_model.finding import Problem


def days(first: str, last: str) -> DateSpan:
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return DateSpan(DateValue(start.year, start.month, start.day), DateValue(end.year, end.month, end.day))


def hours(start: dt.time, end: dt.time) -> DateSpan:
    return DateSpan(DateValue(2026, 11, 3, start), DateValue(2026, 11, 3, end))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("03.–05.11.2023", days("2023-11-03", "2023-11-05")),
        ("03.-05.11.2023", days("2023-11-03", "2023-11-05")),
        ("03. - 05.11.2023", days("2023-11-03", "2023-11-05")),
        ("3. bis 5. November 2023", days("2023-11-03", "2023-11-05")),
        ("3. bis zum 5. November 2023", days("2023-11-03", "2023-11-05")),
        ("Fr–So, 03.–05.11.2023", days("2023-11-03", "2023-11-05")),
        ("Fr, 3. bis So, 5. November 2023", days("2023-11-03", "2023-11-05")),
        ("2023-11-03 - 2023-11-05", days("2023-11-03", "2023-11-05")),
        ("2023-11-03–2023-11-05", days("2023-11-03", "2023-11-05")),
        ("29. und 30. September 2016", days("2016-09-29", "2016-09-30")),
        ("30. September und 1. Oktober 2016", days("2016-09-30", "2016-10-01")),
        ("28.11.–02.12.2026", days("2026-11-28", "2026-12-02")),
        ("28.11.-02.12.2026", days("2026-11-28", "2026-12-02")),
        ("28. November – 2. Dezember 2026", days("2026-11-28", "2026-12-02")),
        ("30. Dezember 2026 bis 2. Januar 2027", days("2026-12-30", "2027-01-02")),
        ("30.12.2026-02.01.2027", days("2026-12-30", "2027-01-02")),
    ],
)
def test_span_reads_several_days(text: str, span: DateSpan) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("03.11.2026 18:00–20:00", hours(dt.time(18), dt.time(20))),
        ("03.11.2026 18:00-20:00", hours(dt.time(18), dt.time(20))),
        ("2026-11-03 18:00-20:00", hours(dt.time(18), dt.time(20))),
        ("03.11.2026, 18–20 Uhr", hours(dt.time(18), dt.time(20))),
        ("Di, 3. November 2026, 18 Uhr bis 20.30 Uhr", hours(dt.time(18), dt.time(20, 30))),
        ("03.11.2026, von 18 bis 20.30 Uhr", hours(dt.time(18), dt.time(20, 30))),
        ("03.11.2026 18–20:30", hours(dt.time(18), dt.time(20, 30))),
        (
            "03.11.2026 20:00 – 04.11.2026 02:00",
            DateSpan(DateValue(2026, 11, 3, dt.time(20)), DateValue(2026, 11, 4, dt.time(2))),
        ),
        (
            "Fr, 03.11. 18 Uhr bis So, 05.11.2023 14 Uhr",
            DateSpan(DateValue(2023, 11, 3, dt.time(18)), DateValue(2023, 11, 5, dt.time(14))),
        ),
    ],
)
def test_span_reads_times(text: str, span: DateSpan) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2017–2020", DateSpan(DateValue(2017), DateValue(2020))),
        ("2017-2020", DateSpan(DateValue(2017), DateValue(2020))),
        ("01/2024–12/2026", DateSpan(DateValue(2024, 1), DateValue(2026, 12))),
        ("01/2024-12/2026", DateSpan(DateValue(2024, 1), DateValue(2026, 12))),
        ("Januar bis März 2024", DateSpan(DateValue(2024, 1), DateValue(2024, 3))),
        ("Januar 2024 bis Dezember 2026", DateSpan(DateValue(2024, 1), DateValue(2026, 12))),
        ("seit 2013", DateSpan(DateValue(2013), open_end=True)),
        ("Seit Oktober 2013", DateSpan(DateValue(2013, 10), open_end=True)),
        ("2013 – heute", DateSpan(DateValue(2013), open_end=True)),
    ],
)
def test_span_reads_run_times(text: str, span: DateSpan) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("03.11.2026", DateValue(2026, 11, 3)),
        ("3. November 2026 18:00", DateValue(2026, 11, 3, dt.time(18))),
        ("10/2013", DateValue(2013, 10)),
        ("um 2013", DateValue(2013, about=True)),
        ("unbekannt", DateValue(None)),
        ("03.11.2026 – 03.11.2026", DateValue(2026, 11, 3)),
    ],
)
def test_span_of_one_moment_has_no_end(text: str, start: DateValue) -> None:
    assert parse_span(text) == DateSpan(start)


NOT_EQUALLY_EXACT = (
    "Beginn und Ende sind verschieden genau",
    "beide als Tag (03.11.2026 – 05.11.2026) oder beide als Jahr (2017–2020)",
)


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("Hallo – Welt", "„Welt“ ist kein Datum", "03.11.2026 oder 3. November 2026 18:00"),
        ("Hallo", "„Hallo“ ist kein Datum", "03.11.2026 oder 3. November 2026 18:00"),
        (
            "3–5.11.2023",
            "„3–5.11.2023“ ist kein Datum",
            "03.11.2026 oder 3. November 2026 18:00",
        ),
        ("05.–03.11.2023", "Das Ende liegt vor dem Beginn", "ein Ende ab 05.11.2023"),
        ("2020–2017", "Das Ende liegt vor dem Beginn", "ein Ende ab 2020"),
        (
            "03.11.2026 20:00–02:00",
            "Das Ende liegt nicht nach dem Beginn",
            "ein späteres Ende, zum Beispiel 04.11.2026 02:00",
        ),
        (
            "30.12.–02.01.2027",
            "In „30.12.–02.01.2027“ fehlt links das Jahr",
            "30.12.2026 – 02.01.2027",
        ),
        (
            "Mi, 30.12. – Sa, 02.01.2027",
            "In „Mi, 30.12. – Sa, 02.01.2027“ fehlt links das Jahr",
            "30.12.2026 – 02.01.2027",
        ),
        (
            "3. und 17. November 2026",
            "„3. und 17. November 2026“ sind einzelne Tage, keine Zeitspanne",
            "03.–05.11.2026 oder jeden Tag einzeln unter termine:",
        ),
        (
            "3.–5. November 2023, 18 Uhr",
            "In „3.–5. November 2023, 18 Uhr“ ist unklar, zu welchem Tag 18:00 Uhr gehört",
            "03.11.2023 18:00 – 05.11.2023",
        ),
        (
            "Do–So, 03.–05.11.2023",
            "Der 3. November 2023 ist ein Freitag, nicht Donnerstag",
            "Fr–So, 03.–05.11.2023",
        ),
        (
            "03.11.2026 10–12",
            "„12“ kann eine Uhrzeit sein oder etwas anderes",
            "12:00 oder 12 Uhr",
        ),
        (
            "29.03.2026 01:00–02:30",
            "Am 29. März 2026 gibt es 02:30 Uhr nicht, weil die Uhr vorgestellt wird",
            "29.03.2026 03:30",
        ),
        ("2013 – 03.11.2014", *NOT_EQUALLY_EXACT),
        ("unbekannt – 2013", *NOT_EQUALLY_EXACT),
        ("seit unbekannt", "„unbekannt“ ist kein Datum", "03.11.2026 oder 3. November 2026 18:00"),
        (
            "04.03.26–05.03.26",
            "„05.03.26“ nennt das Jahr nur mit zwei Ziffern",
            "05.03.2026",
        ),
    ],
)
def test_span_refuses_what_is_unclear(text: str, problem: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_span(text)
    assert (caught.value.problem, caught.value.hint) == (problem, hint)


EVENING = DateValue(2026, 11, 3, dt.time(18))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("20:00", EVENING, DateValue(2026, 11, 3, dt.time(20)), id="time"),
        pytest.param("20 Uhr", EVENING, DateValue(2026, 11, 3, dt.time(20)), id="hour"),
        pytest.param("bis 20.30", EVENING, DateValue(2026, 11, 3, dt.time(20, 30)), id="until"),
        pytest.param("20.10 Uhr", EVENING, DateValue(2026, 11, 3, dt.time(20, 10)), id="with Uhr"),
        pytest.param("20:00:00", EVENING, DateValue(2026, 11, 3, dt.time(20)), id="seconds"),
        pytest.param("04.11.2026 02:00", EVENING, DateValue(2026, 11, 4, dt.time(2)), id="moment"),
        pytest.param("05.11.2026", EVENING, DateValue(2026, 11, 5), id="day"),
        pytest.param("12/2013", DateValue(2013, 10), DateValue(2013, 12), id="month"),
    ],
)
def test_end_may_be_a_time_of_the_same_day(text: str, start: DateValue, end: DateValue) -> None:
    assert parse_end(text, start) == end


@pytest.mark.parametrize(
    ("text", "start", "problem", "hint"),
    [
        (
            "17:00",
            EVENING,
            "Das Ende liegt nicht nach dem Beginn",
            "ein späteres Ende, zum Beispiel 04.11.2026 17:00",
        ),
        ("02.11.2026", EVENING, "Das Ende liegt vor dem Beginn", "ein Ende ab 03.11.2026"),
        (
            "20.10",
            EVENING,
            "„20.10“ kann ein Tag oder eine Uhrzeit sein",
            "20:10 oder 20.10.2026",
        ),
        ("20", EVENING, "„20“ kann eine Uhrzeit sein oder etwas anderes", "20:00 oder 20 Uhr"),
        (
            "20:00",
            DateValue(2026, 11, 3),
            "„20:00“ ist eine Uhrzeit, aber der Beginn nennt keine",
            "beim Beginn die Uhrzeit ergänzen, zum Beispiel 03.11.2026 18:00",
        ),
        ("2027", EVENING, *NOT_EQUALLY_EXACT),
        (
            "02:30",
            DateValue(2026, 3, 29, dt.time(1)),
            "Am 29. März 2026 gibt es 02:30 Uhr nicht, weil die Uhr vorgestellt wird",
            "29.03.2026 03:30",
        ),
    ],
)
def test_end_refuses_what_cannot_end_the_beginning(
    text: str, start: DateValue, problem: str, hint: str
) -> None:
    with pytest.raises(Problem) as caught:
        parse_end(text, start)
    assert (caught.value.problem, caught.value.hint) == (problem, hint)
