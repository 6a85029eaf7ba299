"""A source file as read: values, the place of every key and value, and the text below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from content_model.finding import Finding, Severity

Loc = tuple[str | int, ...]
"""Where a value stands in the header: keys and list indices from the outside in."""


class Mark(NamedTuple):
    """A place in a file; both count from 1, in characters."""

    line: int
    column: int


START = Mark(1, 1)


class Fault(NamedTuple):
    """Something wrong with the text of a file; becomes a finding of the document."""

    mark: Mark
    problem: str
    hint: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The values of a header (text, lists and mappings only) and where they stand.

    `broken` names fields that were typed but could not be read; `absent` says that there is
    no header at all. Both have their finding already, so nobody reports such fields as missing.
    """

    values: dict[str, Any] = field(default_factory=dict)
    keys: dict[Loc, Mark] = field(default_factory=dict)
    marks: dict[Loc, Mark] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    absent: bool = False

    def typed_loc(self, loc: Loc) -> Loc:
        """`loc` as the editor wrote it: the position in a list is left out where one value stands for it."""
        typed: Loc = ()
        for part in loc:
            if isinstance(part, str) or (*typed, part) in self.marks:
                typed = (*typed, part)
        return typed

    def value_mark(self, loc: Loc) -> Mark:
        """The place of the value at `loc`, or of the nearest value around it."""
        for end in range(len(loc), 0, -1):
            if mark := self.marks.get(loc[:end]):
                return mark
        return START

    def key_mark(self, loc: Loc) -> Mark:
        """The place of the key at `loc`, or of the nearest value around it."""
        return self.keys.get(loc) or self.value_mark(loc)

    def texts(self) -> Iterator[tuple[Loc, str]]:
        """Every text with its place, in the order of the file."""
        return _texts(self.values, ())


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*loc, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*loc, place))


@dataclass(frozen=True, slots=True)
class Document:
    """One source file: `path` below the project, header, body, findings so far.

    `body_line` is the line of the file on which the body begins.
    """

    path: str
    header: Header = field(default_factory=Header)
    body: str = ""
    body_line: int = 1
    findings: tuple[Finding, ...] = ()

    def finding(
        self, mark: Mark, name: str, problem: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        """A finding of this file at `mark`."""
        return Finding(self.path, mark.line, mark.column, name, problem, hint, severity)

    def body_mark(self, at: int) -> Mark:
        """The place in the file of the character `at` of the body, counted from 0."""
        line = self.body.count("\n", 0, at)
        return Mark(self.body_line + line, at - self.body.rfind("\n", 0, at))

    def with_findings(self, *more: Finding) -> Document:
        """This document with further findings."""
        return replace(self, findings=(*self.findings, *more))
