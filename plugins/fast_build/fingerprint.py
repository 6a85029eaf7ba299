"""One short hash for any plain value: equal values have equal ones, today and in the next process."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from functools import partial
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MappingProxyType, ModuleType
from typing import Any

from fast_build.pure_functions import is_pure, makeup_of

SIZE = 16
"""Bytes of a fingerprint."""

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

    `known` gives the name of such an object, or None; it is asked first about all objects of the classes that
    `can_be_known` says yes to.
    """

    def __init__(
        self, known: Known = lambda _value: None, can_be_known: Callable[[type], bool] = lambda _kind: True
    ) -> None:
        self._known, self._can_be_known = known, can_be_known
        # The value itself stays with its fingerprint: as long as it lives its id belongs to nobody else.
        self._frozen: dict[int, tuple[object, Any, bool]] = {}
        self._ways: dict[type, Callable[[Any], Any]] = {list: self._loosely(self._items), tuple: self._items}
        self._ways |= {dict: self._mapping, set: self._loosely(self._members), frozenset: self._members}
        self._loose = 0  # so many values met so far can change, or have a name that only their owner knows

    def of(self, value: object) -> bytes:
        """The fingerprint of a value; raises Untracked."""
        try:
            # Format 2 writes equal values as equal bytes, and 1, 1.0 and True as different ones.
            return blake2b(marshal.dumps(self._plain(value), 2), digest_size=SIZE).digest()
        except (RecursionError, ValueError):
            raise Untracked("a value that holds itself, or is nested too deeply") from None

    def of_fixed(self, value: object) -> tuple[bytes, bool]:
        """The fingerprint, and whether it will be the value's as long as that lives; raises Untracked."""
        before = self._loose
        return self.of(value), self._loose == before

    def _loosely(self, way: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def plain(value: Any) -> Any:
            self._loose += 1
            return way(value)

        return plain

    def _plain(self, value: Any) -> Any:
        """Something just as telling that marshal can write.

        Plain values are themselves, containers are lists, all else are tuples with their kind in front.
        """
        kind = type(value)
        if kind in _PLAIN:
            return value
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._find_way(kind)
        return way(value)

    def _items(self, values: Any) -> list[Any]:
        plain = self._plain
        return [type(values).__name__, *[one if type(one) in _PLAIN else plain(one) for one in values]]

    def _mapping(self, values: Mapping[Any, Any]) -> list[Any]:
        self._loose += 1
        return ["dict", *map(self._plain, values), *map(self._plain, values.values())]

    def _members(self, values: Iterable[Any]) -> tuple[Any, ...]:
        return ("set", *sorted(map(self.of, values)))

    def _find_way(self, kind: type) -> Callable[[Any], Any]:
        """How values of this class become plain; the caller may know any of them."""
        if _atom(kind):
            return _spelling(kind)
        way = self._find_unknown(kind)
        if not self._can_be_known(kind):
            return way

        def plain(value: Any) -> Any:
            name = self._known(value)
            if name is None:
                return way(value)
            self._loose += 1
            return ("known", name)

        return plain

    def _find_unknown(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, Enum):
            return lambda value: ("enum", f"{_name(kind)}.{value.name}")
        if is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            return self._frozen_way(kind)
        if _is_frozen_model(kind):
            return lambda value: ("model", _name(kind), self._mapping(value.__dict__))
        if kind is MappingProxyType:
            return self._mapping
        return self._derived_way(kind)

    def _frozen_way(self, kind: Any) -> Callable[[Any], Any]:
        """Frozen values that hold more than plain ones are hashed once."""
        names, word, frozen = [field.name for field in fields(kind)], _name(kind), self._frozen
        # With two names or more, attrgetter gives a tuple.
        read = attrgetter(*names, "__class__", "__class__")

        def plain(value: Any) -> Any:
            if found := frozen.get(id(value)):
                self._loose += found[2]
                return found[1]
            parts = read(value)[:-2]
            if _PLAIN.issuperset(map(type, parts)):
                return ("frozen", word, parts)
            before = self._loose
            digest = blake2b(marshal.dumps([word, *map(self._plain, parts)], 2), digest_size=SIZE).digest()
            frozen[id(value)] = (value, ("frozen", digest), self._loose > before)
            return ("frozen", digest)

        return plain

    def _derived_way(self, kind: type) -> Callable[[Any], Any]:
        """A class derived from a plain one, with whatever its instances carry besides."""
        base = next((base for base in kind.__mro__[1:] if _atom(base) or base in _CONTAINERS), None)
        if base is None:
            return _callable
        word, spell = _name(kind), _atom(base) or self._ways[base]
        if not kind.__dictoffset__:
            return lambda value: ("derived", word, base.__name__, spell(value))

        def plain(value: Any) -> Any:
            self._loose += 1
            more = getattr(value, "__dict__", None)
            return ("derived", word, base.__name__, spell(value), more and self._mapping(more))

        return plain


def _callable(value: Any) -> tuple[str, str | bytes]:
    """What a function does is seen by its results, unless nobody need ask it; a name tells one from another."""
    if isinstance(value, (FunctionType, partial)) and is_pure(value):
        return ("callable", makeup_of(value))
    if isinstance(value, (FunctionType, type, ModuleType)) or _is_unbound(value):
        return ("callable", _name(value))
    raise Untracked(f"{_name(type(value))} is no plain value")


def _spelling(kind: type) -> Callable[[Any], tuple[str, Any]]:
    word, spell = kind.__name__, _atom(kind)
    assert spell
    return lambda value: (word, spell(value))


def _atom(kind: type) -> Callable[[Any], str | bytes] | None:
    return _ATOMS.get(kind) or _RARE.get(_name(kind))


def _name(kind: Any) -> str:
    return f"{getattr(kind, '__module__', '')}.{getattr(kind, '__qualname__', kind.__name__)}"


def _is_unbound(value: Any) -> bool:
    return isinstance(value, BuiltinFunctionType) and isinstance(value.__self__, (ModuleType, type(None)))


def _is_frozen_model(kind: type) -> bool:
    config = getattr(kind, "model_config", None)
    return isinstance(config, dict) and hasattr(kind, "model_fields") and bool(config.get("frozen"))


def spell_moment(value: datetime | time) -> str:
    """All that tells one moment from another, its zone too."""
    zone = value.tzinfo
    return f"{value.isoformat()}|{value.fold}|{_zone(zone)}"


def _zone(zone: tzinfo | None) -> str:
    return "" if zone is None else f"{_name(type(zone))}{getattr(zone, 'key', None) or zone!s}"


_CONTAINERS = (list, tuple, dict)
_PLAIN = {str, int, float, bool, bytes, type(None)}
_ATOMS: dict[type, Callable[[Any], str | bytes]] = {
    str: str.__str__,
    bytes: bytes,
    bool: bool.__repr__,
    int: int.__repr__,
    float: float.__repr__,
    complex: complex.__repr__,
    type(None): repr,
    type(...): repr,
    datetime: spell_moment,
    date: date.isoformat,
    time: spell_moment,
    timedelta: lambda value: f"{value.days},{value.seconds},{value.microseconds}",
    PurePath: str,
    range: repr,
    slice: repr,
}
# By name: importing their modules takes longer than most builds have a use for them.
_RARE: dict[str, Callable[[Any], str | bytes]] = dict.fromkeys(
    ("decimal.Decimal", "fractions.Fraction", "uuid.UUID"), str
)
