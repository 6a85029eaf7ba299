"""Which foreign functions give the same result for the same arguments, judged by what their code names."""

from __future__ import annotations

import builtins
import dis
import re
from collections.abc import Iterator
from functools import cache, partial
from hashlib import blake2b
from types import CodeType, FunctionType, ModuleType
from typing import Any

_OUTSIDE = {"open", "input", "print", "id", "hash", "globals", "locals", "vars", "eval", "exec", "compile"}
_OUTSIDE |= {"__import__", "getattr", "setattr", "delattr", "object", "breakpoint", "memoryview"}
_CONSTANTS = (str, bytes, int, float, complex, bool, type(None), re.Pattern)
# What these modules give depends on nothing but the arguments.
_MODULES = {"re", "html", "string", "unicodedata", "urllib.parse", "markupsafe", "babel", "babel.core"}


@cache
def is_pure(function: Any) -> bool:
    """Whether the function uses nothing but its arguments, constants, builtins and functions of the same kind.

    What it is made of enters into the fingerprint of whoever offers it (`makeup_of`). In doubt the answer is no.
    """
    if isinstance(function, partial):
        bound = (*function.args, *function.keywords.values())
        return is_pure(function.func) and all(type(one) in _CONSTANTS for one in bound)
    return _is_pure(function, set())


def _is_pure(function: Any, asked: set[int]) -> bool:
    if not isinstance(function, FunctionType) or function.__closure__ or id(function) in asked:
        return isinstance(function, FunctionType) and not function.__closure__
    asked.add(id(function))
    plain = all(type(one) in _CONSTANTS for one in (function.__defaults__ or ()))
    return (
        plain
        and not function.__kwdefaults__
        and all(_is_harmless(name, function, asked) for name in _global_names(function.__code__))
    )


@cache
def makeup_of(function: Any) -> bytes:
    """All that decides on what a pure function gives: its code, its defaults, the constants it looks up, all these of others.

    A constant may have been computed when its module was loaded, and of two functions in one file a setting chooses one.
    """
    if isinstance(function, partial):
        bound = [*map(_spell, function.args), *map(_spell, sorted(function.keywords.items()))]
        return makeup_of(function.func) + repr(bound).encode()
    parts: list[str] = []
    _collect(function, set(), parts)
    return blake2b("|".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _collect(function: FunctionType, asked: set[int], parts: list[str]) -> None:
    if id(function) in asked:
        return
    asked.add(id(function))
    parts.append(f"{function.__module__}.{function.__qualname__}")
    if function.__module__ in _MODULES:  # they remember what they have compiled
        return
    parts += [_spell(function.__defaults__), *_code_parts(function.__code__)]
    for name in _global_names(function.__code__):
        value = function.__globals__.get(name)
        if isinstance(value, FunctionType):
            _collect(value, asked, parts)
        elif isinstance(value, (*_CONSTANTS, dict, tuple)):
            parts += [name, _spell(value)]


def _code_parts(code: CodeType) -> Iterator[str]:
    yield f"{code.co_code.hex()} {code.co_names}"
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _code_parts(one)
        else:
            yield _spell(one)


def _spell(value: Any) -> str:
    if isinstance(value, re.Pattern):
        return f"{value.pattern!r} {value.flags}"
    if isinstance(value, dict):
        return f"dict {[*map(_spell, value.items())]}"
    if isinstance(value, tuple):
        return f"tuple {[*map(_spell, value)]}"
    return f"frozenset {sorted(map(_spell, value))}" if isinstance(value, frozenset) else repr(value)


def _is_harmless(name: str, function: FunctionType, asked: set[int]) -> bool:
    if name not in function.__globals__:
        return hasattr(builtins, name) and name not in _OUTSIDE
    value = function.__globals__[name]
    if type(value) is dict or type(value) is tuple:
        parts = [*value, *value.values()] if type(value) is dict else value
        return all(type(one) in _CONSTANTS for one in parts)
    if isinstance(value, type) and issubclass(value, BaseException):
        return True
    home = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
    return type(value) in _CONSTANTS or home in _MODULES or _is_pure(value, asked)


def _global_names(code: CodeType) -> Iterator[str]:
    """Every name that the code and the functions within it look up outside themselves, and whatever they import."""
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield step.argval
        elif step.opname in ("IMPORT_NAME", "STORE_GLOBAL", "DELETE_GLOBAL"):
            yield "__import__"
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _global_names(one)
