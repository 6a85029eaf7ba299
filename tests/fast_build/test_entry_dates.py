"""Dates read directly are the dates that Pelican reads."""

from __future__ import annotations

import pytest
from pelican.readers import METADATA_PROCESSORS

from fast_build.entry_dates import is_without_today, read_date


@pytest.mark.parametrize(
    "text", ["2026-11-22", "2026-11-22 18:00", "2026-11-22  08:05", "2026-02-28 23:59:58", "1000-01-01"]
)
def test_usual_date_is_read_as_pelican_reads_it(text: str) -> None:
    pelicans = METADATA_PROCESSORS["date"](text, {})
    assert (read_date("date", text), type(read_date("modified", text))) == (pelicans, type(pelicans))


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-01",
        "2026-02-30",
        "0026-01-01",
        "22.11.2026",
        "2026-11-22T18:00",
        "2026-11-22 18:00 +0100",
        "",
    ],
)
def test_other_date_is_left_to_pelican(text: str) -> None:
    assert read_date("date", text) is None


def test_other_fields_are_left_to_pelican() -> None:
    assert read_date("title", "2026-11-22") is None


def test_processor_of_another_plugin_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(METADATA_PROCESSORS, "date", lambda _text, _settings: None)
    assert read_date("date", "2026-11-22") is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [("22.11.2026", True), ("2026-11-22 10", True), ("10:30", False), ("November 2026", False), ("?", True)],
)
def test_date_that_borrows_from_today_is_known(text: str, whole: bool) -> None:
    assert is_without_today("date", text) is whole
