"""Results of a run that depend on single files, for the next run of the same process."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, TypeVar

from content_model.file_stamps import Stamp

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


class KeptTexts:
    """What the last run has read of each file, which is not read again while its stamp stays the same.

    That is for a process that stays, whose results nobody publishes: a new one trusts no time of a file.
    Equal content is the same object again, so that it can be recognised.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[Stamp | None, tuple[Any, ...]]] = {}
        self._now: dict[str, tuple[Stamp | None, tuple[Any, ...]]] = {}
        self._moment = 0

    def begin(self, moment: int) -> None:
        """A run starts; it has taken all stamps after this moment (nanoseconds)."""
        self._last, self._now, self._moment = self._now, {}, moment

    def of(self, path: str, stamp: Stamp | None, read: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
        """The parts of a file; without a stamp it is read each time."""
        known, parts = self._last.get(path, (None, ()))
        if stamp is None or known != stamp:
            now = read()
            parts = tuple(was if was == one else one for was, one in zip(parts or now, now, strict=True))
            known = stamp if stamp and stamp.is_settled(self._moment) else None
        self._now[path] = known, parts
        return parts
