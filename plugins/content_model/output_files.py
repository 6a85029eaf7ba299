"""Files of a build beside the live folder: a file that stays the same is a second name of the live one.

Comparing is several times cheaper than creating. In return nobody may write into a file that is
there already, it could be the live site's: what has to change becomes a new file.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

_READ = os.O_RDONLY | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


def write_output(address: str, data: bytes, folder: str, live: str) -> None:
    """Bring about the file at an address below `folder`; `live` is the live folder, which may lack it or be missing.

    Raises OSError. What lies in its place is replaced, never written through.
    """
    path = f"{folder}/{address}"
    if not _takes_over(f"{live}/{address}", path, data):
        _write_new(path, data)


def keep_folder(address: str, folder: str, live: str) -> list[str]:
    """Take all files below an address over from the live folder; gives their addresses, none if there are none."""
    kept = []
    for place, _folders, names in os.walk(f"{live}/{address}"):
        below = place.removeprefix(f"{live}/")
        for name in names:
            _keep(f"{live}/{below}/{name}", f"{folder}/{below}/{name}")
            kept.append(f"{below}/{name}")
    return sorted(kept)


def _keep(live: str, path: str) -> None:
    try:
        _link(live, path)
    except OSError:
        _write_new(path, Path(live).read_bytes())


def _takes_over(live: str, path: str, data: bytes) -> bool:
    """Whether the live file holds these bytes and has got a second name; not every file system can do that."""
    found = _number_if_equal(live, data)
    if found is None:
        return False
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
