"""Straight quotation marks and apostrophes: docutils decides, German habits correct it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils.utils.smartquotes import educateQuotes

from german_typography.edits import APOSTROPHE, BLOCK_END, Edit

LANGUAGES = {"„“": "de", "»«": "de-x-altquot"}
"""The marks a site can choose, and docutils' name for them."""

# docutils takes these for opening quotes; a word in quotes of its own ('raus') is one.
LEADING_APOSTROPHE = re.compile(
    r"(?<![\w'])'(?=(?:\d\d(?:ern?|ers)?|[sn]|ne[mnr]?|ran|rauf|raus|rein|rum|runter|rüber|tschuldigung)\b(?!'))",
    re.IGNORECASE,
)
SIGN = re.compile("[\"'„“»«‚‘›‹]")
OPENING = {"„": '"', "»": '"', "‚": "'", "›": "'"}
CLOSING = {"“": '"', "«": '"', "‘": "'", "‹": "'"}
PARTNER = {"“": "„", "«": "»"}
AFTER_CLOSING = " \n\u00a0\u202f.,;:!?…)]}–-"


def find_quotes(text: str, marks: str) -> Iterator[Edit]:
    """Every straight quotation mark and apostrophe with the sign it should be, block by block."""
    if '"' not in text and "'" not in text:
        return
    blocks = [block for block in split_blocks(text) if '"' in block[1] or "'" in block[1]]
    typed = BLOCK_END.join([block for _, block in blocks])
    # The blank in front keeps docutils from closing a quotation at the very start.
    drawn = educateQuotes(" " + LEADING_APOSTROPHE.sub(APOSTROPHE, typed), LANGUAGES[marks])[1:]
    for (start, block), drawn_block in zip(blocks, drawn.split(BLOCK_END), strict=True):
        for place, sign in corrected(block, drawn_block):
            yield Edit(start + place, start + place + 1, sign)


def split_blocks(text: str) -> Iterator[tuple[int, str]]:
    """The blocks of a text, each with the place where it starts."""
    start = 0
    for block in text.split(BLOCK_END):
        yield start, block
        start += len(block) + 1


def corrected(typed: str, drawn: str) -> Iterator[tuple[int, str]]:
    """Every sign that changes, with its place; docutils does not count what is open, so this does."""
    still_open = {'"': 0, "'": 0}
    for match in SIGN.finditer(typed):
        place = match.start()
        sign = drawn[place] if still_open[kind(drawn[place])] else unopened(typed, place, drawn[place])
        if sign in OPENING:
            still_open[OPENING[sign]] += 1
        elif sign in CLOSING:
            still_open[CLOSING[sign]] = max(0, still_open[CLOSING[sign]] - 1)
        if sign != typed[place]:
            yield place, sign


def kind(sign: str) -> str:
    """Whether a sign is a double or a single mark, as the straight mark of its kind."""
    return '"' if sign in '„“»«"' else "'"


def unopened(text: str, place: int, sign: str) -> str:
    """The sign meant where docutils closes a quotation although none is open."""
    if sign not in CLOSING or text[place] not in "\"'":
        return sign
    if text[place - 1 : place].isdigit():
        return text[place]  # inches, minutes, feet
    if sign in PARTNER:
        return PARTNER[sign] if text[place + 1 : place + 2].strip(AFTER_CLOSING) else sign
    return APOSTROPHE
