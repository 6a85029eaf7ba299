"""Open brackets without end keep Markdown busy: it looks for the end of each one to the end of its paragraph."""

from __future__ import annotations

import re

SIGNS = re.compile(r"\\.|\]\(|[\[\])>]|<[a-zA-Z!?/]|\n[ \t]*\n")
OPENS = {"[": "]", "](": ")", "<": ">"}
CLOSES = {"]", "](", ")", ">"}
MOST_STEPS = 2_000_000  # below a second of Markdown's time


def endless_bracket(text: str) -> int | None:
    """The index of the first bracket without end in a paragraph that would take Markdown too long; mostly None."""
    waiting: dict[str, list[int]] = {sign: [] for sign in OPENS.values()}
    steps = 0
    for found in SIGNS.finditer(text + "\n\n"):
        sign, at = "<" if found[0][0] == "<" else found[0], found.start()
        if sign in CLOSES and (opened := waiting[sign[0]]):
            steps += at - opened.pop()
        if sign in OPENS:
            waiting[OPENS[sign]].append(at)
        elif sign[0] == "\n":
            left = [start for opened in waiting.values() for start in opened]
            steps += sum(at - start for start in left)
            if steps > MOST_STEPS:
                return min(left, default=at)
            waiting = {name: [] for name in waiting}
    return None
