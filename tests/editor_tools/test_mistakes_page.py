from __future__ import annotations

from tests.conftest import PROJECT

from editor_tools.mistakes_page import PAGE, mistakes_page
from editor_tools.mistakes_table import TABLE, read_table


def test_page_of_the_handbook_is_up_to_date() -> None:
    """If it is not: python -m editor_tools.mistakes_page."""
    expected = mistakes_page(read_table(PROJECT / TABLE))
    assert (PROJECT / PAGE).read_text(encoding="utf-8") == expected


def test_every_mistake_is_on_the_page_with_its_whole_message() -> None:
    lines = (PROJECT / PAGE).read_text(encoding="utf-8").splitlines()
    mistakes = read_table(PROJECT / TABLE)
    assert [line for line in lines if line.startswith("### ")] == [
        f"### {mistake.title}" for mistake in mistakes
    ]
    assert {message for mistake in mistakes for message in mistake.messages} <= set(lines)


def test_page_shows_what_cannot_be_seen() -> None:
    page = (PROJECT / PAGE).read_text(encoding="utf-8")
    assert [sign for sign in ("⟨BOM⟩---", "---␍", "Sommer␇fest") if sign not in page] == []
    assert not {"\ufeff", "\r", "\u0007"} & set(page)
