"""Where the header of a file begins and ends, also where a line „---“ is missing or misspelt."""

from __future__ import annotations

import re
from typing import NamedTuple

from content_model.document import Fault, Mark

FENCE = re.compile(r"-{3,}[ \t]*")
LIKE_FENCE = re.compile(r"[ \t]*(?:[-–—\u2212]+|\.{3}|…)[ \t]*")
KEY_LINE = re.compile(r"[^\W\d_][\w .-]*:(?: |\t|$)")
FIELD = re.compile(r"[a-zäöüß][\w-]*:(?: |\t|$)")
TITLE = re.compile(r"(?:titel|title)\s*:", re.IGNORECASE)
FENCE_HINT = "diese Zeile durch drei Bindestriche ersetzen: ---"


class HeaderLines(NamedTuple):
    """The header is `lines[start:end]`, the text begins with `lines[body]`."""

    start: int
    end: int
    body: int
    faults: tuple[Fault, ...] = ()


def fenced_header(lines: list[str], first: int) -> HeaderLines | None:
    """The header that begins with the fence `lines[first]`; None if that line is no fence."""
    if FENCE.fullmatch(lines[first]):
        return _closed(lines, first + 1)
    following = lines[first + 1] if first + 1 < len(lines) else ""
    if not (LIKE_FENCE.fullmatch(lines[first]) and KEY_LINE.match(following)):
        return None
    start, end, body, faults = _closed(lines, first + 1)
    fault = Fault(Mark(first + 1, 1), "der Kopf beginnt nicht mit genau drei Bindestrichen", FENCE_HINT)
    return HeaderLines(start, end, body, (fault, *faults))


def _closed(lines: list[str], start: int) -> HeaderLines:
    fence = next_fence(lines, start)
    text = _first_text(lines, start, fence)
    if fence is not None and text is None:
        return HeaderLines(start, fence, fence + 1)
    stop = len(lines) if text is None else text
    if stop < len(lines) and LIKE_FENCE.fullmatch(lines[stop]):
        stop += 1
    last = max((n for n in range(start, stop) if lines[n].strip()), default=start - 1)
    if last >= start and LIKE_FENCE.fullmatch(lines[last]):
        fault = Fault(Mark(last + 1, 1), "der Kopf endet nicht mit genau drei Bindestrichen", FENCE_HINT)
        return HeaderLines(start, last, last + 1, (fault,))
    fault = Fault(
        Mark(last + 2, 1),
        "dem Kopf fehlt die Schlusszeile",
        "hier eine Zeile mit drei Bindestrichen einfügen: ---",
    )
    return HeaderLines(start, last + 1, last + 1, (fault,))


def next_fence(lines: list[str], start: int) -> int | None:
    """The first line from `start` on that is a fence."""
    return next((n for n in range(start, len(lines)) if FENCE.fullmatch(lines[n])), None)


def _first_text(lines: list[str], start: int, fence: int | None) -> int | None:
    """The first line that can only belong to the text.

    A line „---“ far below may be a rule in the text. Then the header ends before the first
    line behind a blank one that is no field, if no field follows up to the rule.
    """
    if fence is not None and all(line.strip() for line in lines[start:fence]):
        return None
    after_blank = False
    for number in range(start, len(lines) if fence is None else fence):
        line = lines[number]
        if not line.strip():
            after_blank = True
        elif fence is None and not _fits_header(line, after_blank=after_blank):
            return number
        elif fence is not None and after_blank and not _fits_closed_header(line):
            fields = any(FIELD.match(later) for later in lines[number:fence])
            return None if fields else number
    return None


def _fits_header(line: str, *, after_blank: bool) -> bool:
    if after_blank:
        return line.startswith((" ", "\t")) or FIELD.match(line) is not None
    return _fits_closed_header(line)


def _fits_closed_header(line: str) -> bool:
    return line.startswith((" ", "\t", "#", "- ", "]", "}")) or KEY_LINE.match(line) is not None


def second_header(lines: list[str], body: int) -> Fault | None:
    """The fault if the text begins with another header."""
    first = next((n for n in range(body, len(lines)) if lines[n].strip()), None)
    if first is None:
        return None
    fenced = FENCE.fullmatch(lines[first]) is not None
    start = first + 1 if fenced else first
    end = next_fence(lines, start)
    block = lines[start:end] if end else []
    titled = fenced or any(TITLE.match(line) for line in block)
    if not (block and titled and all(line.strip() and _fits_closed_header(line) for line in block)):
        return None
    return Fault(
        Mark(first + 1, 1),
        "hier beginnt ein zweiter Kopf",
        "nur ein Kopf je Datei; für das Weitere eine zweite Datei anlegen",
    )
