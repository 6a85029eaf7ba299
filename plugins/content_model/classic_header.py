"""Pelican's classic header: lines `Key: value` at the top of the file, then a blank line."""

from __future__ import annotations

import re

from content_model.document import Fault, Header, Mark
from content_model.fences import next_fence

LINE = re.compile(r" {0,3}(?P<key>\w[\w .-]*+):(?:[ \t]++(?P<value>\S.*+))?")
CONTINUED = re.compile(r"(?: {4}|\t)\s*+(?P<value>\S.*+)")
WEEKDAY = re.compile(r"(?:mo|di|mi|do|fr|sa|so)\b.*|(?:\w+tag|mittwoch|sonnabend)s?\b.*", re.IGNORECASE)
TELLING = {"titel", "title", "datum", "date", "beginn"}


def has_classic_header(lines: list[str], first: int) -> bool:
    """Whether the file begins with `Key: value` lines, of which one is a title or date."""
    for line in map(str.rstrip, lines[first:]):
        match = LINE.fullmatch(line)
        if match and match["key"].strip().lower() in TELLING:
            return True
        if not match and not CONTINUED.fullmatch(line):
            return False
    return False


def unopened_end(lines: list[str], first: int) -> int | None:
    """The closing „---“ of a YAML header whose opening one is missing."""
    fence = next_fence(lines, first)
    return fence if fence and all(line.strip() for line in lines[first:fence]) else None


def read_classic(lines: list[str], first: int) -> tuple[Header, int, list[Fault]]:
    """The header, the index of the first line of text, and the faults."""
    header, faults, key = Header(), list[Fault](), ""
    for number in range(first, len(lines)):
        line = lines[number].rstrip()
        if not line:
            return header, number + 1, faults
        if (more := CONTINUED.fullmatch(line)) and key:
            _continue(header, key, more["value"], Mark(number + 1, more.start("value") + 1))
        elif match := LINE.fullmatch(line):
            key = _take(header, match, number + 1, faults) or key
        else:
            hint = "eine Leerzeile davor einfügen, wenn hier der Text beginnt; sonst „Feld: Wert“ schreiben"
            faults.append(Fault(Mark(number + 1, 1), "diese Zeile unter dem Kopf hat keinen Feldnamen", hint))
            return header, number, faults
    return header, len(lines), faults


def _continue(header: Header, key: str, value: str, mark: Mark) -> None:
    old = header.values[key]
    values = [*([old] if isinstance(old, str) else old), value]
    header.values[key] = values
    header.marks[(key, len(values) - 1)] = mark


def _take(header: Header, match: re.Match[str], line: int, faults: list[Fault]) -> str | None:
    key, mark = match["key"].strip(), Mark(line, match.start("key") + 1)
    if (key,) in header.keys:
        faults.append(double_field(key, mark, header.keys[(key,)]))
        return None
    header.keys[(key,)] = mark
    header.marks[(key,)] = Mark(line, (match.start("value") if match["value"] else match.end("key") + 1) + 1)
    header.values[key] = match["value"] or ""
    return key


def double_field(name: str, mark: Mark, first: Mark) -> Fault:
    """The fault of a field that stands twice."""
    hours = WEEKDAY.fullmatch(name)
    hint = f"beides in eine Zeile: {name}: 9–12 und 14–16" if hours else "eine der beiden Zeilen löschen"
    return Fault(mark, f"das Feld steht zweimal, zuerst in Zeile {first.line}", hint, name)
