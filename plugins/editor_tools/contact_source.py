"""What an import reads: rows of values by field, and remarks about what it cannot take over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from content_model.fields.spelling import quoted, shown

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
NOT_TEXT = {b"PK\x03\x04": "eine Excel-Mappe oder ein Zip-Archiv", b"%PDF": "eine PDF-Datei"}
NO_FIELD = "dafür hat ein Kontakt kein Feld"
FORMULA = re.compile(r"=|[+@-]\S[^\n]*[|!]")


class UnreadableFileError(Exception):
    """Why nothing of a file can be read, with the cure, in plain German."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is not taken over: `line` of the source, `column` as it is called there."""

    line: int
    column: str
    problem: str
    hint: str

    def in_file(self, name: str) -> str:
        """The remark in the form of all findings."""
        column = f" {shown(self.column)}:" if self.column else ""
        return f"{name}:{self.line}:{column} {self.problem}. So geht es: {self.hint}"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One contact of the source: values by field, and what the source calls these fields."""

    line: int
    values: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str] = field(default_factory=dict)

    def first(self, name: str) -> str:
        """The first value of a field, or nothing."""
        return next(iter(self.values.get(name, ())), "")

    def remark(self, name: str, problem: str, hint: str) -> Remark:
        """A remark about a field of this row."""
        return Remark(self.line, self.labels.get(name, name), problem, hint)


@dataclass(frozen=True, slots=True)
class Source:
    """All rows of a file and the remarks about reading it."""

    rows: tuple[SourceRow, ...]
    remarks: tuple[Remark, ...] = ()


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with a byte order mark, Windows-1252 or Mac Roman; raises UnreadableFileError."""
    if kind := next((kind for start, kind in NOT_TEXT.items() if data.startswith(start)), None):
        raise UnreadableFileError(
            f"Das ist {kind}. So geht es: als CSV UTF-8 speichern und diese Datei nehmen"
        )
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if not text.strip():
            raise UnreadableFileError(
                "Die Datei ist leer. So geht es: die Kontakte noch einmal ausgeben lassen"
            )
        return text
    raise UnreadableFileError("Das ist keine Textdatei. So geht es: Kontakte als CSV oder vCard speichern")


def _encodings(data: bytes) -> Iterator[str]:
    if encoding := next((encoding for bom, encoding in BOMS if data.startswith(bom)), None):
        yield encoding
    else:
        old_mac = b"\r" in data and b"\n" not in data  # what Excel calls "CSV (Macintosh)"
        yield from ("utf-8", "mac_roman" if old_mac else "cp1252")


def one_line(text: str) -> str:
    """The text on one line with nothing invisible in it."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate what the cell says.

    >>> is_formula("=cmd|'/C calc'!A0"), is_formula("+49 381 1234567")
    (True, False)
    """
    return FORMULA.match(text) is not None


def formula_remark(row: SourceRow, name: str, text: str) -> Remark:
    """A cell that is a formula holds no value."""
    problem = f"{quoted(text)} ist eine Formel, kein Text"
    return row.remark(name, problem, "in der Tabelle den Wert selbst eintragen")
