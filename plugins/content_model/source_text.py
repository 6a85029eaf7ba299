"""Bytes of a source file → its lines; encoding, line ends and invisible signs."""

from __future__ import annotations

import codecs
import re

from content_model.document import START, Fault, Mark

MAX_BYTES = 1_000_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_GERMAN_SIGNS = "ÄÖÜäöüßéè§€–„“”‚‘’…°"


def read_lines(data: bytes) -> tuple[list[str], list[Fault]]:
    """The lines of the file without line ends, and what is wrong with them."""
    if len(data) > MAX_BYTES:
        hint = "Bilder als Datei nach content/medien/ legen und verlinken; langen Text auf mehrere Seiten verteilen"
        return [], [Fault(START, "die Datei ist größer als 1 MB und wird nicht gelesen", hint)]
    faults: list[Fault] = []
    text = _with_plain_line_ends(_decode(data, faults).lstrip("\ufeff"))
    if found := CONTROL.search(text):
        hint = "das Zeichen löschen; oft kommt es beim Kopieren aus einem anderen Programm mit"
        faults.append(
            Fault(
                _place(text, found.start()),
                f"hier steht ein unsichtbares Steuerzeichen (U+{ord(found[0]):04X})",
                hint,
            )
        )
    return CONTROL.sub(" ", text).split("\n"), faults


def _decode(data: bytes, faults: list[Fault]) -> str:
    hint = "im Editor „Speichern unter“ wählen und als Kodierung UTF-8 einstellen"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        faults.append(Fault(START, "die Datei ist nicht in UTF-8 gespeichert, sondern in UTF-16", hint))
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = _place(_with_plain_line_ends(data[: error.start].decode("utf-8-sig")), None)
        sign = data[error.start : error.start + 1].decode("cp1252", "replace")
        guess = f" (gemeint ist hier wohl „{sign}“)" if sign in _GERMAN_SIGNS else ""
        faults.append(Fault(mark, f"die Datei ist nicht in UTF-8 gespeichert{guess}", hint))
        return data.decode("cp1252", "replace")


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(text: str, at: int | None) -> Mark:
    """The place of the character at index `at`, or of the end of `text`."""
    end = len(text) if at is None else at
    return Mark(text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end))
