"""German typography of a run of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from german_typography.dashes import find_dashes
from german_typography.edits import SPACE, Edit, apply_edits
from german_typography.quotation_marks import find_quotes
from german_typography.spaces import find_spaces

DOTS = re.compile(r"(?<!\.)\.{3}(?![./\\])")
TIMES = re.compile(rf"x(?={SPACE}\d)(?:(?<=\d{SPACE}x)|(?<=\d{SPACE}m{SPACE}x)|(?<=\d{SPACE}[ckm]m{SPACE}x))")
# Web and mail addresses are never touched; the possessive ++ keeps the search linear.
ADDRESS = re.compile(r"""(?:\b(?:https?|ftp)://|\bwww\.)[^\s<>"'„“”‚‘’»«›‹]+|(?<![\w.+-])[\w.+-]++@[\w.-]+""")


def typeset(text: str, quotes: str = "„“") -> str:
    r"""Set a plain text as German typesetters do; doing it twice changes nothing more.

    `quotes` is "„“" or "»«".

    >>> typeset('''"Wie geht's?" - 10-12 Uhr...''')
    '„Wie geht’s?“ – 10–12\xa0Uhr…'
    """
    return apply_edits(text, find_edits(text, quotes))


def find_edits(text: str, quotes: str = "„“") -> list[Edit]:
    """Everything to change in a text, in order."""
    edits = [*find_quotes(text, quotes), *find_dashes(text), *find_spaces(text), *find_signs(text)]
    return sorted(outside_addresses(text, edits)) if edits else edits


def find_signs(text: str) -> Iterator[Edit]:
    """Three dots that should be an ellipsis, an x that should be a multiplication sign."""
    if "..." in text:
        for match in DOTS.finditer(text):
            yield Edit(*match.span(), "…")
    if "x" in text:
        for match in TIMES.finditer(text):
            yield Edit(*match.span(), "×")


def outside_addresses(text: str, edits: list[Edit]) -> list[Edit]:
    """The edits that touch no web or mail address."""
    if "://" not in text and "www." not in text and "@" not in text:
        return edits
    untouchable = {place for match in ADDRESS.finditer(text) for place in range(*match.span())}
    return [edit for edit in edits if edit.start not in untouchable]
