"""What many pages read alike – objects with their attributes, lists of names – kept once and known by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

_SPARE = 4  # so many unused parts for each used one are not worth counting anew


class Parts:
    """A growing list of different values; workers go on with the list as it was when they began."""

    def __init__(self, values: Iterable[Any] = ()) -> None:
        self.values: list[Any] = list(values)
        self._numbers: dict[Any, int] = {}

    def __getitem__(self, number: int) -> Any:
        return self.values[number]

    def __len__(self) -> int:
        return len(self.values)

    def number(self, value: Any) -> int:
        """The number of the value, a new one if nobody has asked for it yet."""
        numbers = self._numbers
        if len(numbers) != len(self.values):
            numbers.update(zip(self.values, range(len(self.values)), strict=True))
        found = numbers.get(value)
        if found is None:
            found = numbers[value] = len(self.values)
            self.values.append(value)
        return found

    def is_sparse(self, used: Iterable[Sequence[int]]) -> bool:
        """Whether most of the parts are used by nobody any more."""
        return len(self.values) > 1000 and len(self.values) > _SPARE * len(set().union(*used))


class Translation:
    """The numbers of one worker as our own; it began with `shared` parts, and tells each new one once."""

    def __init__(self, parts: Parts, shared: int) -> None:
        self._parts, self._shared = parts, shared
        self._ours: list[int] = []

    def translate(self, numbers: tuple[int, ...], fresh: Iterable[Any]) -> tuple[int, ...]:
        """Our numbers for theirs, after they have told their `fresh` parts."""
        self._ours += map(self._parts.number, fresh)
        shared, ours = self._shared, self._ours
        return tuple([one if one < shared else ours[one - shared] for one in numbers])
