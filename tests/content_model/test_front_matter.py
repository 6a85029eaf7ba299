from __future__ import annotations

import pytest

from content_model.document import Mark
from content_model.front_matter import read_document, read_facts


def test_document_has_header_body_and_places() -> None:
    document = read_document("content/a.md", "\n---\ntitel: Über\n---\n\nText\n".encode())
    assert document.path == "content/a.md"
    assert document.header.values == {"titel": "Über"}
    assert document.header.marks == {("titel",): Mark(3, 8)}
    assert (document.body, document.body_line, document.findings) == ("\nText\n", 5, ())


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        pytest.param("---\na: b\n---\nText", "Text", 4, id="YAML"),
        pytest.param("Title: b\n\nText", "Text", 3, id="classic"),
        pytest.param("---\na: b\n\nText", "\nText", 3, id="no end"),
        pytest.param("Nur Text", "Nur Text", 1, id="no header"),
        pytest.param("", "", 2, id="empty"),
    ],
)
def test_body_begins_behind_the_header(text: str, body: str, line: int) -> None:
    document = read_document("content/a.md", text.encode())
    assert (document.body, document.body_line) == (body, line)


def test_one_unreadable_field_does_not_hide_the_others() -> None:
    text = "---\ntitel: 'Fest\nort:\n  stadt: [a\nbeginn: heute\nbild: *x\nende: morgen\n---\n"
    document = read_document("content/a.md", text.encode())
    assert document.header.values == {"beginn": "heute", "ende": "morgen"}
    assert document.header.broken == {"titel", "ort", "stadt", "bild"}
    assert [(found.line, found.column) for found in document.findings] == [(2, 8), (4, 10), (6, 7)]


def test_field_that_stands_twice_keeps_its_first_value() -> None:
    document = read_document("content/a.md", b"---\na: 1\nb: [x\na: 2\n---\n")
    assert document.header.values == {"a": "1"}
    assert [(found.line, found.field) for found in document.findings] == [(3, ""), (4, "a")]


def test_facts_are_all_header() -> None:
    document = read_facts("content/netzwerk.yaml", b"---\nname: Netz\n\n# Notiz\nland: MV\n")
    assert document.header.values == {"name": "Netz", "land": "MV"}
    assert (document.body, document.findings) == ("", ())


def test_facts_hold_no_second_document() -> None:
    document = read_facts("content/netzwerk.yaml", b"name: Netz\n---\nland: MV\n")
    assert [str(found) for found in document.findings] == [
        "content/netzwerk.yaml:2:1: hier beginnt ein zweiter Kopf. So geht es: die Zeile --- löschen"
    ]
