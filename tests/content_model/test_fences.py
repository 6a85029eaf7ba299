from __future__ import annotations

import pytest

from content_model.fences import fenced_header, second_header

MISSING = "dem Kopf fehlt die Schlusszeile"
MISSPELT_END = "der Kopf endet nicht mit genau drei Bindestrichen"
MISSPELT_START = "der Kopf beginnt nicht mit genau drei Bindestrichen"


@pytest.mark.parametrize(
    ("text", "header", "body", "faults"),
    [
        pytest.param("---\na: b\n---\nText", ["a: b"], ["Text"], [], id="plain"),
        pytest.param("-----\na: b\n--- \nText", ["a: b"], ["Text"], [], id="more dashes and blanks"),
        pytest.param(
            "---\na: b\n\n# Notiz\nc: d\n---\n",
            ["a: b", "", "# Notiz", "c: d"],
            [""],
            [],
            id="blank lines inside",
        ),
        pytest.param(
            "---\na: |\n  eins\n\n  zwei\n---\n",
            ["a: |", "  eins", "", "  zwei"],
            [""],
            [],
            id="block of text",
        ),
        pytest.param(
            "---\na: b\n\nc d\ne: f\n---\n",
            ["a: b", "", "c d", "e: f"],
            [""],
            [],
            id="mistake behind a blank line",
        ),
        pytest.param("---\na: b\nc d\n---\n", ["a: b", "c d"], [""], [], id="line without colon"),
        pytest.param("---\na: b\n", ["a: b"], [""], [(3, MISSING)], id="no end, no text"),
        pytest.param("---\na: b\nText\n", ["a: b"], ["Text", ""], [(3, MISSING)], id="no end, text at once"),
        pytest.param(
            "---\na: b\n\nHinweis: ja\n",
            ["a: b"],
            ["", "Hinweis: ja", ""],
            [(3, MISSING)],
            id="colon in the text",
        ),
        pytest.param(
            "---\na: b\n\n- eins\n", ["a: b"], ["", "- eins", ""], [(3, MISSING)], id="list in the text"
        ),
        pytest.param(
            "---\na: b\n\nText\n\n---\nEnde",
            ["a: b"],
            ["", "Text", "", "---", "Ende"],
            [(3, MISSING)],
            id="rule in the text",
        ),
        pytest.param("---\na: b\n...\nText", ["a: b"], ["Text"], [(3, MISSPELT_END)], id="dots"),
        pytest.param("---\na: b\n--\n\nText", ["a: b"], ["", "Text"], [(3, MISSPELT_END)], id="two dashes"),
        pytest.param("---\na: b\n ---\nText", ["a: b"], ["Text"], [(3, MISSPELT_END)], id="indented"),
        pytest.param("—\na: b\n---\nText", ["a: b"], ["Text"], [(1, MISSPELT_START)], id="long dash"),
        pytest.param("---\n---\n", [], [""], [], id="empty header"),
        pytest.param("---", [], [], [(2, MISSING)], id="only a fence"),
    ],
)
def test_header_has_its_end(
    text: str, header: list[str], body: list[str], faults: list[tuple[int, str]]
) -> None:
    lines = text.split("\n")
    found = fenced_header(lines, 0)
    assert found is not None
    assert (lines[found.start : found.end], lines[found.body :]) == (header, body)
    assert [(fault.mark.line, fault.problem) for fault in found.faults] == faults


@pytest.mark.parametrize("text", ["Text", "a: b", "–\nText", "- Punkt", "…"])
def test_other_first_line_is_no_fence(text: str) -> None:
    assert fenced_header(text.split("\n"), 0) is None


@pytest.mark.parametrize(
    ("body", "line"),
    [
        pytest.param("titel: B\nbeginn: x\n---\nText", 1, id="at once"),
        pytest.param("\n---\nbeginn: x\n---\nText", 2, id="with its own fence"),
        pytest.param("Wichtig: Bitte anmelden\n---\nText", None, id="heading underlined"),
        pytest.param("---\nText\n---\n", None, id="rules around text"),
        pytest.param("Text\n\n---\ntitel: B\n---\n", None, id="later in the text"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_second_header_is_found(body: str, line: int | None) -> None:
    fault = second_header(body.split("\n"), 0)
    assert (fault.mark.line if fault else None) == line
