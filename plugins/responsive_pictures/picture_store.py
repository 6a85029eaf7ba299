"""Drawn pictures, kept between builds by the content of their source."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from PIL import __version__ as pillow_version

DRAWING = "2"  # raise it when drawing changes
MOST_BYTES = 300_000_000


@dataclass
class PictureStore:
    """Files below `folder`, named by a hash over all that enters a drawing."""

    folder: Path
    _used: set[Path] = field(default_factory=set)

    def key(self, source: bytes, size: tuple[int, int], name: str) -> str:
        """The name of the drawing of `source` in this size and format."""
        facts = f"{DRAWING} {pillow_version} {size[0]}x{size[1]}.{name} "
        return hashlib.sha256(facts.encode() + hashlib.sha256(source).digest()).hexdigest()

    def has(self, key: str) -> bool:
        """Whether a drawing is kept, whole or damaged."""
        return self._file(key).is_file()

    def get(self, key: str) -> bytes | None:
        """The kept drawing, or None; a damaged one counts as missing."""
        file = self._file(key)
        self._used.add(file)
        try:
            digest, data = (whole := file.read_bytes())[:32], whole[32:]
        except OSError:
            return None
        return data if hashlib.sha256(data).digest() == digest else None

    def put(self, key: str, data: bytes) -> None:
        """Keeps a drawing; a store that cannot be written to keeps nothing."""
        file = self._file(key)
        beside = file.with_suffix(f".{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.sha256(data).digest() + data)
            beside.replace(file)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def prune(self) -> None:
        """Once the store is too large, drops what this build did not use."""
        files = [file for file in self.folder.glob("*/*") if file.is_file()]
        if sum(file.stat().st_size for file in files) > MOST_BYTES:
            for file in set(files) - self._used:
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key
