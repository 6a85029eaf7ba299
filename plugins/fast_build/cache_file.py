"""Files of the cache: written whole or not at all, and read only if nothing about them is odd."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile

_SUM = 32


def write_whole(path: Path, key: bytes, data: bytes) -> None:
    """Put the data in the place of the file in one step; raises OSError and leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Several builds may write it at once: each into a file of its own.
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        try:
            file.write(_sum(key, data) + data)
            file.close()
            os.replace(file.name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(file.name)
            raise


def read_whole(path: Path, key: bytes) -> bytes | None:
    """The data that was written with this key; None if there is none, or it is damaged."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    data = whole[_SUM:]
    return data if whole[:_SUM] == _sum(key, data) else None


def _sum(key: bytes, data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM, key=blake2b(key, digest_size=_SUM).digest()).digest()
