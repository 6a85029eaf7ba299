"""Bytes of a source file → Document: YAML header or Pelican's classic `Key: value` header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from content_model.document import START, Document, Header, Mark
from content_model.finding import Finding, Severity
from content_model.yaml_header import HeaderError, Reading, read_yaml
from content_model.yaml_repair import repair_lines

MAX_BYTES = 1_000_000
CLASSIC = re.compile(r"^ {0,3}(?P<key>\w[\w .-]*?)\s*:(?:[ \t]+(?P<value>.*?)|)[ \t]*$")
CONTINUED = re.compile(r"^(?: {4,}|\t)\s*(?P<value>\S.*?)\s*$")
KEY_LINE = re.compile(r"^[^\W\d_][\w .-]*:(?: |\t|$)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff]")
FENCE = re.compile(r"^---[ \t]*$")
HEADER_HINT = "als erste Zeile „---“, darunter „titel: …“, danach wieder „---“"


@dataclass
class _Parts:
    """The pieces of a document while it is read."""

    path: str
    header: Header = field(default_factory=Header)
    findings: list[Finding] = field(default_factory=list)

    def add(self, mark: Mark, problem: str, hint: str, name: str = "") -> None:
        self.findings.append(Finding(self.path, mark.line, mark.column, name, problem, hint, Severity.ERROR))


def read_document(path: str, data: bytes) -> Document:
    """The source file `path`; never raises: whatever is wrong becomes a finding."""
    parts = _Parts(path)
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
        parts.add(START, f"die Datei ist {size} MB groß, erlaubt ist 1 MB", "Bilder als Datei nach content/medien/ legen und verlinken; langen Text teilen")
        return Document(path, findings=tuple(parts.findings))
    lines = _clean(_decode(data, parts), parts).split("\n")
    body_at = _read_header(lines, parts)
    body = "\n".join(lines[body_at:])
    _second_header(lines, body_at, parts)
    return Document(path, parts.header, body, body_at + 1, tuple(parts.findings))


def read_facts(path: str, data: bytes) -> Document:
    """A file that is all header, such as netzwerk.yaml."""
    parts = _Parts(path)
    lines = _clean(_decode(data, parts), parts).split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines and FENCE.match(lines[start]):
        lines[start] = ""
    _read_yaml_lines(lines, 1, parts)
    return Document(path, parts.header, "", len(lines), tuple(parts.findings))


def _decode(data: bytes, parts: _Parts) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        shown = data[error.start : error.start + 1].decode("cp1252", "replace")
        parts.add(Mark(line, column), f"die Datei ist nicht in UTF-8 gespeichert (hier vermutlich „{shown}“)", "im Editor „Speichern unter“ wählen und die Kodierung UTF-8 einstellen")
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _clean(text: str, parts: _Parts) -> str:
    for found in CONTROL.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        parts.add(Mark(line, column), f"ein unsichtbares Steuerzeichen (U+{ord(found[0]):04X})", "das Zeichen löschen; oft ist es beim Kopieren aus einem anderen Programm entstanden")
        break
    return CONTROL.sub(" ", text)


def _read_header(lines: list[str], parts: _Parts) -> int:
    """Reads the header; returns the index of the first body line."""
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None:
        parts.add(START, "die Datei ist leer", HEADER_HINT)
        return len(lines)
    if FENCE.match(lines[first]):
        return _read_fenced(lines, first, parts)
    if CLASSIC.match(lines[first]):
        return _read_classic(lines, first, parts)
    parts.add(Mark(first + 1, 1), "der Datei fehlt der Kopf mit Titel und Angaben", HEADER_HINT)
    return first


def _read_fenced(lines: list[str], first: int, parts: _Parts) -> int:
    end = next((n for n in range(first + 1, len(lines)) if FENCE.match(lines[n])), None)
    if end is None:
        end = _guess_end(lines, first + 1)
        parts.add(Mark(first + 1, 1), "dem Kopf fehlt die Schlusszeile", f"eine Zeile „---“ vor Zeile {end + 1} einfügen")
        _read_yaml_lines(lines[first + 1 : end], first + 2, parts)
        return end
    _read_yaml_lines(lines[first + 1 : end], first + 2, parts)
    return end + 1


def _guess_end(lines: list[str], start: int) -> int:
    """Where a header without end most likely stops: before the first line of text."""
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and not KEY_LINE.match(line) and not line.startswith((" ", "\t", "#", "-")):
            return number
    return len(lines)


def _read_classic(lines: list[str], first: int, parts: _Parts) -> int:
    values: dict[str, str | list[str]] = parts.header.values
    key = ""
    for number in range(first, len(lines)):
        line = lines[number]
        if not line.strip() or FENCE.match(line):
            return number + 1
        if (more := CONTINUED.match(line)) and key:
            old = values.get(key, [])
            values[key] = [*([old] if isinstance(old, str) else old), more["value"]]
            parts.header.marks[(key, len(values[key]) - 1)] = Mark(number + 1, more.start("value") + 1)
        elif match := CLASSIC.match(line):
            key = _classic_line(match, number + 1, parts, key)
        else:
            return number
    return len(lines)


def _classic_line(match: re.Match[str], line: int, parts: _Parts, before: str) -> str:
    key = match["key"]
    mark = Mark(line, match.start("key") + 1)
    if (key,) in parts.header.keys:
        _double(key, mark, parts)
        return before
    parts.header.keys[(key,)] = mark
    parts.header.marks[(key,)] = Mark(line, (match.start("value") if match["value"] else match.end("key") + 1) + 1)
    parts.header.values[key] = match["value"] or ""
    return key


def _double(key: str, mark: Mark, parts: _Parts) -> None:
    first = parts.header.keys[(key,)].line
    parts.add(mark, f"das Feld steht zweimal, zuerst in Zeile {first}", "eine der beiden Zeilen löschen", key)


def _read_yaml_lines(lines: list[str], first_line: int, parts: _Parts) -> None:
    repaired = repair_lines(lines, first_line)
    for cut in repaired.problems:
        parts.add(cut.mark, cut.problem, cut.hint)
    try:
        readings = [read_yaml(repaired.text, first_line)]
    except HeaderError:
        readings = list(_read_blocks(repaired.text.split("\n"), first_line, parts))
    parts.header = Header()
    for reading in readings:
        _merge(repaired.original(reading.header), reading, parts)


def _read_blocks(lines: list[str], first_line: int, parts: _Parts) -> Iterator[Reading]:
    """Each top-level field by itself, so that one mistake does not hide the others."""
    told = {found.line for found in parts.findings}
    starts = [n for n, line in enumerate(lines) if line and line[0] not in " \t#-]}"] or [0]
    starts[0] = 0
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        try:
            yield read_yaml("\n".join(lines[start:end]) + "\n", first_line + start)
        except HeaderError as error:
            if error.mark.line not in told:
                parts.add(error.mark, error.problem, error.hint)


def _merge(header: Header, reading: Reading, parts: _Parts) -> None:
    for loc, mark in reading.doubles:
        first = header.keys[loc].line
        parts.add(mark, f"das Feld steht zweimal, zuerst in Zeile {first}", "eine der beiden Zeilen löschen", str(loc[-1]))
    for key, value in header.values.items():
        if key in parts.header.values:
            _double(key, header.keys[(key,)], parts)
            continue
        parts.header.values[key] = value
        parts.header.keys.update({loc: mark for loc, mark in header.keys.items() if loc[0] == key})
        parts.header.marks.update({loc: mark for loc, mark in header.marks.items() if loc[0] == key})


def _second_header(lines: list[str], body_at: int, parts: _Parts) -> None:
    first = next((n for n in range(body_at, len(lines)) if lines[n].strip()), None)
    if first is None or not FENCE.match(lines[first]) or first + 1 >= len(lines):
        return
    if KEY_LINE.match(lines[first + 1]) and any(FENCE.match(line) for line in lines[first + 2 :]):
        parts.add(Mark(first + 1, 1), "hier beginnt ein zweiter Kopf", "nur einen Kopf je Datei; für das Weitere eine zweite Datei anlegen")
