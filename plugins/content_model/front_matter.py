"""Bytes of a source file → Document: YAML header or Pelican's classic `Key: value` header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from content_model.classic_header import double_field, has_classic_header, read_classic, unopened_end
from content_model.document import START, Document, Fault, Header, Mark
from content_model.fences import FENCE, HeaderLines, fenced_header, second_header
from content_model.finding import Finding
from content_model.source_text import read_lines
from content_model.yaml_header import HeaderError, Reading, read_yaml
from content_model.yaml_repair import Repaired, repair_lines

FACTS_FILE = "netzwerk.yaml"
HEADER_HINT = "als erste Zeile ---, darunter titel: und weitere Felder, danach wieder eine Zeile ---"
FIRST_WORD = re.compile(r"\s*(?:- )*['\"]?(?P<word>[^\W\d_]\w*)")


def read_document(path: str, data: bytes) -> Document:
    """The source file `path`; never raises: whatever is wrong becomes a finding."""
    lines, faults = read_lines(data)
    if not lines:
        return _document(path, Header(absent=True), [], 0, faults)
    header, body, more = _read_header(lines)
    second = second_header(lines, body)
    return _document(path, header, lines, body, [*faults, *more, *([second] if second else [])])


def read_facts(path: str, data: bytes) -> Document:
    """A file that is all header, such as netzwerk.yaml."""
    lines, faults = read_lines(data)
    if not lines:
        return _document(path, Header(absent=True), [], 0, faults)
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if FENCE.fullmatch(lines[start]):
        lines[start] = ""
    header, more = _read_yaml_lines(lines, 1)
    return _document(path, header, lines, len(lines), [*faults, *more])


def _document(path: str, header: Header, lines: list[str], body: int, faults: Iterable[Fault]) -> Document:
    findings = tuple(Finding(path, *fault.mark, fault.field, fault.problem, fault.hint) for fault in faults)
    return Document(path, header, "\n".join(lines[body:]), body + 1, findings)


def _read_header(lines: list[str]) -> tuple[Header, int, list[Fault]]:
    """The header, the index of the first line of text, and the faults."""
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Header(absent=True), len(lines), [Fault(START, "die Datei ist leer", HEADER_HINT)]
    if place := fenced_header(lines, first):
        return _read_fenced(lines, place)
    if has_classic_header(lines, first):
        if end := unopened_end(lines, first):
            return _read_fenced(lines, HeaderLines(first, end, end + 1))
        return read_classic(lines, first)
    missing = Fault(Mark(first + 1, 1), "der Datei fehlt der Kopf mit Titel und Angaben", HEADER_HINT)
    return Header(absent=True), first, [missing]


def _read_fenced(lines: list[str], place: HeaderLines) -> tuple[Header, int, list[Fault]]:
    header, faults = _read_yaml_lines(lines[place.start : place.end], place.start + 1)
    return header, place.body, [*place.faults, *faults]


def _read_yaml_lines(lines: list[str], first_line: int) -> tuple[Header, list[Fault]]:
    repaired = repair_lines(lines, first_line)
    try:
        reading = read_yaml(repaired.text, first_line)
    except HeaderError as error:
        return _read_in_blocks(repaired, first_line, error.fault)
    return reading.header, [*repaired.faults, *_doubles(reading)]


def _read_in_blocks(repaired: Repaired, first_line: int, fault: Fault) -> tuple[Header, list[Fault]]:
    """What can be read of a header with a fault, and at least this one fault."""
    header, faults = Header(), list(repaired.faults)
    told = {known.mark.line for known in faults}
    readings = list(_read_blocks(repaired.text, first_line, faults, header.broken))
    if len(faults) == len(repaired.faults) and fault.mark.line not in told:
        faults.append(fault)
    for reading in readings:
        faults += _merge(header, reading)
    return header, faults


def _read_blocks(text: str, first_line: int, faults: list[Fault], broken: set[str]) -> Iterator[Reading]:
    """Each top-level field by itself, so that one mistake does not hide the others."""
    lines = text.split("\n")
    told = {fault.mark.line for fault in faults}
    starts = sorted({0, *(n for n, line in enumerate(lines) if line and line[0] not in " \t#-]}")})
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        try:
            yield read_yaml("\n".join(lines[start:end]) + "\n", first_line + start)
        except HeaderError as error:
            broken.update(match["word"] for line in lines[start:end] if (match := FIRST_WORD.match(line)))
            if error.fault.mark.line not in told:
                faults.append(error.fault)


def _merge(header: Header, reading: Reading) -> Iterator[Fault]:
    """Adds what one reading found to `header`; of a field that stands twice the first counts."""
    yield from _doubles(reading)
    more = reading.header
    new = {key: value for key, value in more.values.items() if key not in header.values}
    for key in more.values.keys() - new.keys():
        yield double_field(key, more.keys[(key,)], header.keys[(key,)])
    header.values.update(new)
    header.keys.update({loc: mark for loc, mark in more.keys.items() if loc[0] in new})
    header.marks.update({loc: mark for loc, mark in more.marks.items() if loc[0] in new})


def _doubles(reading: Reading) -> Iterator[Fault]:
    for loc, mark in reading.doubles:
        yield double_field(str(loc[-1]), mark, reading.header.keys[loc])
