"""Dates become words that do not depend on how they are written."""

import pytest

from site_search.date_tokens import date_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("am 17. Oktober 2025 in Rostock", ("202510", "20251017")),
        ("am 3. März 2026", ("202603", "20260303")),
        ("17.10.2025", ("202510", "20251017")),
        ("03. 11. 2025", ("202511", "20251103")),
        ("im Oktober 2025", ("202510",)),
        ("17.Oktober 2025", ("202510", "20251017")),
        ("am 117. Oktober 2025", ("202510",)),
        ("AltOktober 2025", ()),
        ("Oktober und 2025", ()),
        ("Version 1.10.2", ()),
        ("Telefon 030 23125-110", ()),
        ("", ()),
    ],
)
def test_text_gives_a_word_for_each_day_and_month(text: str, tokens: tuple[str, ...]) -> None:
    assert date_tokens("", text) == tokens


@pytest.mark.parametrize(
    ("html", "tokens"),
    [
        ('<time datetime="2025-10-17T18:00+02:00">', ("202510", "20251017")),
        ('<time datetime="2025-10">', ("202510",)),
        ('<time datetime="2025">', ()),
        (
            '<time datetime="2026-12-30"></time><time datetime="2027-01-02">',
            ("202612", "20261230", "202701", "20270102"),
        ),
    ],
)
def test_time_elements_give_their_moments(html: str, tokens: tuple[str, ...]) -> None:
    assert date_tokens(html, "") == tokens
