from __future__ import annotations

import pytest

from content_model.document import Mark
from content_model.yaml_header import HeaderError, read_yaml


def test_scalars_stay_text() -> None:
    text = "a: 03\nb: nein\nc: 14:30\nd: 2026-10\ne: ~\nf: 1e3\ng:\nh: 'x'\n"
    values = {"a": "03", "b": "nein", "c": "14:30", "d": "2026-10", "e": "~", "f": "1e3", "g": "", "h": "x"}
    assert read_yaml(text, 1).header.values == values


def test_every_key_and_value_has_its_place() -> None:
    header = read_yaml("ä: x\nort:\n  stadt: [a, b]\nl:\n- k: v\n", 5).header
    assert header.keys == {
        ("ä",): Mark(5, 1),
        ("ort",): Mark(6, 1),
        ("ort", "stadt"): Mark(7, 3),
        ("l",): Mark(8, 1),
        ("l", 0, "k"): Mark(9, 3),
    }
    assert header.marks == {
        ("ä",): Mark(5, 4),
        ("ort",): Mark(7, 3),
        ("ort", "stadt"): Mark(7, 10),
        ("ort", "stadt", 0): Mark(7, 11),
        ("ort", "stadt", 1): Mark(7, 14),
        ("l",): Mark(9, 1),
        ("l", 0): Mark(9, 3),
        ("l", 0, "k"): Mark(9, 6),
    }


def test_of_a_double_key_the_first_one_counts() -> None:
    reading = read_yaml("a: 1\nb: {c: 2, c: 3}\na: {d: 4}\n", 1)
    assert reading.header.values == {"a": "1", "b": {"c": "2"}}
    assert reading.doubles == [(("b", "c"), Mark(2, 11)), (("a",), Mark(3, 1))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a: *b\n", (1, 4), id="alias"),
        pytest.param("a: &b c\n", (1, 4), id="anchor of a text"),
        pytest.param("a: &b\n  c: d\n", (1, 4), id="anchor of a mapping"),
        pytest.param("a: !b c\n", (1, 4), id="tag of a text"),
        pytest.param("a: !!python/object []\n", (1, 4), id="tag of a list"),
        pytest.param("<<: {a: b}\n", (1, 1), id="merge"),
        pytest.param("a: b\n---\nc: d\n", (2, 1), id="second document"),
        pytest.param('a: "b"\nc: "d\\0"\n', (2, 4), id="control sign in a value"),
        pytest.param('a: ["b", "\\x1b"]\n', (1, 10), id="control sign in a list"),
        pytest.param('"a\\a": b\n', (1, 1), id="control sign in a name"),
        pytest.param("- a\n", (1, 1), id="list"),
        pytest.param("a\n", (1, 1), id="text"),
        pytest.param("[a]: b\n", (1, 1), id="list as key"),
        pytest.param("a: " + "[" * 12, (1, 15), id="deep"),
        pytest.param("a: " + "{b: " * 12, (1, 48), id="deep mappings"),
        pytest.param("a: [" + "b, " * 5000 + "]\n", (1, 14993), id="long"),
    ],
)
def test_what_a_header_never_needs_is_refused(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(HeaderError) as raised:
        read_yaml(text, 1)
    assert raised.value.fault.mark == place


def test_twelve_levels_are_enough() -> None:
    assert read_yaml("a: " + "[" * 11 + "]" * 11 + "\n", 1).header.values != {}
