"""Hyphens that mean a dash: between blanks, doubled, and in ranges of days, times, pages, years, amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from german_typography.edits import EN_DASH, SPACE, Edit
from german_typography.vocabulary import (
    BEFORE_NUMBERS,
    COUNTED,
    MONTHS,
    MONTHS_SHORT,
    UNITS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
)

DOUBLED = re.compile(r"(?<![-<!])-{2,3}(?![->\w])|(?<=[^\W_])-{2,3}(?=[^\W_])")
SINGLE = re.compile(rf"-(?:(?<={SPACE}-)(?<!\n-)(?={SPACE})|(?<=[\w.]-)(?=[\dA-Z]))")
# Longer than any left side of a range.
REACH = 24


class Range(NamedTuple):
    """What stands on both sides of the hyphen of a range."""

    left: re.Pattern[str]
    right: re.Pattern[str]

    def holds_at(self, text: str, place: int) -> bool:
        """Whether the hyphen at this place is one of these."""
        if self.right.match(text, place + 1) is None:
            return False
        return self.left.search(text, max(0, place - REACH), place) is not None


def make_range(left: str, right: str) -> Range:
    """A range from two patterns; the left one ends at the hyphen."""
    return Range(re.compile(rf"(?:{left})\Z"), re.compile(right))


def any_of(*words: str) -> str:
    """A pattern for any of the words, longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


ALONE = r"(?:(?<![\w.,:/–-])|(?<=[.]{3}))"
TIME = r"\d{1,2}(?:[.:]\d\d)?"
YEAR = r"(?:1[5-9]|20)\d\d"
AMOUNT = r"\d{1,4}(?:,\d+)?"
MORE_TIMES = rf"(?:(?:,|{SPACE}(?:und|oder|sowie)){SPACE}{TIME}(?:[-–]{TIME})?){{0,3}}"

NUMBER_RANGES = (
    make_range(r"(?<![\d–-])\d{1,2}\.(?:\d{1,2}\.)?", r"\d{1,2}\."),
    make_range(r"(?<![\d–-])\d{1,2}\.\d{1,2}\.\d{2,4}", r"\d{1,2}\.\d{1,2}\."),
    make_range(ALONE + TIME, rf"{TIME}{MORE_TIMES}{SPACE}Uhr\b"),
    make_range(ALONE + r"\d{1,2}:\d\d", r"\d{1,2}:\d\d(?![\d:])"),
    make_range(
        rf"(?<!\w){any_of(*BEFORE_NUMBERS, 'Seiten', '§§')}{SPACE}?\d{{1,4}}", r"\d{1,4}(?!\w|[-.,]\d)"
    ),
    make_range(rf"{ALONE}(?<!\d{SPACE}){YEAR}", rf"{YEAR}(?![\w–-])"),
    make_range(ALONE + AMOUNT, rf"{AMOUNT}{SPACE}{any_of(*UNITS, *COUNTED)}(?!\w)"),
)
NAME_RANGES = (
    make_range(rf"\b{any_of(*WEEKDAYS_SHORT)}\.?", rf"{any_of(*WEEKDAYS_SHORT)}(?![\w–-])"),
    make_range(rf"\b{any_of(*WEEKDAYS)}", rf"{any_of(*WEEKDAYS)}(?![\w–-])"),
    make_range(rf"\b{any_of(*MONTHS)}", rf"{any_of(*MONTHS)}(?![\w–-])"),
    make_range(rf"\b{any_of(*MONTHS_SHORT)}\.", rf"{any_of(*MONTHS_SHORT)}\."),
)


def find_dashes(text: str) -> Iterator[Edit]:
    """Every hyphen that should be an en dash."""
    if "-" not in text:
        return
    if "--" in text:
        for match in DOUBLED.finditer(text):
            yield Edit(*match.span(), EN_DASH)
    for match in SINGLE.finditer(text):
        place = match.start()
        after = text[place + 1]
        ranges = NUMBER_RANGES if after.isdigit() else NAME_RANGES
        if after.isspace() or any(known.holds_at(text, place) for known in ranges):
            yield Edit(place, place + 1, EN_DASH)
