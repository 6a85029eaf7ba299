"""Where the lines of a title break and how large they are, so that it fills the card and never leaves it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from PIL.ImageFont import FreeTypeFont

SIZES = (84, 76, 68, 62, 56, 50, 46, 42, 38)  # pixels
LINE = 1.16
MOST_LINES = 6
# Signs of typography that fonts rarely have, and what looks the same.
ALIKE = str.maketrans(
    {"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2011": "-", "\u00ad": "", "\u200b": "", "\u2060": ""}
)
Fonts = Callable[[int], FreeTypeFont]


@dataclass(frozen=True, slots=True)
class FittedTitle:
    """Lines with the size of their letters and their distance, in pixels."""

    lines: tuple[str, ...]
    size: int
    height: int


def plain_line(text: str) -> str:
    """The text on one line, without signs of typography that no font draws."""
    return _one_blank(unicodedata.normalize("NFC", text).translate(ALIKE))


def fit_title(text: str, room: tuple[int, int], fonts: Fonts) -> FittedTitle | None:
    """The title as large as it fits into `room` (width, height); None if the font lacks one of its letters.

    Words move to the next line whole; only in the smallest size a longer one is divided, and what is
    still too much ends in „…“. Other signs that the font lacks, such as emoji, are left out.
    """
    known = _without_unknown_signs(text, fonts(SIZES[-1]))
    if known is None:
        return None
    for size in SIZES:
        lines = tuple(_lines(known, room[0], fonts(size), divide=size == SIZES[-1]))
        height = round(size * LINE)
        most = min(MOST_LINES, room[1] // height)
        if len(lines) <= most and all(fonts(size).getlength(line) <= room[0] for line in lines):
            return FittedTitle(lines, size, height)
    return FittedTitle((*lines[: most - 1], f"{lines[most - 1]} …"), size, height)


def _without_unknown_signs(text: str, font: FreeTypeFont) -> str | None:
    unknown = {sign for sign in set(text) if not sign.isspace() and not _has(font, sign)}
    if any(sign.isalnum() for sign in unknown):
        return None
    return _one_blank("".join(sign for sign in text if sign not in unknown)) or None


def _one_blank(text: str) -> str:
    """The text with single blanks; no-break spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


@lru_cache(maxsize=4096)
def _has(font: FreeTypeFont, sign: str) -> bool:
    """Whether the font draws something else than its box for what is missing."""
    missing, drawn = font.getmask("\U0010ffff"), font.getmask(sign)
    return missing.size != drawn.size or bytes(missing) != bytes(drawn)


def _lines(text: str, width: int, font: FreeTypeFont, *, divide: bool) -> Iterator[str]:
    line = ""
    for word in _words(text, width, font, divide=divide):
        longer = f"{line} {word}" if line else word
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def _words(text: str, width: int, font: FreeTypeFont, *, divide: bool) -> Iterator[str]:
    for word in text.split(" "):
        rest = word
        while divide and font.getlength(rest) > width:
            count = next(n for n in range(len(rest), 1, -1) if font.getlength(f"{rest[:n]}-") <= width)
            yield f"{rest[:count]}-"
            rest = rest[count:]
        yield rest
