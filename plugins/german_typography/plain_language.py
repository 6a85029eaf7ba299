"""Rules of Leichte Sprache that a program can see: long sentences, abbreviations, paragraph signs, stars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from german_typography.edits import NARROW_SPACE, NO_BREAK_SPACE
from german_typography.running_text import COVER
from german_typography.vocabulary import ABBREVIATIONS, SHORTENED

MOST_WORDS = 15
LONGEST_WORD = 60

WORD = re.compile(r"[^\W_]+(?:[-*:'’.][^\W_]+)*")
SENTENCE_END = re.compile(rf"[.!?:…](?=[\s“”\"»«)*_]|\Z)|\n[^\S\n]*\n|\n(?=[ \t]*[{COVER}#|])")
PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
STARS = re.compile(r"(?P<opening>(?<![\w*])\*+(?=[^\s*]))|(?<=[^\s*])(?P<closing>\*+)(?!\w)")
LAST_WORD = re.compile(r"[^\W\d_]+\Z")
BLANK = f"[ {NO_BREAK_SPACE}{NARROW_SPACE}]?"


class Remark(NamedTuple):
    """Something hard to read at a place of a text, and what helps."""

    start: int
    problem: str
    hint: str


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the abbreviations, with or without blanks inside, also in capitals at the start of a sentence."""
    written = [re.escape(word).replace(r"\ ", BLANK) for word in sorted(words, key=len, reverse=True)]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(written)})(?!\w)", re.IGNORECASE)


ABBREVIATION = _pattern((*ABBREVIATIONS, *SHORTENED))


def find_hard_places(text: str) -> Iterator[Remark]:
    """Every place of a running text that is too hard for Leichte Sprache, in no order."""
    yield from _long_sentences(text)
    for match in ABBREVIATION.finditer(text):
        yield Remark(match.start(), f"„{match[0]}“ ist eine Abkürzung", "das Wort ausschreiben")
    for match in re.finditer("§+", text):
        yield Remark(match.start(), "hier steht ein Paragrafen-Zeichen", "sagen, worum es in dem Gesetz geht")
    yield from _starred_words(text)


def _long_sentences(text: str) -> Iterator[Remark]:
    start = 0
    for end in (*(match.end() for match in SENTENCE_END.finditer(text)), len(text)):
        words = [match.start() for match in WORD.finditer(text, start, end)]
        if len(words) > MOST_WORDS:
            yield Remark(
                words[0],
                f"der Satz hat {len(words)} Wörter, in Leichter Sprache sind es höchstens {MOST_WORDS}",
                "zwei oder drei kurze Sätze daraus machen",
            )
        start = end


def _starred_words(text: str) -> Iterator[Remark]:
    """Words with a star behind them, such as Frauen*, that is no end of an emphasis."""
    start = 0
    for end in (*(match.end() for match in PARAGRAPH_END.finditer(text)), len(text)):
        opened = 0
        for stars in STARS.finditer(text, start, end):
            if stars["opening"]:
                opened += len(stars[0])
            elif opened:
                opened = max(opened - len(stars[0]), 0)
            elif word := LAST_WORD.search(text, max(start, stars.start() - LONGEST_WORD), stars.start()):
                yield Remark(
                    word.start(),
                    f"„{word[0]}*“ hat einen Stern, in Leichter Sprache stört er beim Lesen",
                    "ohne Stern schreiben und in einem Satz sagen, wer oder was gemeint ist",
                )
        start = end
