"""Ordinary titles that YAML trips over, made readable where the meaning is unmistakable.

`titel: Bericht: neu` and `titel: "Mehr werden!" in Rostock` are clear to everyone but to
YAML. Such lines are quoted before parsing; columns stay those of the file. Text that YAML
would drop in silence (after ` #`) becomes an error instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from content_model.document import Header, Mark
from content_model.fields.spelling import quoted

LINE = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)*(?:(?P<key>[^\s:#'\"\[\]{},&*!|>%@`-][^:#'\"]*?)[ ]*:[ \t]+|(?<=- )))(?P<value>\S.*?)[ \t]*$")
BLOCK = re.compile(r"^[|>](?:[+-]?[1-9]?|[1-9][+-])$")
QUOTED = re.compile(r"^(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")$")
QUOTED_START = re.compile(r"^(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")")
COMMENT_CUT = re.compile(r"[ \t]#")
ALIAS = re.compile(r"^(?:\*[\w-]+$|&[\w-]+(?: |$))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cut:
    """Text that YAML would take for a comment: its place and the hint."""

    mark: Mark
    problem: str
    hint: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """Header lines ready for YAML; `shifts` maps a line to the column of its value."""

    text: str
    shifts: dict[int, int]
    problems: tuple[Cut, ...]

    def original(self, header: Header) -> Header:
        """The header with the columns of the file instead of the repaired text's."""
        if not self.shifts:
            return header
        marks = {loc: self._place(mark) for loc, mark in header.marks.items()}
        return replace(header, marks=marks)

    def _place(self, mark: Mark) -> Mark:
        column = self.shifts.get(mark.line)
        return Mark(mark.line, column) if column and mark.column >= column else mark


def repair_lines(lines: list[str], first_line: int) -> Repaired:
    """The header lines, of which the first is line `first_line` of the file."""
    shifts: dict[int, int] = {}
    problems: list[Cut] = []
    repaired = []
    for number, line, plain in _outside_blocks(lines, first_line):
        text = line
        if plain:
            problems += _tabs(line, number)
            text = line.replace("\t", " ")
            if match := LINE.match(text):
                problems += _cuts(match, number)
                text = _repair(match, number, shifts)
        repaired.append(text)
    return Repaired("\n".join(repaired) + "\n", shifts, tuple(problems))


def _outside_blocks(lines: list[str], first_line: int) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number, and whether it stands outside a `|` or `>` block."""
    block_indent: int | None = None
    for number, line in enumerate(lines, first_line):
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and (not line.strip() or indent > block_indent):
            yield number, line, False
            continue
        block_indent = None
        yield number, line, True
        match = LINE.match(line)
        if match and BLOCK.match(match["value"]):
            block_indent = indent


def _tabs(line: str, number: int) -> Iterator[Cut]:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent and line.strip():
        yield Cut(Mark(number, indent.index("\t") + 1), "ein Tabulator rückt diese Zeile ein", "Leerzeichen statt der Tabulatortaste, zwei je Stufe")


def _cuts(match: re.Match[str], number: int) -> Iterator[Cut]:
    value = match["value"]
    start = QUOTED_START.match(value)
    cut = COMMENT_CUT.search(value, start.end() if start else 0)
    if value.startswith("#") or cut:
        at = cut.start() + 1 if cut and not value.startswith("#") else 0
        column = match.start("value") + at + 1
        rest = value[at:]
        yield Cut(
            Mark(number, column),
            f"{quoted(rest)} ginge verloren, weil YAML ab „#“ nicht weiterliest",
            f"den ganzen Wert in Anführungszeichen setzen: '{value[:40]}'. Anmerkungen gehören in eine eigene Zeile",
        )


def _repair(match: re.Match[str], number: int, shifts: dict[int, int]) -> str:
    value = match["value"]
    if COMMENT_CUT.search(value) or value.startswith("#"):
        safe = not QUOTED_START.match(value)
    else:
        safe = _trips(value)
    if not safe:
        return match.string
    shifts[number] = match.start("value") + 1
    return match["lead"] + "'" + value.replace("'", "''") + "'"


def _trips(value: str) -> bool:
    """Whether YAML would misread a value whose meaning as plain text is unmistakable."""
    first = value[0]
    if first in "'\"":
        return not QUOTED.match(value) and bool(QUOTED_START.match(value)) and value.count(first) % 2 == 0
    if first in "*&":
        return not ALIAS.match(value)
    if first in "[{":
        return _closes_early(value)
    if first in "|>":
        return not BLOCK.match(value)
    if first in "@%`" or value.startswith(("- ", "? ", ": ")):
        return True
    if first == "!":
        return False
    return ": " in value or value.endswith(":")


def _closes_early(value: str) -> bool:
    """`[Neu] Rostock`: the bracket closes and words follow."""
    closing = {"[": "]", "{": "}"}[value[0]]
    depth = 0
    for at, character in enumerate(value):
        depth += (character == value[0]) - (character == closing)
        if depth == 0:
            return bool(value[at + 1 :].strip())
    return False
