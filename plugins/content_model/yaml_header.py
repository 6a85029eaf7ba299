"""YAML lines → values with places; refuses what an editor's header never needs.

The events of PyYAML's C parser are read once and without recursion, so neither aliases
(YAML 1.2.2, 7.1) nor 100,000 opening brackets can do harm, and every scalar stays text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from content_model.document import Fault, Header, Loc, Mark
from content_model.source_text import CONTROL
from content_model.yaml_faults import (
    Source,
    bracket_before_colon,
    control_sign,
    header_is_list,
    merge_key,
    no_field,
    second_document,
    special_sign,
    syntax_fault,
    too_deep,
    too_many,
)

MAX_DEPTH = 12
MAX_EVENTS = 5000


class HeaderError(Exception):
    """The header cannot be read beyond the place of this fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.problem)
        self.fault = fault


@dataclass
class _Level:
    """One open mapping or list and the place where the next value belongs."""

    loc: Loc
    container: dict[str, Any] | list[Any]
    key: str | None = None


@dataclass
class Reading:
    """What one pass over the events gathers; `doubles` are (loc, place of the second key)."""

    header: Header = field(default_factory=Header)
    doubles: list[tuple[Loc, Mark]] = field(default_factory=list)
    begun: bool = False
    _levels: list[_Level] = field(default_factory=list)

    def open(self, container: dict[str, Any] | list[Any], mark: Mark) -> None:
        """A mapping or list begins."""
        if not self._levels:
            self._levels.append(_Level((), self.header.values))
            return
        loc = self._place(container, mark)
        self._levels.append(_Level(loc, container))

    def close(self) -> None:
        """The innermost mapping or list ends."""
        self._levels.pop()

    def scalar(self, text: str, mark: Mark) -> None:
        """A key or a value."""
        level = self._levels[-1]
        if isinstance(level.container, dict) and level.key is None:
            self._key(level, text, mark)
        else:
            self._place(text, mark)

    @property
    def depth(self) -> int:
        """How many mappings and lists are open."""
        return len(self._levels)

    @property
    def expects_key(self) -> bool:
        """Whether the next event stands where a key belongs."""
        return (
            bool(self._levels)
            and isinstance(self._levels[-1].container, dict)
            and self._levels[-1].key is None
        )

    def _key(self, level: _Level, text: str, mark: Mark) -> None:
        level.key = text
        loc = (*level.loc, text)
        if loc in self.header.keys:
            self.doubles.append((loc, mark))
        else:
            self.header.keys[loc] = mark

    def _place(self, value: Any, mark: Mark) -> Loc:
        level = self._levels[-1]
        if isinstance(level.container, list):
            loc: Loc = (*level.loc, len(level.container))
            level.container.append(value)
        else:
            key, level.key = level.key or "", None
            loc = (*level.loc, key)
            if key in level.container:  # a double key: the first one counts
                return ("", *loc)
            level.container[key] = value
        self.header.marks[loc] = mark
        return loc


def read_yaml(text: str, first_line: int) -> Reading:
    """The header in `text`, whose first line is line `first_line` of the file.

    Raises HeaderError at the first place that is not YAML or not allowed here.
    """
    source, reading = Source(text.split("\n"), first_line), Reading()
    try:
        for number, event in enumerate(yaml.parse(text, Loader=yaml.CBaseLoader)):
            if number > MAX_EVENTS:
                raise HeaderError(too_many(source.mark(event.start_mark), MAX_EVENTS))
            if take := _TAKES.get(type(event)):
                take(event, reading, source)
    except yaml.MarkedYAMLError as error:
        raise HeaderError(syntax_fault(error, source)) from None
    return reading


def _document(event: Any, reading: Reading, source: Source) -> None:
    if reading.begun:
        raise HeaderError(second_document(source.mark(event.start_mark)))
    reading.begun = True


def _alias(event: Any, _reading: Reading, source: Source) -> None:
    raise HeaderError(special_sign(source.mark(event.start_mark), source))


def _scalar(event: Any, reading: Reading, source: Source) -> None:
    mark = source.mark(event.start_mark)
    if event.anchor or event.tag:
        raise HeaderError(special_sign(mark, source))
    if not reading.depth:
        if event.value:
            raise HeaderError(no_field(mark, source))
        return
    if event.value == "<<" and reading.expects_key:
        raise HeaderError(merge_key(mark))
    if found := CONTROL.search(event.value):
        raise HeaderError(control_sign(mark, found[0], source))
    reading.scalar(event.value, mark)


def _collection(event: Any, reading: Reading, source: Source) -> None:
    mark = source.mark(event.start_mark)
    is_list = isinstance(event, yaml.SequenceStartEvent)
    if event.anchor or event.tag:
        raise HeaderError(special_sign(mark, source))
    if reading.depth >= MAX_DEPTH:
        raise HeaderError(too_deep(mark, MAX_DEPTH))
    if reading.expects_key:
        raise HeaderError(bracket_before_colon(mark, source))
    if is_list and not reading.depth:
        raise HeaderError(header_is_list(mark))
    reading.open([] if is_list else {}, mark)


def _end(_event: Any, reading: Reading, _source: Source) -> None:
    reading.close()


_TAKES: Mapping[type[yaml.Event], Callable[[Any, Reading, Source], None]] = {
    yaml.DocumentStartEvent: _document,
    yaml.AliasEvent: _alias,
    yaml.ScalarEvent: _scalar,
    yaml.SequenceStartEvent: _collection,
    yaml.MappingStartEvent: _collection,
    yaml.SequenceEndEvent: _end,
    yaml.MappingEndEvent: _end,
}
