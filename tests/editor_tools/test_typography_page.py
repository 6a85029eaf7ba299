from __future__ import annotations

from pathlib import Path

from editor_tools.typography_page import CASES, PAGE, read_rules, typography_page

PROJECT = Path(__file__).parents[2]


def test_page_of_the_handbook_is_up_to_date() -> None:
    """If it is not: python -m editor_tools.typography_page."""
    expected = typography_page((PROJECT / CASES).read_text(encoding="utf-8"))
    assert (PROJECT / PAGE).read_text(encoding="utf-8") == expected


def test_page_tells_what_changes_and_what_stays() -> None:
    page = typography_page("Vorwort\n\n# 1 Regel\n\n= bleibt\na → b\n= c\n\n# 2 Noch eine\n\n= d\n")
    assert page.split("\n## ")[1:] == [
        "1. Regel\n\nWird gesetzt:\n\n```text\na → b\n```\n\nBleibt, wie es ist:\n\n```text\nbleibt\nc\n```\n",
        "2. Noch eine\n\nBleibt, wie es ist:\n\n```text\nd\n```\n",
    ]


def test_every_line_of_the_table_is_on_the_page() -> None:
    cases = (PROJECT / CASES).read_text(encoding="utf-8")
    lines = [line for _title, lines in read_rules(cases) for line in lines]
    assert len(lines) >= 150
    shown = (PROJECT / PAGE).read_text(encoding="utf-8").splitlines()
    assert {line.removeprefix("= ") for line in lines} <= set(shown)
