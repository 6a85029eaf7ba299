"""Every line of the table, as plain text and through Markdown."""

import html
import re
from collections import Counter

from markdown import Markdown

from german_typography import typeset


def inner(page: str) -> str:
    """A page of one paragraph without its paragraph tags."""
    found = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", page, re.DOTALL)
    return found[1] if found else page


def test_plain_text_is_typeset(plain_case):
    assert typeset(plain_case.typed) == plain_case.shown


def test_plain_text_stays_when_typeset_again(plain_case):
    assert typeset(plain_case.shown) == plain_case.shown


def test_markdown_is_typeset(case, german):
    page = inner(german.convert(case.typed))
    assert (page if case.is_markdown else html.unescape(page)) == case.shown


def test_table_has_enough_lines_that_change_and_that_stay(cases):
    stay = Counter(case.typed == case.shown for case in cases)
    assert len(cases) >= 150
    assert stay[True] >= len(cases) * 0.45
    assert min(Counter(case.rule for case in cases).values()) >= 11
