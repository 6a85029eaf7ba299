from __future__ import annotations

import pytest

from content_model.classic_header import has_classic_header, read_classic, unopened_end
from content_model.document import Mark

TEXT = ["Title: Fest: groß ", "Tags: Angst", "    Sucht", "Date:", "", "Text: hier"]


def test_classic_header_has_values_and_places() -> None:
    header, body, faults = read_classic(TEXT, 0)
    assert header.values == {"Title": "Fest: groß", "Tags": ["Angst", "Sucht"], "Date": ""}
    assert header.keys == {("Title",): Mark(1, 1), ("Tags",): Mark(2, 1), ("Date",): Mark(4, 1)}
    assert header.marks == {
        ("Title",): Mark(1, 8),
        ("Tags",): Mark(2, 7),
        ("Tags", 1): Mark(3, 5),
        ("Date",): Mark(4, 6),
    }
    assert (TEXT[body:], faults) == (["Text: hier"], [])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("Title: A\nTitle: B\n", [(2, "das Feld steht zweimal, zuerst in Zeile 1")], id="twice"),
        pytest.param(
            "Title: A\nText", [(2, "diese Zeile unter dem Kopf hat keinen Feldnamen")], id="no blank line"
        ),
    ],
)
def test_classic_header_has_faults(text: str, problems: list[tuple[int, str]]) -> None:
    _header, _body, faults = read_classic(text.split("\n"), 0)
    assert [(fault.mark.line, fault.problem) for fault in faults] == problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title: A", True),
        ("Tags: a\nDATUM : heute", True),
        ("Achtung: hier kommt Text", False),
        ("Achtung: hier\n\nTitle: A", False),
        ("Text", False),
    ],
)
def test_classic_header_needs_a_title_or_date(text: str, expected: bool) -> None:
    assert has_classic_header(text.split("\n"), 0) is expected


@pytest.mark.parametrize(
    ("text", "end"), [("a: b\n- c\n---\nText", 2), ("a: b\n\n---", None), ("a: b", None)]
)
def test_header_without_its_first_fence_has_its_end(text: str, end: int | None) -> None:
    assert unopened_end(text.split("\n"), 0) == end
