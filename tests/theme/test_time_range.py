"""A range has two moments, and programs can read both."""

from __future__ import annotations

from datetime import time

import pytest
from bs4 import BeautifulSoup, Tag
from tests.theme.test_components import load_macro

from content_model import views
from content_model.fields.dates import parse_span
from content_model.page_parts import leaf_view
from content_model.wording import format_run_time, format_span, format_times, iso

SPANS = [
    "3.–5. November 2026",
    "29.–30.09.2016",
    "30.09.–01.10.2016",
    "30.12.2026–02.01.2027",
    "2017–2020",
    "01/2024–12/2026",
]


def plain(tag: Tag | None) -> str:
    """The words of an element, with plain spaces."""
    assert tag
    return tag.get_text().replace("\u00a0", " ")


def times(html: object) -> list[tuple[str, str]]:
    return [(str(tag["datetime"]), plain(tag)) for tag in BeautifulSoup(str(html), "lxml").select("time")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3.–5. November 2026", [("A", "3."), ("B", "5. November 2026")]),
        ("29. und 30. September 2016", [("A", "29."), ("B", "30. September 2016")]),
        ("30. September – 1. Oktober 2016", [("A", "30. September"), ("B", "1. Oktober 2016")]),
        ("Fr., 22. Januar bis So., 24. Januar", [("A", "Fr., 22. Januar"), ("B", "So., 24. Januar")]),
        ("Dienstag, 3. November 2026, 18–20 Uhr", [("A", "Dienstag, 3. November 2026, 18"), ("B", "20 Uhr")]),
        ("3. November 2026", [("A", "3. November 2026")]),
    ],
)
def test_range_has_two_times(text: str, shown: list[tuple[str, str]]) -> None:
    html = load_macro("time_range")(text, "A", "B")
    assert times(html) == shown
    assert plain(BeautifulSoup(html, "lxml")) == text


def test_year_stays_with_its_day() -> None:
    html = load_macro("time_range")("Dienstag, 3.\u00a0November 2026", "A")
    assert "Dienstag, 3.\u00a0November\u00a02026" in html


def test_line_does_not_break_behind_the_dash_of_a_range() -> None:
    html = BeautifulSoup(load_macro("time_range")("3. November 2026, 18–20 Uhr", "A", "B"), "lxml")
    assert [part.get_text() for part in html.select(".range")] == ["–20 Uhr"]


def test_time_without_an_end_is_one_even_with_a_dash() -> None:
    assert times(load_macro("time_range")("2017–2020", "2017", None)) == [("2017", "2017–2020")]


@pytest.mark.parametrize("source", SPANS)
@pytest.mark.parametrize("words", [format_span, format_run_time])
def test_fact_with_a_range_names_both_ends(source: str, words: object) -> None:
    span = parse_span(source)
    assert span.end
    assert callable(words)
    fact = views.Fact("Wann", (views.Link(words(span), note="neu"),), iso(span.start), iso(span.end))
    html = load_macro("fact_list")([fact])
    assert [moment for moment, _text in times(html)] == [iso(span.start), iso(span.end)]
    assert plain(BeautifulSoup(html, "lxml").select_one("dd")) == f"{words(span)} (neu)".replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize("source", SPANS)
def test_leaf_with_a_range_names_both_ends(source: str) -> None:
    view = leaf_view(parse_span(source))
    html = load_macro("date_leaf")(view)
    assert [moment for moment, _text in times(html)] == [view.start, view.end]
    assert plain(BeautifulSoup(html, "lxml").select_one(".visually-hidden")) == view.label.replace(
        "\u00a0", " "
    )


def test_leaf_of_an_unknown_day_has_no_time() -> None:
    html = load_macro("date_leaf")(leaf_view(parse_span("unbekannt")))
    assert times(html) == []
    assert "Datum nicht bekannt" in str(html)


def test_hours_are_two_times() -> None:
    assert times(load_macro("time_range")(format_times(time(10, 30), time(12)), "A", "B")) == [
        ("A", "10.30"),
        ("B", "12 Uhr"),
    ]
