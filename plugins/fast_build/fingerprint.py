"""One short hash for any plain value: equal values have equal ones, today and in the next process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from hashlib import blake2b
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MappingProxyType, ModuleType
from typing import Any
from uuid import UUID

SIZE = 16
"""Bytes of a fingerprint."""

_DEEPEST = 200
_SEPARATOR = b"\0"
Known = Callable[[Any], bytes | None]


class Untracked(Exception):
    """A value whose every change cannot be seen from outside; the text says which."""


def fingerprint(value: object) -> bytes:
    """16 bytes that tell one plain value from another; raises Untracked for any other kind of value.

    Plain are texts, numbers, dates, paths, None, enum members, tuples, lists, dicts (their order counts),
    sets, frozen dataclasses and frozen pydantic models. Markup("a") and "a" differ, as 1, 1.0 and True do.
    """
    return Fingerprints().of(value)


class Fingerprints:
    """Fingerprints of values that may hold objects which the caller knows by a name of its own.

    `known` gives the name of such an object, or None; it is asked before anything else is tried.
    """

    def __init__(self, known: Known | None = None) -> None:
        self._known = known or (lambda _value: None)
        # The value itself stays with its fingerprint: as long as it lives its id belongs to nobody else.
        self._frozen: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """The fingerprint of a value; raises Untracked."""
        parts: list[bytes] = []
        self._feed(value, parts.append, _DEEPEST)
        return blake2b(b"".join(parts), digest_size=SIZE).digest()

    def _feed(self, value: Any, add: Callable[[bytes], None], depth: int) -> None:
        if depth <= 0:
            raise Untracked("a value that holds itself, or is nested too deeply")
        kind = type(value)
        if atom := _ATOMS.get(kind):
            atom(value, add)
        elif kind in (list, tuple):
            self._feed_items(kind.__name__, value, add, depth)
        elif kind is dict:
            self._feed_mapping(value, add, depth)
        elif (name := self._known(value)) is not None:
            _feed_text(b"known", name, add)
        else:
            self._feed_other(value, add, depth)

    def _feed_items(self, word: str, values: Iterable[Any], add: Callable[[bytes], None], depth: int) -> None:
        add(f"({word}".encode())
        for value in values:
            self._feed(value, add, depth - 1)
        add(b")")

    def _feed_mapping(self, values: Mapping[Any, Any], add: Callable[[bytes], None], depth: int) -> None:
        add(b"{")
        for key, value in values.items():
            self._feed(key, add, depth - 1)
            self._feed(value, add, depth - 1)
        add(b"}")

    def _feed_other(self, value: Any, add: Callable[[bytes], None], depth: int) -> None:
        kind = type(value)
        if isinstance(value, Enum):
            _feed_text(b"enum", f"{_name(kind)}.{value.name}".encode(), add)
        elif is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            _feed_text(b"frozen", self._of_frozen(value, depth), add)
        elif isinstance(value, (set, frozenset)) and kind in (set, frozenset):
            add(b"<" + b"".join(sorted(self.of(one) for one in value)) + b">")
        elif _is_frozen_model(kind):
            _feed_text(b"model", _name(kind).encode(), add)
            self._feed_mapping(value.__dict__, add, depth)
        elif kind is MappingProxyType:
            self._feed_mapping(value, add, depth)
        else:
            self._feed_derived(value, add, depth)

    def _of_frozen(self, value: Any, depth: int) -> bytes:
        found = self._frozen.get(id(value))
        if found is None:
            parts = [_name(type(value)).encode(), _SEPARATOR]
            for field in fields(value):
                self._feed(getattr(value, field.name), parts.append, depth - 1)
            found = (value, blake2b(b"".join(parts), digest_size=SIZE).digest())
            self._frozen[id(value)] = found
        return found[1]

    def _feed_derived(self, value: Any, add: Callable[[bytes], None], depth: int) -> None:
        """A class derived from a plain one, with whatever its instances carry besides."""
        base = next((base for base in type(value).__mro__[1:] if base in _ATOMS or base in _CONTAINERS), None)
        if base is not None:
            _feed_text(b"derived", _name(type(value)).encode(), add)
            if base is dict:
                self._feed_mapping(value, add, depth)
            elif base in _CONTAINERS:
                self._feed_items(base.__name__, value, add, depth)
            else:
                _ATOMS[base](value, add)
        elif isinstance(value, (FunctionType, type, ModuleType)) or _is_unbound(value):
            # What a function does is seen by its results; a name tells one from another.
            _feed_text(b"callable", _name(value).encode(), add)
            return
        else:
            raise Untracked(f"{_name(type(value))} is no plain value")
        if more := getattr(value, "__dict__", None):
            self._feed_mapping(more, add, depth)


def _name(kind: Any) -> str:
    return f"{getattr(kind, '__module__', '')}.{getattr(kind, '__qualname__', kind.__name__)}"


def _is_unbound(value: Any) -> bool:
    return isinstance(value, BuiltinFunctionType) and isinstance(value.__self__, (ModuleType, type(None)))


def _is_frozen_model(kind: type) -> bool:
    config = getattr(kind, "model_config", None)
    return isinstance(config, dict) and hasattr(kind, "model_fields") and bool(config.get("frozen"))


def _feed_text(kind: bytes, text: bytes, add: Callable[[bytes], None]) -> None:
    add(b"%b%d:" % (kind, len(text)))
    add(text)


def spell_moment(value: datetime | time) -> str:
    """All that tells one moment from another, its zone too."""
    zone = value.tzinfo
    return f"{value.isoformat()}|{value.fold}|{_zone(zone)}"


def _zone(zone: tzinfo | None) -> str:
    return "" if zone is None else f"{_name(type(zone))}{getattr(zone, 'key', None) or zone!s}"


def _atom(kind: bytes, spell: Callable[[Any], str]) -> Callable[[Any, Callable[[bytes], None]], None]:
    def feed(value: Any, add: Callable[[bytes], None]) -> None:
        _feed_text(kind, spell(value).encode("utf-8", "surrogatepass"), add)

    return feed


_CONTAINERS = (list, tuple, dict)
_ATOMS: dict[type, Callable[[Any, Callable[[bytes], None]], None]] = {
    str: _atom(b"s", str.__str__),
    bytes: lambda value, add: _feed_text(b"b", bytes(value), add),
    bool: _atom(b"t", bool.__repr__),
    int: _atom(b"i", int.__repr__),
    float: _atom(b"f", float.__repr__),
    complex: _atom(b"c", complex.__repr__),
    type(None): lambda _value, add: add(b"n"),
    type(...): lambda _value, add: add(b"e"),
    datetime: _atom(b"dt", spell_moment),
    date: _atom(b"d", date.isoformat),
    time: _atom(b"tm", spell_moment),
    timedelta: _atom(b"td", lambda value: f"{value.days},{value.seconds},{value.microseconds}"),
    Decimal: _atom(b"dec", str),
    Fraction: _atom(b"fr", str),
    UUID: _atom(b"u", str),
    PurePath: _atom(b"p", str),
    range: _atom(b"r", repr),
    slice: _atom(b"sl", repr),
}
