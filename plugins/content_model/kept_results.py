"""Results of a run that depend on single files, for the next run of the same process.

What is made of the same objects is the same object again: so whoever builds on it knows without looking closer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import is_
from typing import Any, TypeVar

from content_model.file_stamps import Stamp

Result = TypeVar("Result")
_NONE = object()


class KeptWhole:
    """One result that is made of many objects: it is made again if one of them is another object."""

    def __init__(self) -> None:
        self._shared: object = None
        self._sources: Sequence[object] = ()
        self._result: Any = _NONE

    def of(self, shared: object, sources: Sequence[object], make: Callable[[], Result]) -> Result:
        """The result; `shared` is what is compared by its value."""
        same = len(sources) == len(self._sources) and all(map(is_, sources, self._sources))
        if self._result is _NONE or not same or shared != self._shared:
            self._result = make()
        self._shared, self._sources = shared, sources
        result: Result = self._result
        return result


class KeptRows:
    """For each file what was made of it, and of what: it is made again only if one of these is another object.

    What all files share is compared by its value, as a whole. Only what the last run asked for is kept.
    """

    def __init__(self) -> None:
        self._shared: object = None
        self._paths: Sequence[str] = ()
        self._columns: tuple[Sequence[object], ...] = ()
        self._results: list[Any] = []

    def of(
        self,
        shared: object,
        paths: Sequence[str],
        columns: tuple[Sequence[object], ...],
        make: Callable[[int, Result | None], Result],
        holds: Callable[[int, Result], bool] | None = None,
    ) -> list[Result]:
        """The results for the files, in their order; each column holds one object for each file.

        `make` gets the number of the file and its last result, if there is one; `holds` says of a result made
        of the same objects whether it still does.
        """
        before, last = self._last(paths)
        again: set[int] = set(range(len(paths)))
        if before and shared == self._shared:
            again = changed_rows(columns, before)
            if holds is not None:
                again |= {row for row in range(len(paths)) if row not in again and not holds(row, last[row])}
        results = list(last)
        for row in sorted(again):
            results[row] = make(row, last[row])
        self._shared, self._paths, self._columns, self._results = shared, paths, columns, results
        return list(results)

    def _last(self, paths: Sequence[str]) -> tuple[tuple[Sequence[object], ...], list[Any]]:
        """The columns and results of the last run, in the order of these files."""
        if paths == self._paths:
            return self._columns, self._results
        places = {path: row for row, path in enumerate(self._paths)}
        rows = [places.get(path) for path in paths]
        columns = tuple([_NONE if row is None else column[row] for row in rows] for column in self._columns)
        return columns, [None if row is None else self._results[row] for row in rows]


def changed_rows(now: Iterable[Sequence[object]], before: Iterable[Sequence[object]]) -> set[int]:
    """The rows in which one of the columns holds another object than before."""
    rows: set[int] = set()
    for column, was in zip(now, before, strict=True):
        rows.update(row for row, same in enumerate(map(is_, column, was)) if not same)
    return rows


class KeptTexts:
    """What the last run has read of each file, which is not read again while its stamp stays the same.

    That is for a process that stays, whose results nobody publishes: a new one trusts no time of a file.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[Stamp | None, Any]] = {}

    def of(
        self,
        stamps: Iterable[tuple[str, Stamp | None]],
        moment: int,
        read: Callable[[str, Result | None], Result],
    ) -> dict[str, Result]:
        """What was read of each path; without a stamp a file is read each time.

        All stamps have been taken after `moment` (nanoseconds). `read` gets the path and what was read last.
        """
        last, now = self._last, dict[str, tuple[Stamp | None, Any]]()
        for path, stamp in stamps:
            known = last.get(path)
            if known is None or stamp is None or known[0] != stamp:
                kept = stamp if stamp and stamp.is_settled(moment) else None
                known = kept, read(path, known[1] if known else None)
            now[path] = known
        self._last = now
        return {path: known[1] for path, known in now.items()}
