"""Files of a build beside the live folder: a file that stays the same is a second name of the live one.

Comparing is several times cheaper than creating. In return nobody may write into a file that is
there already, it could be the live site's: what has to change becomes a new file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from content_model.made_beside import made_beside

CONTEXT_NAME = "STANDING_SITE"
MANY = 1000
"""Writing so many files takes longer than starting a process."""
_READ = os.O_RDONLY | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


class Standing(Protocol):
    """The live site of a preview, in which a build may leave files in their place."""

    stands: bool

    def keep(self, name: str) -> None:
        """The file of this name stays as it is."""
        ...

    def holds(self, name: str, data: bytes) -> bool:
        """Whether the file is known to hold this very object."""
        ...


class Output(NamedTuple):
    """Where a build writes, and the live folder, which may be missing.

    With a standing site, files that stay the same stay in the live folder and need no second name.
    """

    folder: str
    live: str
    standing: Standing | None = None

    @classmethod
    def of(cls, folder: str, settings: Mapping[str, Any]) -> Output:
        """The output of a run with these settings, which writes into this folder."""
        standing: Standing | None = settings.get(CONTEXT_NAME)
        return cls(folder, settings["OUTPUT_PATH"], standing if standing and standing.stands else None)


def write_output(address: str, data: bytes, output: Output) -> None:
    """Bring about the file at an address of the output.

    Raises OSError. What lies in its place is replaced, never written through.
    """
    path = f"{output.folder}/{address}"
    if not _takes_over(address, path, data, output):
        _write_new(path, data)


def write_outputs(files: Sequence[tuple[str, bytes]], output: Output) -> None:
    """Bring about the files at their addresses; of many, a process of its own writes every second. Raises OSError."""
    if len(files) < MANY or output.standing is not None:  # what a standing site keeps is noted here
        _write_each(files, output)
        return
    with made_beside(lambda: _write_each(files[::2], output)) as others:
        _write_each(files[1::2], output)
        if not others():
            _write_each(files[::2], output)


def _write_each(files: Sequence[tuple[str, bytes]], output: Output) -> bool:
    """True when all are written."""
    for address, data in files:
        write_output(address, data, output)
    return True


def leave_file(address: str, output: Output) -> bool:
    """Let the live file stay in its place; false if that is impossible, or another was written in this build."""
    if output.standing is None or os.path.lexists(f"{output.folder}/{address}"):
        return False
    output.standing.keep(address)
    return True


def keep_folder(address: str, output: Output) -> list[str]:
    """Take all files below an address over from the live folder; gives their addresses, none if there are none."""
    kept, live = [], output.live
    for place, _folders, names in os.walk(f"{live}/{address}"):
        below = place.removeprefix(f"{live}/")
        for name in names:
            if output.standing:
                output.standing.keep(f"{below}/{name}")
            else:
                _keep(f"{live}/{below}/{name}", f"{output.folder}/{below}/{name}")
            kept.append(f"{below}/{name}")
    return sorted(kept)


def _keep(live: str, path: str) -> None:
    try:
        _link(live, path)
    except OSError:
        _write_new(path, Path(live).read_bytes())


def _takes_over(address: str, path: str, data: bytes, output: Output) -> bool:
    """Whether the live file holds these bytes and stays or has got a second name; not every file system can do that."""
    live = f"{output.live}/{address}"
    found = _number_if_equal(live, data)
    if found is None:
        return False
    if output.standing:
        return leave_file(address, output)
    try:
        _link(live, path)
    except OSError:
        return False
    # Not if another build has exchanged the live folder just now, nor if the live file leads elsewhere.
    return os.lstat(path).st_ino == found


def _number_if_equal(file: str, data: bytes) -> int | None:
    """The number of the file if it holds exactly these bytes."""
    try:
        opened = os.open(file, _READ)
    except OSError:
        return None
    try:
        state = os.fstat(opened)
        if not stat.S_ISREG(state.st_mode) or state.st_size != len(data):
            return None
        return state.st_ino if _read(opened, len(data)) == data else None
    except OSError:
        return None
    finally:
        os.close(opened)


def _read(opened: int, size: int) -> bytes:
    parts, left = [], size
    while left and (part := os.read(opened, left)):
        parts.append(part)
        left -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _link(live: str, path: str) -> None:
    try:
        os.link(live, path)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        os.link(live, path)


def _write_new(path: str, data: bytes) -> None:
    """Nearly always there is nothing to be replaced, so that is found out by trying."""
    try:
        _create(path, data)
    except FileExistsError:
        Path(path).unlink()
        _create(path, data)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        _create(path, data)


def _create(path: str, data: bytes) -> None:
    """Write a file that is not there yet; raises FileExistsError, also for a link that leads nowhere.

    Opening a file as Python does costs more than a small file.
    """
    opened = os.open(path, _NEW, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(opened, left) :]
    finally:
        os.close(opened)
