"""Small changes of a text, told by place, so that a text spread over several elements can be changed too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"
EN_DASH = "–"
APOSTROPHE = "’"
# Ends of blocks and of lines: no rule reaches across, and docutils takes them for blanks.
BLOCK_END = "\x1e"
LINE_END = "\x1f"
# A blank of any width, or the end of a source line, for use inside patterns.
SPACE = f"[ \\n{NO_BREAK_SPACE}{NARROW_SPACE}]"


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made, which are in order."""
    parts: list[str] = []
    position = 0
    for start, end, new in edits:
        parts += (text[position:start], new)
        position = end
    return "".join((*parts, text[position:]))
