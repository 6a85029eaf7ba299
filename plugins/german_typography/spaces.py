"""Blanks at which no line may break: 3. November, 5 km, § 4, Dr. Muster, z. B., 116 117, 030 23125-100."""

from __future__ import annotations

import re
from collections.abc import Iterator

from german_typography.edits import NARROW_SPACE, NO_BREAK_SPACE, Edit
from german_typography.vocabulary import (
    ABBREVIATIONS,
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    MONTHS,
    MONTHS_SHORT,
    UNITS,
)

BLANK = r"[ \n]"


def after_any(words: tuple[str, ...]) -> str:
    """A pattern that looks back over the blank at any of the words; each needs a look of its own length."""
    looks = (rf"(?<=(?<!\w){re.escape(word)}{BLANK})" for word in words)
    return f"(?:{'|'.join(looks)})"


def before_any(words: tuple[str, ...]) -> str:
    """A pattern that looks ahead at any of the words, whole."""
    return f"(?=(?:{'|'.join(map(re.escape, words))})(?!\\w))"


# The numbers of social value all over Europe begin with 116, dialling codes with a nought.
AFTER_CODE = (
    "(?:" + "|".join(rf"(?<=\b{code}{BLANK})" for code in ("116", r"0\d\d", r"0\d{3}", r"0\d{4}")) + ")"
)

# Only a blank after one of a few signs is worth a closer look: most blanks of a text are not.
NO_BREAK = re.compile(rf"""(?x)
    {BLANK} (?<=[\d.§€D]{BLANK})
    (?: (?<=\d{BLANK}) {before_any(UNITS)}
      | (?=\d{{3}}) {AFTER_CODE}
      | (?<=\d\.{BLANK}) (?: {before_any(MONTHS)} | {before_any(tuple(f"{name}." for name in MONTHS_SHORT))} )
      | (?=\d) {after_any(BEFORE_NUMBERS)}
      | (?=[^\W\d_]) {after_any(BEFORE_NAMES)} )
""")


def abbreviation_pattern() -> re.Pattern[str]:
    """All abbreviations of several words, with or without blanks, longest first, also in capitals at the start."""
    written = []
    for words in sorted(ABBREVIATIONS, key=len, reverse=True):
        first, rest = words[0], words[1:]
        written.append(f"[{first}{first.upper()}]" + re.escape(rest).replace(r"\ ", f"{BLANK}?"))
    return re.compile(rf"(?:(?<![\w.])|(?<=[.]{{3}}))(?:{'|'.join(written)})(?!\w)")


ABBREVIATION = abbreviation_pattern()
# Cheap to look for, and how every abbreviation starts: one letter, a dot, a word with a dot.
ABBREVIATION_TRACE = re.compile(rf"\.(?<=\b\w\.){BLANK}?(?=\w{{1,4}}\.)")
GAP = re.compile(rf"\.{BLANK}?(?=\w)")


def find_spaces(text: str) -> Iterator[Edit]:
    """Every blank that should hold its neighbours together, and every missing one in an abbreviation."""
    for match in NO_BREAK.finditer(text):
        yield Edit(*match.span(), NO_BREAK_SPACE)
    end = 0
    for trace in ABBREVIATION_TRACE.finditer(text):
        abbreviation = ABBREVIATION.match(text, trace.start() - 1) if trace.start() > end else None
        if abbreviation is not None:
            end = abbreviation.end()
            for gap in GAP.finditer(text, *abbreviation.span()):
                yield Edit(*gap.span(), "." + NARROW_SPACE)
