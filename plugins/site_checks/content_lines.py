"""The lines of calendar and contact files (RFC 5545, 3.1; RFC 6350, 3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_OCTETS = 75


@dataclass(frozen=True, slots=True)
class LineFault:
    """A fault of one raw line."""

    line: int
    problem: str
    hint: str
    column: int = 1


@dataclass(frozen=True, slots=True)
class ContentLine:
    """An unfolded line: where it begins, its name in capitals, parameters and value."""

    line: int
    name: str
    parameters: str
    value: str
    column: int = 1


def line_faults(data: bytes) -> Iterator[LineFault]:
    """The first faults of ends, lengths, characters and blank lines."""
    for number, raw in enumerate(data.split(b"\n"), 1):
        is_last = not raw and data.count(b"\n") == number - 1
        line = raw.removesuffix(b"\r")
        if not is_last and line == raw:
            yield LineFault(number, "die Zeile endet nicht mit CR LF", "alle Zeilen mit CR LF beenden")
            return
        if len(line) > MOST_OCTETS:
            yield LineFault(number, f"die Zeile hat {len(line)} Bytes", f"nach {MOST_OCTETS} Bytes umbrechen")
        if not is_last and not line.strip():
            yield LineFault(number, "die Zeile ist leer", "leere Zeilen entfernen")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield LineFault(
                number, "die Zeile ist kein UTF-8 oder ein Umbruch trennt ein Zeichen", "in UTF-8 speichern"
            )


def content_lines(text: str) -> Iterator[ContentLine]:
    """The unfolded lines; a line without a colon has an empty name."""
    for number, line in _unfolded(text):
        match = re.match(r"(?:[\w-]+\.)?([\w-]+)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", line, re.DOTALL)
        yield (
            ContentLine(number, match[1].upper(), match[2], match[3])
            if match
            else ContentLine(number, "", "", line)
        )


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    begun, number = "", 0
    for count, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line[:1] in {" ", "\t"} and begun:
            begun += line[1:]
        else:
            if begun:
                yield number, begun
            begun, number = line, count
    if begun:
        yield number, begun
