"""Ordinary titles that YAML trips over, made readable where the meaning is unmistakable.

`titel: Bericht: neu` and `titel: "Mehr werden!" in Rostock` are clear to everyone but to
YAML. Such lines are quoted before parsing; columns stay those of the file. Text that YAML
would drop in silence (after ` #`) becomes a fault instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from content_model.document import Fault, Mark
from content_model.fields.spelling import quoted, shown
from content_model.yaml_faults import quote_hint

# Possessive quantifiers: an editor's header may hold 100,000 dashes, and still takes no time. Of groups there are
# none: before Python 3.11.5 such a group does not give back what its last, vain round has taken (gh-106052).
QUOTED_NAME = r"(?:'[a-zäöüß_]++'|\"[a-zäöüß_]++\") *+"  # names of fields are small
LINE = re.compile(
    rf"(?P<lead>[ ]*+(?:-[ ]++)*(?!-[ ])(?:(?P<key>[^\s:#'\"\[\]{{}},&*!|>%@`-][^:#'\"]*+|{QUOTED_NAME}):[ ]++|(?<=- )))"
    r"(?P<value>\S.*+)"
)
HARMLESS = re.compile(r" *+(?:- ++)*(?!- )(?:\w[\w -]*+:|(?!\w[\w -]*+:))(?: *+(?<= )\w(?:[^#:]|:(?=\S))*)?")
BLOCK = re.compile(r"^[|>](?:[+-]?[1-9]?|[1-9][+-])$")
QUOTED = re.compile(r"^(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")$")
QUOTED_START = re.compile(r"^(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")")
QUOTED_FIELD = re.compile(rf"^{QUOTED_NAME}:(?: |$)")
DIRECTIVE = re.compile(r"(?:%\S.*|\.{3}\s*)$")
HASH = re.compile(r"#")
COMMENT_CUT = re.compile(r"[ \t]#")
ALIAS = re.compile(r"^(?:\*[\w-]+$|&[\w-]+(?: |$))", re.ASCII)


class Repaired(NamedTuple):
    """Header lines ready for YAML, and the text that YAML would drop or refuse."""

    text: str
    faults: tuple[Fault, ...]


def repair_lines(lines: list[str], first_line: int) -> Repaired:
    """The header lines, of which the first is line `first_line` of the file."""
    faults: list[Fault] = []
    repaired = []
    for number, line, doubtful in _doubtful_lines(lines, first_line):
        text = line
        if doubtful:
            faults += _tabs(line, number)
            text = _without_directive(line.replace("\t", " ").rstrip(), number, faults)
            text = _without_cut(text, number, faults)
            if match := LINE.match(text):
                text = _repair(match)
        repaired.append(text)
    return Repaired("\n".join(repaired) + "\n", tuple(faults))


def _doubtful_lines(lines: list[str], first_line: int) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number, and whether YAML might misread it.

    It does not look into texts of several lines: blocks after `|` or `>`, and what follows a
    quotation mark still open.
    """
    block_indent: int | None = None
    quote = ""
    for number, line in enumerate(lines, first_line):
        indent = len(line) - len(line.lstrip(" "))
        if quote and indent:
            yield number, line, False
            quote = "" if quote in line else quote
            continue
        if block_indent is not None and (not line.strip() or indent > block_indent):
            yield number, line, False
            continue
        block_indent = None
        if HARMLESS.fullmatch(line):
            yield number, line, False
            continue
        yield number, line, True
        match = LINE.match(line.rstrip())
        value = match["value"] if match else ""
        block_indent = indent if BLOCK.match(value) else None
        quote = value[:1] if value[:1] in ("'", '"') and not QUOTED_START.match(value) else ""


def _tabs(line: str, number: int) -> Iterator[Fault]:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent and line.strip():
        yield Fault(
            Mark(number, indent.index("\t") + 1),
            "diese Zeile ist mit der Tabulatortaste eingerückt",
            "den Tabulator löschen und Leerzeichen tippen, zwei je Stufe",
        )


def _without_directive(line: str, number: int, faults: list[Fault]) -> str:
    """The line, or nothing if it speaks to YAML and not about the entry: `%YAML 1.2`, `...`."""
    if not DIRECTIVE.match(line):
        return line
    faults.append(Fault(Mark(number, 1), f"{quoted(line.strip())} ist kein Feld", "die Zeile löschen"))
    return ""


def _without_cut(line: str, number: int, faults: list[Fault]) -> str:
    """The line up to the ` #` behind which YAML would drop text; the dropped text is a fault."""
    match = LINE.match(line)
    start = match.start("value") if match else len(line) - len(line.lstrip())
    value = line[start:]
    whole = QUOTED_START.match(value)
    if (value[:1] in ("", "'", '"') and not whole) or (value.startswith("#") and not match):
        return line
    cut = HASH.match(value) or COMMENT_CUT.search(value, whole.end() if whole else 0)
    if cut is None:
        return line
    at = cut.end() - 1
    problem = f"{quoted(value[at:])} ginge verloren, weil „#“ eine Anmerkung einleitet"
    hint = (
        _cut_hint(line, value, at)
        if match
        else "den ganzen Text in eine Zeile schreiben und in Anführungszeichen setzen"
    )
    faults.append(Fault(Mark(number, start + at + 1), problem, hint))
    return line[: start + at].rstrip() if at else line


def _cut_hint(line: str, value: str, at: int) -> str:
    note = f"die Anmerkung in eine eigene Zeile setzen: {shown(value[at:])}"
    if value[0] in "'\"":
        return note
    if value[0] in "[{":
        return quote_hint(re.split(r"[,\]}]", value[at:])[0].strip())
    field = QUOTED_FIELD.sub(lambda name: name[0].strip(" :'\"") + ": ", line.strip().removeprefix("- "))
    return quote_hint(field) + (f" – oder {note}" if at else "")


def _repair(match: re.Match[str]) -> str:
    """The line with its value in quotes if it needs them; the value keeps its column."""
    value = match["value"]
    if match["key"] is None and QUOTED_FIELD.match(value):
        return match.string
    if not (value.startswith("#") or _trips(value)):
        return match.string
    return match["lead"] + "'" + value.replace("'", "''") + "'"


def _trips(value: str) -> bool:
    """Whether YAML would misread a value whose meaning as plain text is unmistakable."""
    first = value[0]
    for signs, trips in _TRIPS.items():
        if first in signs:
            return trips(value)
    return value in ("-", "?") or value.startswith(("- ", "? ", ": ")) or ": " in value or value.endswith(":")


def _quotes_a_part(value: str) -> bool:
    """`"Mehr werden!" in Rostock`."""
    return not QUOTED.match(value) and bool(QUOTED_START.match(value)) and value.count(value[0]) % 2 == 0


def _closes_early(value: str) -> bool:
    """`[Neu] Rostock`: the bracket closes and words follow."""
    closing = {"[": "]", "{": "}"}[value[0]]
    depth = 0
    for at, character in enumerate(value):
        depth += (character == value[0]) - (character == closing)
        if depth == 0:
            return bool(value[at + 1 :].strip())
    return False


_TRIPS: Mapping[str, Callable[[str], bool]] = {
    "'\"": _quotes_a_part,
    "*&": lambda value: not ALIAS.match(value),
    "[{": _closes_early,
    "|>": lambda value: not BLOCK.match(value),
    "@%`,": lambda _value: True,
    "!": lambda _value: False,
}
