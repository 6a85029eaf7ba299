"""Time zones by name, and the hours that clocks skip or repeat."""

from __future__ import annotations

from datetime import time

import pytest

from content_model.fields.dates import DateValue
from content_model.fields.dates.clock_changes import ClockFault, clock_fault
from content_model.fields.zones import HINT, parse_zone
from content_model.finding import Problem


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/London", "Europe/London"),
        ("europe/london", "Europe/London"),
        ("London", "Europe/London"),
        (" New York ", "America/New_York"),
        ("America/New_York", "America/New_York"),
        ("Berlin", "Europe/Berlin"),
    ],
)
def test_zone_is_known_by_its_name(text: str, zone: str) -> None:
    assert parse_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Lodon", "meinten Sie „Europe/London“?"),
        ("MEZ", HINT),
        ("+01:00", HINT),
        ("../etc/passwd", HINT),
        ("x" * 10_000, HINT),
    ],
)
def test_other_word_is_no_zone(text: str, hint: str) -> None:
    with pytest.raises(Problem) as refusal:
        parse_zone(text)
    assert refusal.value.hint == hint


@pytest.mark.parametrize(
    ("day", "clock", "zone", "fault"),
    [
        ((2027, 3, 28), time(1, 59), "Europe/Berlin", None),
        ((2027, 3, 28), time(2), "Europe/Berlin", ClockFault.MISSING),
        ((2027, 3, 28), time(2, 59), "Europe/Berlin", ClockFault.MISSING),
        ((2027, 3, 28), time(3), "Europe/Berlin", None),
        ((2027, 10, 31), time(1, 59), "Europe/Berlin", None),
        ((2027, 10, 31), time(2), "Europe/Berlin", ClockFault.TWICE),
        ((2027, 10, 31), time(2, 59), "Europe/Berlin", ClockFault.TWICE),
        ((2027, 10, 31), time(3), "Europe/Berlin", None),
        ((2027, 3, 28), time(1, 30), "Europe/London", ClockFault.MISSING),
        ((2027, 3, 28), time(2, 30), "Europe/London", None),
        ((2027, 3, 28), None, "Europe/Berlin", None),
    ],
)
def test_clock_changes_are_noticed(
    day: tuple[int, int, int], clock: time | None, zone: str, fault: ClockFault | None
) -> None:
    assert clock_fault(DateValue(*day, clock), zone) is fault
