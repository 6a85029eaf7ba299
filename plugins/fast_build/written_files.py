"""Files below the output folder: written, recognised, taken over from the live folder, removed."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from fast_build.fingerprint import SIZE


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was left: size in bytes, time of its last change in nanoseconds, hash of its bytes."""

    size: int
    changed: int
    hash: bytes


def hash_bytes(data: bytes) -> bytes:
    """16 bytes that tell one file's content from another's."""
    return blake2b(data, digest_size=SIZE).digest()


def write_page(path: str, data: bytes) -> Written:
    """Write the file and say how it was left; raises OSError.

    What lies there is not written through: it may be a second name of a file of the live folder.
    """
    with suppress(FileNotFoundError):
        if os.lstat(path).st_nlink > 1:
            os.unlink(path)
    try:
        file = open(path, "wb")  # noqa: SIM115
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        file = open(path, "wb")  # noqa: SIM115
    with file:
        file.write(data)
        file.flush()
        state = os.fstat(file.fileno())
    return Written(state.st_size, state.st_mtime_ns, hash_bytes(data))


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
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with suppress(FileNotFoundError):
        os.unlink(path)
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
