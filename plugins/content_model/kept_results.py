"""Results of a run that depend on single files, for the next run of the same process."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")


class KeptResults:
    """For each file what was made of it, and of what: it is made again only if one of these is another object.

    What all files share is compared as a whole. Only what the last run asked for is kept.
    """

    def __init__(self) -> None:
        self._shared: object = None
        self._last: dict[str, tuple[tuple[object, ...], Any]] = {}
        self._now: dict[str, tuple[tuple[object, ...], Any]] = {}

    def begin(self, shared: object) -> None:
        """A run starts; `shared` is what the results of all files depend on."""
        self._last = self._now if shared == self._shared else {}
        self._shared, self._now = shared, {}

    def of(self, path: str, sources: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """The result for a file; `sources` are the objects that it is made of."""
        known = self._last.get(path)
        if known is None or not all(map(operator.is_, known[0], sources)):
            known = (sources, make())
        self._now[path] = known
        result: Result = known[1]
        return result


class KeptObjects:
    """What the last run has read of each file; equal content is the same object again, so that it can be recognised."""

    def __init__(self) -> None:
        self._last: dict[str, Any] = {}
        self._now: dict[str, Any] = {}

    def begin(self) -> None:
        """A run starts."""
        self._last, self._now = self._now, {}

    def same(self, path: str, value: Result) -> Result:
        """The value of the last run if it equals this one."""
        known = self._last.get(path)
        self._now[path] = found = known if known == value else value
        return found


class KeptReading:
    """What one run of a process has read and checked, for the next one."""

    def __init__(self) -> None:
        self.documents, self.texts = KeptObjects(), KeptObjects()
        self.checks, self.laws, self.words = KeptResults(), KeptResults(), KeptResults()
        self.anchors, self.bodies, self.edits = KeptResults(), KeptResults(), KeptResults()
