"""Every line of the table, as plain text and through Markdown."""

import html
import re
from collections import Counter

import pytest
from markdown import Markdown
from tests.german_typography.cases import Case, read_cases

from german_typography import typeset

CASES = read_cases()
PLAIN_CASES = [case for case in CASES if not case.is_markdown]


def shown_by_markdown(source: str) -> str:
    """The page made of a source; a single paragraph without its tags."""
    page = Markdown(extensions=["extra", "sane_lists", "german_typography"]).convert(source)
    paragraph = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", page, re.DOTALL)
    return paragraph[1] if paragraph else page


@pytest.mark.parametrize("case", PLAIN_CASES, ids=str)
def test_plain_text_is_typeset(case: Case) -> None:
    assert typeset(case.typed) == case.shown


@pytest.mark.parametrize("case", PLAIN_CASES, ids=str)
def test_plain_text_stays_when_typeset_again(case: Case) -> None:
    assert typeset(case.shown) == case.shown


@pytest.mark.parametrize("case", [case for case in CASES if case.is_markdown], ids=str)
def test_markdown_is_typeset(case: Case) -> None:
    assert shown_by_markdown(case.typed) == case.shown


@pytest.mark.parametrize("case", PLAIN_CASES, ids=str)
def test_plain_text_in_markdown_is_typeset(case: Case) -> None:
    assert html.unescape(shown_by_markdown(case.typed)) == case.shown


def test_table_has_enough_lines_that_change_and_that_stay() -> None:
    lines, stay = len(CASES), sum(case.typed == case.shown for case in CASES)
    rules = Counter(case.rule for case in CASES)
    assert lines >= 150
    assert stay * 2 >= lines
    assert min(rules.values()) >= 12
