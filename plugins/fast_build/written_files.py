"""Files below the output folder: written, recognised, taken over from the live folder, removed."""

from __future__ import annotations

import os
import re
import shutil
import stat
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from pelican.utils import sanitised_join

from fast_build.fingerprint import SIZE

# No part of it is empty or begins with a dot, so it leads nowhere but down.
PLAIN_NAME = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")


class Written(NamedTuple):
    """A file as it was left: size in bytes, time of its last change in nanoseconds, hash of its bytes."""

    size: int
    changed: int
    hash: bytes


def hash_bytes(data: bytes) -> bytes:
    """16 bytes that tell one file's content from another's."""
    return blake2b(data, digest_size=SIZE).digest()


def page_path(output: str, name: str) -> str:
    """Where the file lies; raises RuntimeError, as Pelican does, for a name that leads out of the output folder."""
    if _is_absolute(output) and type(name) is str and PLAIN_NAME.fullmatch(name):
        return f"{output}/{name}"
    return str(sanitised_join(output, name))


@cache
def _is_absolute(folder: str) -> bool:
    return os.sep == "/" and os.path.isabs(folder) and os.path.abspath(folder) == folder != "/"


def write_page(path: str, data: bytes) -> Written:
    """Write the file and say how it was left; raises OSError.

    What lies there is not written through: it may be a second name of a file of the live folder.
    """
    file = _open_new(path)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        state = os.fstat(file)
    finally:
        os.close(file)
    return Written(state.st_size, state.st_mtime_ns, hash_bytes(data))


def _open_new(path: str) -> int:
    """An empty file; most often there is none yet, nor its folder."""
    how = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC
    try:
        return os.open(path, how | os.O_EXCL, 0o666)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))
    except FileExistsError:
        if os.lstat(path).st_nlink > 1:
            os.unlink(path)
    return os.open(path, how | os.O_TRUNC, 0o666)


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)
    except (FileNotFoundError, FileExistsError):
        os.makedirs(folder, exist_ok=True)


def is_as_left(path: str, left: Written) -> bool:
    """Whether the file still has the bytes it was left with; they are read only if size or time differ."""
    try:
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode) or state.st_size != left.size:
            return False
        return state.st_mtime_ns == left.changed or hash_bytes(Path(path).read_bytes()) == left.hash
    except OSError:
        return False


def take_over(live: str, path: str) -> None:
    """Give the file of the live folder a second name; where the system cannot, copy it. Raises OSError."""
    try:
        os.link(live, path)
    except FileNotFoundError:  # each page may have a folder of its own
        _make_folder(os.path.dirname(path))
    except OSError:
        with suppress(FileNotFoundError):
            os.unlink(path)
    else:
        return
    try:
        os.link(live, path)
    except OSError:
        shutil.copy2(live, path)


def remove_file(root: Path, name: str, left: Written, before: int) -> bool:
    """Remove a file that was ours and that nobody has written since `before` (nanoseconds); whether it went.

    Folders that are empty then go too.
    """
    path = root / name
    try:
        state = path.lstat()
        if state.st_mtime_ns != left.changed and state.st_ctime_ns >= before:
            return False
        path.unlink()
        for folder in path.parents:
            if folder == root:
                break
            folder.rmdir()
    except FileNotFoundError:
        return False
    except OSError:
        pass  # a folder that is not empty
    return not path.exists()
