"""Fingerprints of values that never change, kept for the next run of the same process."""

from __future__ import annotations


class KeptPrints:
    """The values that a run has asked for, each with its fingerprint: the same object has the same one.

    As long as a value is kept here its id belongs to nobody else.
    """

    def __init__(self) -> None:
        self._last: dict[int, tuple[object, bytes]] = {}
        self._now: dict[int, tuple[object, bytes]] = {}

    def find(self, value: object) -> tuple[object, bytes] | None:
        """The value with its fingerprint, if this run or the last one has asked for it."""
        found = self._now.get(id(value)) or self._last.get(id(value))
        if found is not None:
            self._now[id(value)] = found
        return found

    def keep(self, found: tuple[object, bytes]) -> None:
        """Remember a value that can never change."""
        self._now[id(found[0])] = found

    def end(self) -> None:
        """A run has ended: what it did not ask for is forgotten."""
        self._last, self._now = self._now, {}
