"""The table of cases: `cases.txt` is a test here and a page of the handbook."""

from pathlib import Path
from typing import NamedTuple

import pytest
from markdown import Markdown

MARKS = str.maketrans({"⍽": "\u00a0", "‿": "\u202f", "⏎": "\n"})
EXTENSIONS = ["extra", "sane_lists"]


class Case(NamedTuple):
    rule: str
    typed: str
    shown: str

    @property
    def is_markdown(self) -> bool:
        return self.rule.endswith("(Markdown)")


def read_cases() -> list[Case]:
    cases, rule = [], ""
    for line in (Path(__file__).parent / "cases.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            rule = line[2:]
        elif line and rule:
            typed, arrow, shown = line.partition(" → ")
            if not arrow:
                assert line.startswith("= "), f"neither an arrow nor an equals sign: {line}"
                typed = shown = line[2:]
            cases.append(Case(rule, typed.translate(MARKS), shown.translate(MARKS)))
    return cases


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test the cases it asks for: all, or those of plain text."""
    for name, wanted in (("case", read_cases()), ("plain_case", [c for c in read_cases() if not c.is_markdown])):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, wanted, ids=[f"{c.rule.split()[0]}: {c.typed!r}" for c in wanted])


@pytest.fixture
def german() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS, "german_typography"])


@pytest.fixture
def cases() -> list[Case]:
    return read_cases()
