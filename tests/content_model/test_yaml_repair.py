from __future__ import annotations

import pytest

from content_model.document import Mark
from content_model.yaml_header import read_yaml
from content_model.yaml_repair import repair_lines

TRIPPING = (
    *(
        "Bericht: neu",
        "Ende:",
        "a: b: c",
        '"Mehr werden!" in Rostock',
        "'A' und 'B'",
        '"A": B',
        "*Neu*",
        "*Neu* da",
    ),
    *(
        "& Co",
        "[Neu] Treffen",
        "[A], [B]",
        "{a} b",
        "@home",
        "%50",
        "`x`",
        ", so",
        "- eins",
        "? was",
        "| x",
        "> x",
        "-",
        "?",
    ),
)
PLAIN = (
    "Was nun?",
    "C#-Fans",
    "Rock 'n' Roll",
    "18:00",
    "https://example.org/#a",
    "ja",
    "a  b",
    "(neu)",
    "§ 5",
    "„A“: b",
)


FIELDS = (
    "Bericht: neu",
    "Ende:",
    "a: b: c",
    "- eins",
    "„A“: b",
)  # as items of a list these mean what they say


@pytest.mark.parametrize("lead", ["titel: ", "  - ", "- titel:   ", "Mein Feld: "])
@pytest.mark.parametrize("value", [*TRIPPING, *PLAIN])
def test_value_is_read_as_it_is_written(value: str, lead: str) -> None:
    if lead == "  - " and value in FIELDS:
        return
    before = "liste:\n" if "-" in lead else ""
    repaired = repair_lines([*before.splitlines(), f"{lead}{value}"], 1)
    values = read_yaml(repaired.text, 1).header.values
    inner = next(iter(values.values()))
    inner = inner[0] if isinstance(inner, list) else inner
    assert (next(iter(inner.values())) if isinstance(inner, dict) else inner) == value
    assert repaired.faults == ()


def test_repaired_value_keeps_its_column() -> None:
    repaired = repair_lines(["titel:   Bericht: neu", "ort: x"], 7)
    assert read_yaml(repaired.text, 7).header.marks == {("titel",): Mark(7, 10), ("ort",): Mark(8, 6)}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["a: |", "  x # y", "  z: *b", "", "  [c"], id="block of text"),
        pytest.param(["a: >-", "  x # y"], id="folded text"),
        pytest.param(['a: "x', '  y # z: b"'], id="quotation over two lines"),
        pytest.param(["# Notiz: ja # nein", "a: b"], id="comment line"),
        pytest.param(["a: [b,", "  c]"], id="list over two lines"),
        pytest.param(["a: 'b # c'"], id="hash in quotes"),
        pytest.param(['"titel": "a # b"', "'ort' : 'c # d'"], id="hash in quotes behind a quoted name"),
        pytest.param(["a: [b, 'c: d']", "e: {f: g}"], id="brackets"),
    ],
)
def test_good_yaml_stays_as_it_is(lines: list[str]) -> None:
    repaired = repair_lines(lines, 1)
    assert (repaired.text, repaired.faults) == ("\n".join(lines) + "\n", ())


@pytest.mark.parametrize(
    ("line", "place", "rest"),
    [
        pytest.param("a: b #c", (1, 6), "a: b", id="in a value"),
        pytest.param("a: #c", (1, 4), "a: '#c'", id="at the start"),
        pytest.param("a: 'b' # c", (1, 8), "a: 'b'", id="behind quotes"),
        pytest.param('"titel": b #c', (1, 12), '"titel": b', id="behind a quoted name"),
        pytest.param("a: [b, #c]", (1, 8), "a: [b,", id="in a bracket"),
        pytest.param("  - b #c", (1, 7), "  - b", id="in a list"),
        pytest.param("  b #c", (1, 5), "  b", id="in a second line"),
        pytest.param("a: b\t#c", (1, 6), "a: b", id="behind a tab"),
        pytest.param("\ta: b", (1, 1), " a: b", id="tab"),
        pytest.param("%YAML 1.2", (1, 1), "", id="directive"),
        pytest.param("...", (1, 1), "", id="end of document"),
    ],
)
def test_what_yaml_would_drop_is_a_fault(line: str, place: tuple[int, int], rest: str) -> None:
    repaired = repair_lines([line], 1)
    assert ([fault.mark for fault in repaired.faults], repaired.text) == ([place], rest + "\n")


def test_quoted_field_in_a_list_stays_a_field() -> None:
    header = "ausnahmen:\n  - 'am': 05.01.2027\n    'entfällt': Neujahr\n  - \"am\": 02.02.2027\n"
    repaired = repair_lines(header.splitlines(), 1)
    assert repaired.text == header
    assert repaired.faults == ()


def test_cut_text_behind_a_quoted_name_is_told_with_a_line_that_works() -> None:
    (fault,) = repair_lines(['"titel": Nr. #3'], 1).faults
    assert fault.hint.startswith("in Anführungszeichen setzen: titel: 'Nr. #3' – oder")
