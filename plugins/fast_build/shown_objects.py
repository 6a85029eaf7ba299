"""Pelican's own objects as templates see them: each has a name, and each of its attributes a fingerprint."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from hashlib import blake2b
from types import MethodType
from typing import Any

from jinja2 import Environment, Undefined
from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from fast_build.call_words import decode
from fast_build.fingerprint import SIZE, Fingerprints, Untracked

Attribute = str | tuple[str, tuple[Any, ...]]
"""The name of an attribute, or of a method with the arguments it is called with (see call_words)."""

MISSING: bytes = b"missing"
# What a template can do to an object without naming an attribute; the name of an object says what comes of it.
_SILENT = (
    *("__eq__", "__lt__", "__hash__", "__str__", "__len__", "__bool__", "__iter__", "__getitem__"),
    *("__contains__", "__html__", "__call__", "__format__", "__add__", "__mod__"),
)
_PLAIN_LINKS = r"[{|](?P<what>.*?)[|}]"


def is_shown_class(kind: type) -> bool:
    """Whether objects of this class are known by name and read attribute by attribute."""
    found = _shown_classes.get(kind)
    if found is None:
        found = _shown_classes[kind] = _is_shown_class(kind)
    return found


_shown_classes: dict[type, bool] = {}


def _is_shown_class(kind: type) -> bool:
    base = next((base for base in (Content, URLWrapper) if issubclass(kind, base)), None)
    return base is not None and all(_find(kind, one) is _find(base, one) for one in _SILENT)


def _find(kind: type, name: str) -> object:
    return next((vars(base)[name] for base in kind.__mro__ if name in vars(base)), None)


class ShownObjects:
    """The objects met so far in one build, and the fingerprints of what templates read of them."""

    def __init__(self) -> None:
        self.prints = Fingerprints(self.name_of)
        self._names: dict[int, tuple[object, bytes]] = {}
        self._objects: dict[bytes, Any] = {}
        self._twins: set[bytes] = set()
        self._lasting: dict[int, tuple[object, bytes]] = {}
        self._groups: dict[tuple[bytes, tuple[Attribute, ...]], bytes] = {}

    def name_of(self, value: Any) -> bytes | None:
        """The name of one of Pelican's objects; None for any other value. Raises Untracked."""
        if found := self._names.get(id(value)):
            return found[1]
        kind = type(value)
        if kind is Page or kind is Paginator:
            return self._spell_pages(value)
        if kind is MethodType and isinstance(value.__self__, NullTranslations):
            return b"gettext"  # its catalogue is part of the environment's fingerprint
        if not is_shown_class(kind):
            return None
        name = _spell(value)
        self._names[id(value)] = (value, name)
        first = self._objects.setdefault(name, value)
        if first is not value and not _are_alike(first, value):
            self._twins.add(name)
        return name

    def of_lasting(self, value: Any) -> bytes:
        """The fingerprint of a value that stays as it is until the build ends; raises Untracked."""
        found = self._lasting.get(id(value))
        if found is None:
            found = self._lasting[id(value)] = (value, self.prints.of(value))
        return found[1]

    def of_group(self, name: bytes, attributes: tuple[Attribute, ...]) -> bytes:
        """The fingerprint of these attributes of the object; raises Untracked if it has not been met."""
        key = (name, attributes)
        found = self._groups.get(key)
        if found is None:
            if name in self._twins or name not in self._objects:
                raise Untracked(f"{name.decode()} is not known, or there are two of it")
            one = self._objects[name]
            parts = b"".join(self._of_attribute(one, attribute) for attribute in attributes)
            found = self._groups[key] = blake2b(parts, digest_size=SIZE).digest()
        return found

    def _of_attribute(self, one: Any, attribute: Attribute) -> bytes:
        if isinstance(attribute, tuple):
            method, words = attribute
            arguments, named = decode(words)
            return self.prints.of(getattr(one, method)(*arguments, **named))
        if attribute in ("content", "summary") and _has_plain_text(one):
            return self._of_text(one, attribute)
        value = Environment.getattr(_ENVIRONMENT, one, attribute)
        return MISSING if isinstance(value, Undefined) else self.prints.of(value)

    def _of_text(self, one: Content, attribute: str) -> bytes:
        """What the text is made of: cutting a summary out of it takes a thousand times longer."""
        if attribute == "content":
            return self.prints.of(("content", one._content))  # noqa: SLF001 - read as Pelican does
        if "summary" in one.metadata:
            return self.prints.of(("summary", one.metadata["summary"]))
        settings = (
            one.settings.get(f"SUMMARY_{word}") for word in ("MAX_PARAGRAPHS", "MAX_LENGTH", "END_SUFFIX")
        )
        return self.prints.of(("summary", one._content, *settings))  # noqa: SLF001

    def _spell_pages(self, value: Page | Paginator) -> bytes:
        paginator = value.paginator if isinstance(value, Page) else value
        words: list[object] = [paginator.name, paginator.url, paginator.per_page, paginator.orphans]
        parts = [self.of_lasting(paginator.object_list)]
        if isinstance(value, Page):
            words += [value.full_name, value.base_url, value.number]
            parts.append(self.prints.of(value.object_list))
        return self.prints.of(words) + b"".join(parts)


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
    ours, theirs = _others(vars(first)), _others(vars(other))
    return ours.keys() == theirs.keys() and all(
        ours[key] is theirs[key] or ours[key] == theirs[key] for key in ours
    )


def _others(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is not in the name of the object; computing an address leaves `name` and `slug` behind."""
    names = ("_name", "_slug", "_slug_from_name", "name", "slug")
    return {key: value for key, value in values.items() if key not in names}


def _has_plain_text(one: Any) -> bool:
    """Whether content and summary are Pelican's own, and no link in the text is resolved when it is shown."""
    if not isinstance(one, Content) or not _has_own_text(type(one)):
        return False
    text = one._content  # noqa: SLF001 - read as Pelican does
    own = vars(one)
    return (
        isinstance(text, str)
        and "{" not in text
        and "|" not in text
        and one.settings.get("INTRASITE_LINK_REGEX") == _PLAIN_LINKS
        and not {"_get_content", "get_content", "get_summary"} & own.keys()
    )


def _has_own_text(kind: type) -> bool:
    names = ("content", "summary", "get_content", "get_summary", "_update_content")
    return all(_find(kind, name) is _OWN[name] for name in names)


_OWN = {
    name: vars(Content)[name]
    for name in ("content", "summary", "get_content", "get_summary", "_update_content")
}
