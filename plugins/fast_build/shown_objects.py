"""Pelican's own objects as templates see them: each has a name, and each of its attributes a fingerprint."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import datetime
from functools import cache, lru_cache
from gettext import NullTranslations
from hashlib import blake2b
from operator import attrgetter
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
from fast_build.kept_prints import KeptPrints
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

    def __init__(self, kept: KeptPrints | None = None) -> None:
        self._kept_prints = kept or KeptPrints()
        self.prints = Fingerprints(self.name_of, _can_have_name)
        self._names: dict[int, bytes] = {}
        self._kept: list[object] = []  # as long as a value lives, its id belongs to nobody else
        self._objects: dict[bytes, Any] = {}
        self._twins: set[bytes] = set()
        self._lasting: dict[int, tuple[object, bytes]] = {}
        self._moments: dict[int, tuple[datetime, tuple[str, str]]] = {}
        self._pages: dict[tuple[int, int], tuple[Page, bytes]] = {}

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
        name = spell(value)
        self._names[id(value)] = name
        self._kept.append(value)
        first = self._objects.setdefault(name, value)
        if first is not value and not _are_alike(first, value):
            self._twins.add(name)
        return name

    def of_lasting(self, value: Any) -> bytes:
        """The fingerprint of a value that stays as it is until the build ends; raises Untracked."""
        if type(value) is Page:  # made for the one who asks
            return self._hash(value)
        found = self._lasting.get(id(value)) or self._kept_prints.find(value)
        if found is None:
            found = self._lasting[id(value)] = self._hash_lasting(value)
        return found[1]

    def _hash_lasting(self, value: Any) -> tuple[object, bytes]:
        if not is_dataclass(value) or is_shown_class(type(value)):
            return value, self._hash(value)
        digest, is_fixed = self.prints.of_fixed(value)
        if is_fixed:
            self._kept_prints.keep((value, digest))
        return value, digest

    def _hash(self, value: Any) -> bytes:
        plain = self._plain(value)
        return plain if type(plain) is bytes else blake2b(marshal.dumps(plain, 2), digest_size=SIZE).digest()

    def of_group(self, name: bytes, attributes: tuple[Attribute, ...]) -> bytes:
        """The fingerprint of these attributes of the object; raises Untracked if it has not been met."""
        one = self._objects.get(name)
        if one is None or name in self._twins:
            raise Untracked(f"{name.decode()} is not known, or there are two of it")
        # Plain values as they are, all others as bytes; format 2 writes equal values as equal bytes.
        parts = marshal.dumps(self._of_attributes(one, attributes), 2)
        return blake2b(parts, digest_size=SIZE).digest()

    def _of_attributes(self, one: Any, attributes: tuple[Attribute, ...]) -> list[Any]:
        reader, texts = _find_reader(attributes)
        if reader is not None:
            try:
                values = reader(one)
            except AttributeError:
                pass
            else:
                plain = self._plain
                parts = [value if type(value) in _PLAIN else plain(value) for value in values]
                return parts + [self._of_attribute(one, text) for text in texts]
        return [self._of_attribute(one, attribute) for attribute in attributes]

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
        return self._plain(value)

    def _plain(self, value: Any) -> Any:
        """The value itself or something as telling that marshal can write; raises Untracked."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is list and (names := self._names_of(value)):
            return names
        if is_shown_class(kind):
            return (self._names.get(id(value)) or self.name_of(value),)
        if kind in _MOMENTS and not getattr(value, "__dict__", None):
            return self._spell_moment(value)
        if kind is Markup:
            return ("markup", str(value))
        return MISSING if isinstance(value, Undefined) else self.prints.of(value)

    def _names_of(self, values: list[Any]) -> list[bytes] | None:
        """The names of the objects in a list of nothing else; raises Untracked."""
        if not values or not is_shown_class(type(values[0])):
            return None
        names = list(map(self._names.get, map(id, values)))
        if None in names:
            names = [known or self.name_of(one) for known, one in zip(names, values, strict=True)]
        return None if None in names else names  # type: ignore[return-value]

    def _spell_moment(self, value: datetime) -> tuple[str, str]:
        """One date is read by many pages."""
        found = self._moments.get(id(value))
        if found is None:
            found = self._moments[id(value)] = (value, (type(value).__name__, spell_moment(value)))
        return found[1]

    def _spell_pages(self, value: Page | Paginator) -> bytes:
        if isinstance(value, Paginator):
            words = [value.name, value.url, value.per_page, value.orphans]
            return self.prints.of(words) + self.of_lasting(value.object_list)
        place = (id(value.paginator), value.number)
        found = self._pages.get(place)
        if found is None or not _are_same_page(found[0], value):
            words = [value.full_name, value.base_url, value.number]
            name = self.of_lasting(value.paginator) + self.prints.of(words) + self._hash(value.object_list)
            found = self._pages[place] = (value, name)
        return found[1]


def _are_same_page(one: Page, other: Page) -> bool:
    """Whether two objects stand for the same part of the same list, as each page knows its neighbours."""
    return (one.full_name, one.base_url, one.object_list) == (
        other.full_name,
        other.base_url,
        other.object_list,
    )


@lru_cache(1000)
def _find_reader(
    attributes: tuple[Attribute, ...],
) -> tuple[Callable[[Any], tuple[Any, ...]] | None, tuple[str, ...]]:
    """What reads these attributes at once, all but texts; None if some are calls, items or the like."""
    names = [
        name for name in attributes if type(name) is str and name.isidentifier() and name not in OWN_TEXT
    ]
    texts = [name for name in attributes if type(name) is str and name in OWN_TEXT]
    if not names or len(names) + len(texts) < len(attributes):
        return None, ()
    # With two names or more, attrgetter gives a tuple.
    return attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),), tuple(texts)


_PLAIN = {str, int, float, bool, type(None)}
_MOMENTS = {datetime, SafeDatetime}
_ENVIRONMENT = Environment()  # noqa: S701 - renders nothing


def _spell_kind(kind: type) -> bytes:
    return f"{kind.__module__}.{kind.__qualname__}|".encode()


_word: Callable[[Any], bytes] = cache(_spell_kind)


def spell(value: Content | URLWrapper) -> bytes:
    """The name of one of Pelican's objects; raises Untracked for one without a source."""
    if isinstance(value, URLWrapper):
        return _word(type(value)) + f"{value.name}|{value.slug}".encode()
    if not value.source_path:
        raise Untracked(f"{type(value).__qualname__} without a source")
    return _word(type(value)) + value.source_path.encode()


def _are_alike(first: Any, other: Any) -> bool:
    """Whether two objects are the same word said twice, as each article has its own Tag objects."""
    if not isinstance(first, URLWrapper) or not isinstance(other, URLWrapper):
        return False
    ours, theirs = vars(first), vars(other)
    if _USUAL.issuperset(ours) and _USUAL.issuperset(theirs) and ours["settings"] is theirs["settings"]:
        return True
    more = ours.keys() - _IN_NAME
    return more == theirs.keys() - _IN_NAME and all(
        ours[key] is theirs[key] or ours[key] == theirs[key] for key in more
    )


_IN_NAME = {"_name", "_slug", "_slug_from_name", "name", "slug"}
"""What is in the name of the object; computing an address leaves `name` and `slug` behind."""
_USUAL = {*_IN_NAME, "settings"}
