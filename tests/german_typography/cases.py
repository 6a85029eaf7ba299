"""The table of cases: `cases.txt` is a test here and a page of the handbook."""

from pathlib import Path
from typing import NamedTuple

MARKS = str.maketrans({"⍽": "\u00a0", "‿": "\u202f", "⏎": "\n"})


class Case(NamedTuple):
    """One line of the table, under its rule."""

    rule: str
    typed: str
    shown: str

    @property
    def is_markdown(self) -> bool:
        return self.rule.endswith("(Markdown)")

    def __str__(self) -> str:
        return f"{self.rule.split()[0]}: {self.typed!r}"


def read_cases() -> list[Case]:
    rule, cases = "", []
    for line in (Path(__file__).parent / "cases.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            rule = line[2:]
        elif line and rule:
            cases.append(read_case(rule, line.translate(MARKS)))
    return cases


def read_case(rule: str, line: str) -> Case:
    if line.startswith("= "):
        return Case(rule, line[2:], line[2:])
    typed, shown = line.split(" → ")
    return Case(rule, typed, shown)
