from __future__ import annotations

import datetime as dt

import pytest

from content_model.fields.dates import DateValue


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        pytest.param(DateValue(2026, 11, 3), dt.date(2026, 11, 3), dt.date(2026, 11, 3), id="day"),
        pytest.param(DateValue(2024, 2), dt.date(2024, 2, 1), dt.date(2024, 2, 29), id="leap month"),
        pytest.param(DateValue(2013), dt.date(2013, 1, 1), dt.date(2013, 12, 31), id="year"),
    ],
)
def test_value_knows_its_first_and_last_day(value: DateValue, first: dt.date, last: dt.date) -> None:
    assert (value.date, value.last_date) == (first, last)


def test_value_without_a_year_has_no_date() -> None:
    with pytest.raises(ValueError, match="year"):
        _ = DateValue(None).date
    with pytest.raises(ValueError, match="year"):
        _ = DateValue(None).last_date


def test_value_is_a_day_only_if_the_day_is_known() -> None:
    assert DateValue(2026, 11, 3).is_day
    assert not DateValue(2026, 11).is_day


def test_values_sort_newest_first_with_the_vague_ones_later() -> None:
    newest_first = [
        DateValue(2026, 11, 3, dt.time(18)),
        DateValue(2026, 11, 3),
        DateValue(2026, 11),
        DateValue(2026, 10, 31),
        DateValue(2026),
        DateValue(2013),
        DateValue(None),
    ]
    shuffled = sorted(newest_first, key=repr)
    assert sorted(shuffled, key=lambda value: value.sort_key, reverse=True) == newest_first
