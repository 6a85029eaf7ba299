"""Contacts out of a table: CSV with semicolons, commas or tabs, as spreadsheets write it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from content_model.fields.spelling import quoted
from editor_tools.contact_columns import MANY, field_of, nearest_field
from editor_tools.contact_source import (
    NO_FIELD,
    Remark,
    Source,
    SourceRow,
    UnreadableFileError,
    formula_remark,
    is_formula,
    one_line,
)

DELIMITERS = ";,\t"
SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
TEXT_FORMULA = re.compile(r'="([^"]*)"')
PARTS = re.compile(r"[,;|\n]| oder ")
HEADER_HINT = "als erste Zeile die Namen der Spalten schreiben, zum Beispiel titel;art;region;telefon;email"
FILE_HINT = "die Tabelle noch einmal als CSV UTF-8 speichern"
NAMING = ("titel", "vorname", "nachname", "person")


def read_table(text: str) -> Source:
    """The rows of a table with a row of names above them; raises UnreadableFileError."""
    sep = SEP_LINE.match(text)
    first_line = 2 if sep else 1
    text = text[sep.end() :] if sep else text
    delimiter = sep[1] if sep else _delimiter(text)
    rows = _rows(text, delimiter, first_line)
    line, header = next(rows, (first_line, []))
    fields = _fields(header)
    if not set(NAMING) & set(fields):
        raise UnreadableFileError(f"Zeile {line} nennt keine Spalte für den Namen. So geht es: {HEADER_HINT}")
    remarks = list(_unknown_columns(line, header, fields))
    found = []
    for line, cells in rows:
        row, more = _row(line, cells, header, fields)
        found.append(row)
        remarks += more
    return Source(tuple(found), tuple(remarks))


def _delimiter(text: str) -> str:
    """The sign that cuts the first line into the most columns we know."""
    line = text.lstrip().split("\n", 1)[0]
    return max(DELIMITERS, key=lambda sign: sum(field_of(cell) is not None for cell in line.split(sign)))


def _rows(text: str, delimiter: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = first_line
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problem = f"Ab Zeile {line} passen die Anführungszeichen nicht zusammen"
            raise UnreadableFileError(f"{problem}. So geht es: {FILE_HINT}") from None
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = first_line + reader.line_num


def _fields(header: Sequence[str]) -> list[str | None]:
    """The field of each column; beside names of persons "Title" is how one addresses them."""
    fields = [field_of(column) for column in header]
    if {"vorname", "nachname"} & set(fields):
        fields = [
            None if column.strip().lower() == "title" else name
            for column, name in zip(header, fields, strict=True)
        ]
    return fields


def _unknown_columns(line: int, header: Sequence[str], fields: Sequence[str | None]) -> Iterator[Remark]:
    for column, name in zip(header, fields, strict=True):
        if name is None and column.strip():
            near = nearest_field(column)
            hint = (
                f"die Spalte in {near} umbenennen" if near else "wenn nötig, von Hand in den Text schreiben"
            )
            yield Remark(line, one_line(column), f"die Spalte wird nicht übernommen, {NO_FIELD}", hint)


def _row(
    line: int, cells: Sequence[str], header: Sequence[str], fields: Sequence[str | None]
) -> tuple[SourceRow, list[Remark]]:
    labels = {name: one_line(column) for column, name in zip(header, fields, strict=True) if name}
    values: dict[str, tuple[str, ...]] = {}
    row = SourceRow(line, values, labels)
    remarks = []
    for name, cell in zip(fields, cells, strict=False):
        text = TEXT_FORMULA.sub(r"\1", cell.strip())
        if name and is_formula(text):
            remarks.append(formula_remark(row, name, text))
        elif name:
            values[name] = (*values.get(name, ()), *_parts(name, text))
    return row, [*remarks, *_homeless(line, cells, header)]


def _homeless(line: int, cells: Sequence[str], header: Sequence[str]) -> Iterator[Remark]:
    """Cells beyond the last column, and cells in a column without a name."""
    if extra := [cell for cell in cells[len(header) :] if cell.strip()]:
        problem = f"die Zeile hat mehr Zellen als die erste, übrig ist {', '.join(map(quoted, extra))}"
        yield Remark(line, "", problem, "Text mit Trennzeichen in Anführungszeichen setzen")
    for column, cell in zip(header, cells, strict=False):
        if cell.strip() and not column.strip():
            problem = f"über {quoted(one_line(cell))} steht kein Name einer Spalte"
            yield Remark(line, "", problem, "der Spalte in der ersten Zeile einen Namen geben")


def _parts(name: str, text: str) -> Iterator[str]:
    parts = PARTS.split(text) if name in MANY else [text]
    yield from (part for part in map(one_line, parts) if part)
