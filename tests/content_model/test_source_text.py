from __future__ import annotations

import pytest

from content_model.document import Fault, Mark
from content_model.source_text import MAX_BYTES, read_lines

SAVE = "im Editor „Speichern unter“ wählen und als Kodierung UTF-8 einstellen"
DELETE = "das Zeichen löschen; oft kommt es beim Kopieren aus einem anderen Programm mit"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Größe\nb".encode(), id="plain"),
        pytest.param("Größe\r\nb".encode(), id="Windows"),
        pytest.param("Größe\rb".encode(), id="old Mac"),
        pytest.param("\ufeffGröße\nb".encode(), id="BOM"),
        pytest.param("\ufeff\ufeffGröße\nb".encode(), id="two BOMs"),
    ],
)
def test_good_text_is_read_alike(data: bytes) -> None:
    assert read_lines(data) == (["Größe", "b"], [])


@pytest.mark.parametrize(
    ("data", "lines", "fault"),
    [
        pytest.param(
            "a\r\nGröße".encode("cp1252"),
            ["a", "Größe"],
            Fault(Mark(2, 3), "die Datei ist nicht in UTF-8 gespeichert (gemeint ist hier wohl „ö“)", SAVE),
            id="cp1252",
        ),
        pytest.param(
            b"a\rb\xc3",
            ["a", "bÃ"],
            Fault(Mark(2, 2), "die Datei ist nicht in UTF-8 gespeichert", SAVE),
            id="cut off",
        ),
        pytest.param(
            "Größe".encode("utf-16"),
            ["Größe"],
            Fault(Mark(1, 1), "die Datei ist nicht in UTF-8 gespeichert, sondern in UTF-16", SAVE),
            id="UTF-16",
        ),
        pytest.param(
            b"ab\nc\x07d\x07",
            ["ab", "c d "],
            Fault(Mark(2, 2), "hier steht ein unsichtbares Steuerzeichen (U+0007)", DELETE),
            id="control",
        ),
    ],
)
def test_bad_text_is_read_as_far_as_possible(data: bytes, lines: list[str], fault: Fault) -> None:
    assert read_lines(data) == (lines, [fault])


def test_large_file_is_not_read() -> None:
    assert read_lines(b"x" * MAX_BYTES) == (["x" * MAX_BYTES], [])
    lines, faults = read_lines(b"x" * (MAX_BYTES + 1))
    assert (lines, [fault.problem for fault in faults]) == (
        [],
        ["die Datei ist größer als 1 MB und wird nicht gelesen"],
    )
