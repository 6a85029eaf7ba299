from __future__ import annotations

import datetime as dt

import pytest

from content_model.fields.dates import parse_time
from content_model.finding import Problem


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("18:00", dt.time(18)),
        ("9:05", dt.time(9, 5)),
        ("18.30", dt.time(18, 30)),
        ("18.30 Uhr", dt.time(18, 30)),
        ("18:30 uhr", dt.time(18, 30)),
        ("18 Uhr", dt.time(18)),
        ("18\u00a0Uhr", dt.time(18)),
        ("18Uhr", dt.time(18)),
        ("18h", dt.time(18)),
        ("18 h", dt.time(18)),
        ("um 18 Uhr", dt.time(18)),
        (" 18:00:00 ", dt.time(18)),
        ("0:00", dt.time(0)),
        ("23:59", dt.time(23, 59)),
    ],
)
def test_time_is_read_as_germans_write_it(text: str, time: dt.time) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("25:00", "„25:00“ ist keine Uhrzeit", "18:00 oder 18.30 Uhr"),
        ("18:60", "„18:60“ ist keine Uhrzeit", "18:00 oder 18.30 Uhr"),
        ("24:30", "„24:30“ ist keine Uhrzeit", "18:00 oder 18.30 Uhr"),
        ("6 pm", "„6 pm“ ist keine Uhrzeit", "18:00 oder 18.30 Uhr"),
        ("18:5", "„18:5“ ist keine Uhrzeit", "18:00 oder 18.30 Uhr"),
        ("", "„“ ist keine Uhrzeit", "18:00 oder 18.30 Uhr"),
        ("24 Uhr", "„24 Uhr“ gehört schon zum nächsten Tag", "23:59 oder 00:00 am Tag danach"),
        ("18", "„18“ kann eine Uhrzeit sein oder etwas anderes", "18:00 oder 18 Uhr"),
    ],
)
def test_time_refuses_what_is_no_time(text: str, problem: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_time(text)
    assert (caught.value.problem, caught.value.hint) == (problem, hint)
