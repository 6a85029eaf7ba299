"""The arguments of a call as plain values that can be stored and compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from fast_build.fingerprint import Untracked

_LONGEST_ARGUMENT = 4096


def encode(arguments: tuple[Any, ...], named: Mapping[str, Any]) -> tuple[Any, ...]:
    """The arguments of a call as values that can be stored; raises Untracked."""
    return (_encode(list(arguments)), _encode(dict(named)))


def decode(words: tuple[Any, ...]) -> tuple[list[Any], dict[str, Any]]:
    """What `encode` was given."""
    return _decode(words[0]), _decode(words[1])


def _encode(value: Any) -> tuple[Any, ...]:
    kind = type(value)
    if kind in (int, bool, type(None)) or (kind is str and len(value) <= _LONGEST_ARGUMENT):
        return (kind.__name__, value)  # 1 and True are equal, and so would be the calls
    if kind is float:
        return ("float", repr(value))
    if kind is Markup and len(value) <= _LONGEST_ARGUMENT:
        return ("markup", str(value))
    if kind is Undefined:
        return ("undefined", None)
    if kind in (list, tuple):
        return (kind.__name__, tuple(_encode(one) for one in value))
    if kind is dict and all(type(key) is str for key in value):
        return ("dict", tuple((key, _encode(one)) for key, one in value.items()))
    raise Untracked(f"a function called with {kind.__name__}")


def _decode(words: tuple[Any, ...]) -> Any:
    kind, value = words
    if kind == "undefined":
        return Undefined()
    if kind == "float":
        return float(value)
    if kind == "markup":
        return Markup(value)  # noqa: S704 - it was one
    if kind == "dict":
        return {key: _decode(one) for key, one in value}
    if kind in ("list", "tuple"):
        return [_decode(one) for one in value] if kind == "list" else tuple(_decode(one) for one in value)
    return value
