"""What one page reads while it renders, as plain values that can be asked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, NamedTuple

from fast_build.call_words import decode
from fast_build.fingerprint import SIZE
from fast_build.kept_prints import KeptPrints
from fast_build.parts import Parts
from fast_build.shown_objects import MISSING, ShownObjects
from fast_build.tracked_environment import TrackedEnvironment

Call = tuple[str, str, tuple[Any, ...]]
"""Kind (filter, test, name), name, arguments."""


@dataclass(frozen=True, slots=True)
class Reads:
    """The templates, the names of the context, the calls of foreign functions, and which attributes of objects.

    The last as numbers of Parts: name and attributes of each object in the order in which the page met them.
    """

    templates: tuple[str, ...]
    names: tuple[str, ...]
    calls: tuple[Call, ...]
    objects: tuple[int, ...]

    @classmethod
    def of(cls, numbers: tuple[int, ...], parts: Parts) -> Reads:
        """What these numbers mean; raises IndexError for numbers of other parts."""
        templates, names, calls, *objects = numbers
        return cls(parts[templates], parts[names], parts[calls], tuple(objects))

    def numbers(self, parts: Parts) -> tuple[int, ...]:
        """The same as numbers alone."""
        return (*map(parts.number, (self.templates, self.names, self.calls)), *self.objects)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be rendered: what its template gets (`own` first, then `context`) and who renders it.

    `later` makes the rest of `own` when it is needed: of a page of a list that is far more than the page itself.
    """

    name: str
    template: Any
    context: Mapping[str, Any]
    environment: TrackedEnvironment
    own: Mapping[str, Any]
    later: Callable[[], Mapping[str, Any]] | None = None

    def whole(self) -> Page:
        """The page with everything of its own."""
        return replace(self, own={**self.own, **self.later()}, later=None) if self.later else self

    def values(self) -> dict[str, Any]:
        """The whole context of the template, as Pelican's writer puts it together."""
        return {**self.context, "localsiteurl": self.context.get("localsiteurl"), **self.whole().own}


class _Shared(NamedTuple):
    """What a page reads as others do, and the names and calls of what it has of its own."""

    digest: bytes
    names: tuple[str, ...]
    calls: tuple[Call, ...]


class Readings:
    """Asks again what pages have read; answers are kept for the other pages of the same build."""

    def __init__(self, parts: Parts, kept: KeptPrints | None = None) -> None:
        self.parts = parts
        self.objects = ShownObjects(kept)
        self._groups: dict[int, bytes] = {}
        self._shared: dict[tuple[Any, ...], _Shared] = {}
        self._calls: dict[tuple[int, Call], bytes] = {}
        self._kept: list[Any] = []

    def digest(self, page: Page, reads: tuple[int, ...]) -> bytes:
        """16 bytes that stay the same as long as the page would read the same; raises Untracked.

        The page is whole, and `reads` are numbers of the parts; IndexError for those of other parts.
        """
        own, known = page.own, reads[:3]
        key = (id(page.context), id(page.environment), page.template.name, *own, *known)
        found = self._shared.get(key)
        if found is None:
            found = self._shared[key] = self._of_shared(page, Reads.of(reads, self.parts))
            self._kept.append(page)
        parts = [found.digest]
        parts += [self.objects.of_lasting(own[name]) for name in found.names]
        parts += [self._of_call(page, call) for call in found.calls]
        groups = self._groups
        parts += [groups.get(one) or self._of_group(one) for one in reads[3:]]
        return blake2b(b"".join(parts), digest_size=SIZE).digest()

    def _of_group(self, number: int) -> bytes:
        name, attributes = self.parts[number]
        found = self._groups[number] = self.objects.of_group(name, attributes)
        return found

    def _of_shared(self, page: Page, reads: Reads) -> _Shared:
        digest = blake2b(frame_of(page, reads.templates), digest_size=SIZE)
        for name in reads.names:
            if name not in page.own:
                digest.update(self._of_name(page, name))
        own_calls = tuple(call for call in reads.calls if call[0] == "name" and call[1] in page.own)
        for call in reads.calls:
            if call not in own_calls:
                digest.update(self._of_call(page, call))
        own_names = tuple(name for name in reads.names if name in page.own)
        return _Shared(digest.digest(), own_names, own_calls)

    def _of_name(self, page: Page, name: str) -> bytes:
        value = find_name(page, name)
        return MISSING if value is MISSING else self.objects.of_lasting(value)

    def _of_call(self, page: Page, call: Call) -> bytes:
        kind, name, words = call
        if kind == "name":
            return self._result(find_name(page, name), words)
        key = (id(page.environment), call)
        if key not in self._calls:
            self._calls[key] = self._result(page.environment.function(kind, name), words)
        return self._calls[key]

    def _result(self, function: Any, words: tuple[Any, ...]) -> bytes:
        if not callable(function):
            return MISSING
        arguments, named = decode(words)
        return self.objects.prints.of(function(*arguments, **named))


def frame_of(page: Page, templates: tuple[str, ...]) -> bytes:
    """The fingerprint of these templates and of the page's own; raises Untracked."""
    return page.environment.digest_of((page.template.name, *templates))


def find_name(page: Page, name: str) -> Any:
    """What a template finds under the name, MISSING if nothing."""
    for values in (page.own, page.context, page.template.environment.globals):
        if name in values:
            return values[name]
    return MISSING
