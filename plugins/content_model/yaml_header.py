"""YAML lines → values with places; refuses what an editor's header never needs.

The events of PyYAML's C parser are read once and without recursion, so neither aliases
(YAML 1.2.2, 7.1) nor 100,000 opening brackets can do harm, and every scalar stays text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from content_model.document import Header, Loc, Mark
from content_model.fields.spelling import quoted

MAX_DEPTH = 12
MAX_EVENTS = 5000

QUOTE_HINT = "Text mit Sonderzeichen in Anführungszeichen setzen, zum Beispiel titel: 'Bericht: neu'"


class HeaderError(Exception):
    """The header cannot be read beyond this place."""

    def __init__(self, mark: Mark, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.mark = mark
        self.problem = problem
        self.hint = hint


@dataclass
class _Level:
    """One open mapping or list and the place where the next value belongs."""

    loc: Loc
    container: dict[str, Any] | list[Any]
    key: str | None = None


@dataclass
class Reading:
    """What one pass over the events gathers; `doubles` are (loc, place of the second key)."""

    first_line: int
    header: Header = field(default_factory=Header)
    doubles: list[tuple[Loc, Mark]] = field(default_factory=list)
    _levels: list[_Level] = field(default_factory=list)
    _skipping: int = 0

    def mark(self, event: yaml.Event) -> Mark:
        """The place of an event, counted in the file."""
        start = event.start_mark
        return Mark(self.first_line + start.line, start.column + 1)

    def open(self, container: dict[str, Any] | list[Any], mark: Mark) -> None:
        """A mapping or list begins."""
        if not self._levels:
            self._levels.append(_Level((), container))
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
        return bool(self._levels) and isinstance(self._levels[-1].container, dict) and self._levels[-1].key is None

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
    root: dict[str, Any] = {}
    reading = Reading(first_line, Header(values=root))
    for event in _guarded_events(text, reading):
        _take(event, reading, root)
    return reading


def _take(event: yaml.Event, reading: Reading, root: dict[str, Any]) -> None:
    mark = reading.mark(event)
    if isinstance(event, yaml.ScalarEvent):
        if not reading.depth:
            if not event.value:
                return
            raise HeaderError(mark, f"{quoted(event.value)} ist keine Zeile „feld: wert“", "erst der Feldname, dann Doppelpunkt und Leerzeichen, zum Beispiel titel: Sommerfest")
        reading.scalar(event.value, mark)
    elif isinstance(event, yaml.MappingStartEvent):
        reading.open(root if not reading.depth else {}, mark)
    elif isinstance(event, yaml.SequenceStartEvent):
        if not reading.depth:
            raise HeaderError(mark, "der Kopf ist eine Liste", "Zeilen „feld: wert“, zum Beispiel titel: Sommerfest")
        reading.open([], mark)
    elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
        reading.close()


def _guarded_events(text: str, reading: Reading) -> Iterator[yaml.Event]:
    documents = 0
    try:
        for number, event in enumerate(yaml.parse(text, Loader=yaml.CBaseLoader)):
            documents += isinstance(event, yaml.DocumentStartEvent)
            _refuse(event, reading, number, documents)
            yield event
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, reading.first_line) from None


def _refuse(event: yaml.Event, reading: Reading, number: int, documents: int) -> None:
    mark = reading.mark(event)
    if number > MAX_EVENTS:
        raise HeaderError(mark, f"der Kopf hat mehr als {MAX_EVENTS} Teile", "den langen Text unter den Kopf schreiben")
    if documents > 1:
        raise HeaderError(mark, "hier beginnt ein zweiter Kopf", "nur einen Kopf je Datei; für das Weitere eine zweite Datei anlegen")
    if isinstance(event, yaml.AliasEvent):
        raise HeaderError(mark, f"{quoted('*' + event.anchor)} ist in YAML ein Verweis", f"in Anführungszeichen setzen: '*{event.anchor}'")
    if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
        raise HeaderError(mark, f"{quoted('&' + event.anchor)} ist in YAML eine Marke", f"in Anführungszeichen setzen: '&{event.anchor} …'")
    if getattr(event, "tag", None) is not None:
        raise HeaderError(mark, "„!“ am Anfang hat in YAML eine besondere Bedeutung", "den Text in Anführungszeichen setzen: '! …'")
    if isinstance(event, yaml.CollectionStartEvent):
        if reading.depth >= MAX_DEPTH:
            raise HeaderError(mark, f"mehr als {MAX_DEPTH} Klammern oder Einrückungen ineinander", "so tief schachteln ist nie nötig; die Klammern löschen")
        if reading.expects_key:
            raise HeaderError(mark, "vor dem Doppelpunkt steht eine Liste oder Klammer", QUOTE_HINT)


UNCLOSED = "found unexpected end of stream"
PROBLEMS = {
    "mapping values are not allowed": ("hier steht ein Doppelpunkt zu viel", QUOTE_HINT),
    "could not find expected ':'": ("nach dem Feldnamen fehlt der Doppelpunkt", "feld: wert, mit Doppelpunkt und Leerzeichen"),
    "did not find expected key": ("die Einrückung passt nicht, oder ein Anführungszeichen ist zu viel", QUOTE_HINT),
    "found character that cannot start any token": ("mit diesem Zeichen darf ein Wert nicht beginnen", QUOTE_HINT),
    UNCLOSED: ("ein Anführungszeichen oder eine Klammer wird nicht geschlossen", "das schließende Zeichen ergänzen"),
    "block sequence entries are not allowed": ("ein „-“ steht am falschen Platz", "Listen beginnen in einer neuen Zeile: zwei Leerzeichen, „-“, Leerzeichen, Wert"),
    "did not find expected '-' indicator": ("die Liste ist nicht gleichmäßig eingerückt", "jede Zeile der Liste mit denselben Leerzeichen und „-“ beginnen"),
    "did not find expected ',' or": ("in der Klammer fehlt ein Komma oder die schließende Klammer", "[eins, zwei]"),
    "found unknown escape character": ("„\\“ hat in doppelten Anführungszeichen eine besondere Bedeutung", "einfache Anführungszeichen verwenden: '…'"),
}


def _syntax_error(error: yaml.MarkedYAMLError, first_line: int) -> HeaderError:
    text = error.problem or ""
    unclosed = text.startswith(UNCLOSED)
    place = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
    mark = Mark(first_line + place.line, place.column + 1) if place else Mark(first_line, 1)
    for start, (problem, hint) in PROBLEMS.items():
        if text.startswith(start):
            return HeaderError(mark, problem, hint)
    return HeaderError(mark, "diese Stelle ist kein gültiges YAML", QUOTE_HINT)
