"""The names of files that a build is about to write, kept until it has ended well."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath


class StartedFiles:
    """A list beside the books; `left` is what a build that was killed has begun and nobody else remembers."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.left = _read(path)
        self._named = set(self.left)

    def begin(self, names: Iterable[str]) -> None:
        """Remember the names before their files are written; a list that cannot be written is none."""
        new = sorted(set(names) - self._named)
        self._named.update(new)
        if new:
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("ab") as file:
                    file.write(b"".join(os.fsencode(name) + b"\0" for name in new))

    def end(self) -> None:
        """Everything is in the books."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def _read(path: Path) -> frozenset[str]:
    """Whole names only; the last may have been cut off."""
    try:
        *names, _rest = path.read_bytes().split(b"\0")
    except OSError:
        return frozenset()
    return frozenset(os.fsdecode(name) for name in names if _is_below(name))


def _is_below(name: bytes) -> bool:
    """A damaged list never leads out of the output folder."""
    path = PurePath(os.fsdecode(name))
    return bool(name) and not path.is_absolute() and ".." not in path.parts
