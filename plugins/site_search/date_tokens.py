"""Dates as single words for the index: 17. Oktober 2025 becomes 20251017 and 202510."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.dates import get_month_names

MONTHS = {name: number for number, name in get_month_names("wide", locale="de").items()}
_MONTH = "|".join(MONTHS)
_WORDS = re.compile(rf"({_MONTH}) (\d{{4}})\b")
# A day is looked for only before a month: at every sign of a text it would take ten times as long.
_BEFORE = re.compile(r"(?:\b(\d{1,2})\. ?|^|\W)\Z")
_LONGEST_BEFORE = 5
# Most pages have no such date, and a year behind a point is found ten times as fast.
_POINT_AND_YEAR = re.compile(r"\. ?\d{4}\b")
_FIGURES = re.compile(r"\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b")
_MACHINES = re.compile(r"datetime=\"(\d{4})-(\d\d)(?:-(\d\d))?")


def date_tokens(html: str, text: str) -> tuple[str, ...]:
    """A word for each day and each month of the page, from its `<time>` elements and its plain text.

    The script of the search page makes the same words out of what visitors type.

    >>> date_tokens("", "am 17.10.2025")
    ('202510', '20251017')
    """
    return tuple(sorted({token for found in _found(html, text) for token in _tokens(*found)}))


def _found(html: str, text: str) -> Iterator[tuple[str, int, str]]:
    """Year, month and, if named, day of each date."""
    for year, month, day in _MACHINES.findall(html):
        yield year, int(month), day
    for found in _WORDS.finditer(text):
        start = found.start()
        if before := _BEFORE.search(text[max(start - _LONGEST_BEFORE, 0) : start]):
            yield found[2], MONTHS[found[1]], before[1] or ""
    for day, month, year in _FIGURES.findall(text) if _POINT_AND_YEAR.search(text) else ():
        yield year, int(month), day


def _tokens(year: str, month: int, day: str) -> Iterator[str]:
    yield f"{year}{month:02}"
    if day:
        yield f"{year}{month:02}{int(day):02}"
