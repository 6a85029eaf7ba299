"""Files of a cache that may be deleted at any time: written whole or not at all, read only if their checksum holds."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_SUM = 32


def read_kept(file: Path, key: bytes) -> bytes | None:
    """What was kept under this key (64 bytes at most); None if there is nothing, or it is damaged."""
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    data = whole[_SUM:]
    return data if whole[:_SUM] == _sum(data, key) else None


def write_kept(file: Path, key: bytes, data: bytes) -> None:
    """Keep the data in one step; raises OSError. Whatever ends it leaves nothing behind."""
    beside = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(_sum(data, key) + data)
        beside.replace(file)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _sum(data: bytes, key: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM, key=key).digest()
