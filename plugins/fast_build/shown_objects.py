"""Pelican's own objects as templates see them: each has a name, and each of its attributes a fingerprint."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import datetime
from functools import cache
from gettext import NullTranslations
from hashlib import blake2b
from types import MethodType
from typing import Any

from jinja2 import Environment, Undefined
from markupsafe import Markup
from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper
from pelican.utils import SafeDatetime

from fast_build.call_words import decode
from fast_build.fingerprint import SIZE, Fingerprints, Untracked, spell_moment
from fast_build.shown_texts import OWN_TEXT, find_in_class, text_of

Attribute = str | tuple[str, tuple[Any, ...]]
"""The name of an attribute, or of a method with the arguments it is called with (see call_words)."""

MISSING: bytes = b"missing"
# What a template can do to an object without naming an attribute; the name of an object says what comes of it.
_SILENT = (
    *("__eq__", "__lt__", "__hash__", "__str__", "__len__", "__bool__", "__iter__", "__getitem__"),
    *("__contains__", "__html__", "__call__", "__format__", "__add__", "__mod__"),
)


def _can_have_name(kind: type) -> bool:
    return kind in (Page, Paginator, MethodType) or is_shown_class(kind)


def _is_shown_class(kind: Any) -> bool:
    base = next((base for base in (Content, URLWrapper) if issubclass(kind, base)), None)
    return base is not None and all(find_in_class(kind, one) is find_in_class(base, one) for one in _SILENT)


is_shown_class: Callable[[Any], bool] = cache(_is_shown_class)
"""Whether objects of this class are known by name and read attribute by attribute."""


class ShownObjects:
    """The objects met so far in one build, and the fingerprints of what templates read of them."""

    def __init__(self) -> None:
        self.prints = Fingerprints(self.name_of, _can_have_name)
        self._names: dict[int, bytes] = {}
        self._kept: list[object] = []  # as long as a value lives, its id belongs to nobody else
        self._objects: dict[bytes, Any] = {}
        self._twins: set[bytes] = set()
        self._lasting: dict[int, tuple[object, bytes]] = {}

    def name_of(self, value: Any) -> bytes | None:
        """The name of one of Pelican's objects; None for any other value. Raises Untracked."""
        if found := self._names.get(id(value)):
            return found
        kind = type(value)
        if kind is Page or kind is Paginator:
            return self._spell_pages(value)
        if kind is MethodType and isinstance(value.__self__, NullTranslations):
            return b"gettext"  # its catalogue is part of the environment's fingerprint
        if not is_shown_class(kind):
            return None
        name = _spell(value)
        self._names[id(value)] = name
        self._kept.append(value)
        first = self._objects.setdefault(name, value)
        if first is not value and not _are_alike(first, value):
            self._twins.add(name)
        return name

    def of_lasting(self, value: Any) -> bytes:
        """The fingerprint of a value that stays as it is until the build ends; raises Untracked."""
        found = self._lasting.get(id(value))
        if found is None:
            found = self._lasting[id(value)] = (value, self._hash(value))
        return found[1]

    def _hash(self, value: Any) -> bytes:
        plain = self._plain(value)
        return plain if type(plain) is bytes else blake2b(marshal.dumps(plain, 2), digest_size=SIZE).digest()

    def of_group(self, name: bytes, attributes: tuple[Attribute, ...]) -> bytes:
        """The fingerprint of these attributes of the object; raises Untracked if it has not been met."""
        if name in self._twins or name not in self._objects:
            raise Untracked(f"{name.decode()} is not known, or there are two of it")
        one = self._objects[name]
        # Plain values as they are, all others as bytes; format 2 writes equal values as equal bytes.
        parts = marshal.dumps([self._of_attribute(one, attribute) for attribute in attributes], 2)
        return blake2b(parts, digest_size=SIZE).digest()

    def _of_attribute(self, one: Any, attribute: Attribute) -> Any:
        if isinstance(attribute, tuple):
            method, words = attribute
            arguments, named = decode(words)
            return self._plain(getattr(one, method)(*arguments, **named))
        if attribute in OWN_TEXT and (text := text_of(one, attribute)) is not None:
            return text
        try:
            value = getattr(one, attribute)
        except AttributeError:
            value = _ENVIRONMENT.getattr(one, attribute)
        return MISSING if isinstance(value, Undefined) else self._plain(value)

    def _plain(self, value: Any) -> Any:
        """The value itself or something as telling that marshal can write; raises Untracked."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is list and (names := self._names_of(value)):
            return names
        if is_shown_class(kind):
            return (self.name_of(value),)
        spell = _SPELLINGS.get(kind)
        return spell(value) if spell and not getattr(value, "__dict__", None) else self.prints.of(value)

    def _names_of(self, values: list[Any]) -> list[bytes] | None:
        """The names of the objects in a list of nothing else; raises Untracked."""
        if not values or not is_shown_class(type(values[0])):
            return None
        names = list(map(self._names.get, map(id, values)))
        if None in names:
            names = list(map(self.name_of, values))
        return None if None in names else names  # type: ignore[return-value]

    def _spell_pages(self, value: Page | Paginator) -> bytes:
        paginator = value.paginator if isinstance(value, Page) else value
        words: list[object] = [paginator.name, paginator.url, paginator.per_page, paginator.orphans]
        parts = [self.of_lasting(paginator.object_list)]
        if isinstance(value, Page):
            words += [value.full_name, value.base_url, value.number]
            parts.append(self._hash(value.object_list))
        return self.prints.of(words) + b"".join(parts)


_PLAIN = {str, int, float, bool, type(None)}
_SPELLINGS: dict[type, Callable[[Any], tuple[str, ...]]] = {
    Markup: lambda value: ("markup", str(value)),
    datetime: lambda value: ("datetime", spell_moment(value)),
    SafeDatetime: lambda value: ("SafeDatetime", spell_moment(value)),
}
_ENVIRONMENT = Environment()  # noqa: S701 - renders nothing


def _spell(value: Content | URLWrapper) -> bytes:
    kind = f"{type(value).__module__}.{type(value).__qualname__}"
    if isinstance(value, URLWrapper):
        return f"{kind}|{value.name}|{value.slug}".encode()
    if not value.source_path:
        raise Untracked(f"{kind} without a source")
    return f"{kind}|{value.source_path}".encode()


def _are_alike(first: Any, other: Any) -> bool:
    """Whether two objects are the same word said twice, as each article has its own Tag objects."""
    if not isinstance(first, URLWrapper) or not isinstance(other, URLWrapper):
        return False
    ours, theirs = vars(first), vars(other)
    more = ours.keys() - _IN_NAME
    return more == theirs.keys() - _IN_NAME and all(
        ours[key] is theirs[key] or ours[key] == theirs[key] for key in more
    )


_IN_NAME = {"_name", "_slug", "_slug_from_name", "name", "slug"}
"""What is in the name of the object; computing an address leaves `name` and `slug` behind."""
