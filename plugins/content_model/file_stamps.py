"""What the system knows about a file, to tell without reading it whether it can have changed."""

from __future__ import annotations

import os
from typing import NamedTuple

UNSETTLED = 2_000_000_000
"""Nanoseconds within which some file systems give the same time twice."""


class Stamp(NamedTuple):
    """Number and bytes of a file, and when its text and its entry in the folder were changed, in nanoseconds."""

    number: int
    size: int
    changed: int
    entered: int

    @classmethod
    def of(cls, state: os.stat_result) -> Stamp:
        """The stamp of a file in this state."""
        return cls(state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)

    def is_settled(self, now: int) -> bool:
        """Whether any change after `now` (nanoseconds) gives another stamp, as far as the clock goes forward.

        A file can change twice within a tick of the clock; git calls such files racily clean.
        """
        return max(self.changed, self.entered) < now - UNSETTLED
