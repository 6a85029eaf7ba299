"""What the gate says about a source file: one finding, one line of plain German."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_LINE_BREAKING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Severity(StrEnum):
    """How much a finding stops: every build, publishing only, or nothing."""

    ERROR = "error"
    PUBLISH = "publish"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One mistake in one source file, with its place and its cure.

    `line` and `column` count from 1, in characters. `field` is the canonical German
    name of the header field, or empty for a finding about the text or the file.

    >>> print(Finding("content/seiten/a.md", 2, 8, "titel", "ist leer", "titel: Über uns"))
    content/seiten/a.md:2:8: titel: ist leer. So geht es: titel: Über uns
    """

    path: str
    line: int
    column: int
    field: str
    problem: str
    hint: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}:"
        field = f" {self.field}:" if self.field else ""
        return _LINE_BREAKING.sub("�", f"{place}{field} {self.problem}. So geht es: {self.hint}")


class Problem(ValueError):
    """A value that cannot be what it should be; becomes a finding at the value's place."""

    def __init__(self, problem: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint
        self.severity = severity
