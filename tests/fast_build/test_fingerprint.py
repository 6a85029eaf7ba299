"""Equal values have equal fingerprints, different ones different ones, and the rest is refused."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections import defaultdict, namedtuple
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from fast_build.fingerprint import Fingerprints, Untracked, fingerprint


class Colour(Enum):
    RED = 1
    BLUE = 2


@dataclass(frozen=True)
class Point:
    x: object
    y: object = 0


@dataclass(frozen=True)
class Place:
    x: object
    y: object = 0


@dataclass
class Changing:
    x: int


Pair = namedtuple("Pair", "x y")
NOON = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
DIFFERENT = [
    *("", "a", Markup("a"), b"a", Path("a"), 0, False, 0.0, -0.0, None, 1, True, 1.0, "1", float("inf")),
    *([], (), {}, set(), [[]], [()], ["a", "b"], ["ab"], [["a"], "b"], ["a", ["b"]], ("a", "b")),
    *({"a": 1}, {"a": "1"}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a", "b"}, {1: "a"}),
    *(date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), NOON, NOON.replace(fold=1)),
    *(Colour.RED, Colour.BLUE, Point(1), Point(1, 2), Point(2, 1), Place(1), Point([1]), Pair(1, 2), (1, 2)),
    *(defaultdict(list), defaultdict(list, a=1), len, max, Point, slice(1), slice(2), range(2)),
]


def test_different_values_differ() -> None:
    prints = [fingerprint(value) for value in DIFFERENT]
    equal = [
        (DIFFERENT[i], DIFFERENT[j]) for i, j in combinations(range(len(prints)), 2) if prints[i] == prints[j]
    ]
    assert equal == []


def test_same_in_another_process() -> None:
    value = '{"a", "b", "c"}, {"x": [1, 2.5, None, ("y",)]}, frozenset({1, 2}), "ä"'
    code = f"from fast_build.fingerprint import fingerprint; print(fingerprint(({value},)).hex())"
    prints = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path("plugins").resolve())},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(prints) == 1


def nested() -> list[object]:
    values: list[object] = []
    values.append(values)
    return values


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(object(), id="object"),
        pytest.param(iter([]), id="iterator"),
        pytest.param(Changing(1), id="changing-dataclass"),
        pytest.param([Point(Changing(1))], id="deep-inside"),
        pytest.param(nested(), id="holds-itself"),
        pytest.param("".upper, id="method"),
    ],
)
def test_other_values_are_refused(value: object) -> None:
    with pytest.raises(Untracked):
        fingerprint(value)


class Word(str):  # noqa: SLOT000 - with a place for more
    """A text that can carry more."""


LIST: list[object] = []


@pytest.mark.parametrize(
    ("value", "is_fixed"),
    [
        pytest.param(Point("a", (1, NOON, Colour.RED, frozenset("a"), Pair(1, Place(2)))), True, id="frozen"),
        pytest.param(Point(LIST), False, id="list"),
        pytest.param(Point((LIST,)), False, id="list in a tuple"),
        pytest.param(Point(Point(LIST)), False, id="list in another value"),
        pytest.param(Point({"a": 1}), False, id="dict"),
        pytest.param(Point({1}), False, id="set"),
        pytest.param(Point(defaultdict(list)), False, id="derived from dict"),
        pytest.param(Point(Word("a")), False, id="text that can carry more"),
        pytest.param(Point(b"known"), False, id="known by name"),
    ],
)
def test_value_is_fixed_if_nothing_in_it_can_change(value: Point, *, is_fixed: bool) -> None:
    prints = Fingerprints(lambda one: b"name" if one == Path("known") else None)
    value = Point(Path("known")) if value == Point(b"known") else value
    assert [prints.of_fixed(value)[1], prints.of_fixed(Point(value))[1]] == [is_fixed, is_fixed]


def made(code: str, **names: Any) -> Any:
    return eval(code, {"partial": partial, "re": re, "__name__": "site", **names})  # noqa: S307  # our own


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"code": "lambda text: text.upper()"}, {"code": "lambda text: text.lower()"}),
        ({"code": "lambda: 1999"}, {"code": "lambda: 2000"}),
        ({"code": "escape", "escape": html.escape}, {"code": "quote", "quote": quote}),
        ({"code": "lambda text: text + END", "END": "a"}, {"code": "lambda text: text + END", "END": "b"}),
        (
            {"code": "lambda text: NAMES[text]", "NAMES": {"a": 1}},
            {"code": "lambda text: NAMES[text]", "NAMES": {"a": 2}},
        ),
        ({"code": "lambda text, end='a': text + end"}, {"code": "lambda text, end='b': text + end"}),
        ({"code": "partial(lambda a, b: a + b, 1)"}, {"code": "partial(lambda a, b: a + b, 2)"}),
        (
            {"code": "lambda text: SIGNS.sub('', text)", "SIGNS": re.compile("a")},
            {"code": "lambda text: SIGNS.sub('', text)", "SIGNS": re.compile("b")},
        ),
        (
            {"code": "lambda text: inner(text)", "inner": made("lambda text: text + END", END="a")},
            {"code": "lambda text: inner(text)", "inner": made("lambda text: text + END", END="b")},
        ),
    ],
    ids=[
        "names",
        "constant",
        "standard library",
        "of the module",
        "table",
        "default",
        "partial",
        "pattern",
        "another function",
    ],
)
def test_pure_function_is_what_it_is_made_of(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert fingerprint(made(**one)) == fingerprint(made(**one))
    assert fingerprint(made(**one)) != fingerprint(made(**other))


def test_what_the_standard_library_remembers_does_not_enter() -> None:
    before = fingerprint(made("lambda text: sub('a', 'b', text)", sub=re.sub))
    re.compile("a pattern that nobody has used before")
    assert fingerprint(made("lambda text: sub('a', 'b', text)", sub=re.sub)) == before
