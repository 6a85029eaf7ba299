"""One file, read under watch: its value, and everything that the value depends on."""

from __future__ import annotations

import os
import pickle
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from fast_build.log_records import recorded, said
from fast_build.opened_files import opened_files
from fast_build.packing import Packing
from fast_build.read_settings import digest_settings
from fast_build.recipes import Recipe, UnkeepableError

UNPACKABLE = (
    *(pickle.PickleError, TypeError, AttributeError, ValueError, RecursionError, ImportError),
    *(EOFError, IndexError, KeyError),
)
ABSENT = b"absent"
_AT_ONCE = 1 << 16  # bytes


@dataclass(frozen=True, slots=True)
class Needs:
    """What a result depends on beside the bytes of its file: settings and other files."""

    settings: tuple[str, ...]
    digest: bytes
    files: tuple[tuple[str, bytes], ...]

    def dump(self) -> bytes:
        """As bytes that are equal for equal needs."""
        return pickle.dumps((self.settings, self.digest, self.files), protocol=5)

    @classmethod
    def load(cls, data: bytes) -> Needs:
        """The needs again; raises what pickle raises."""
        return cls(*pickle.loads(data))  # our own cache

    def are_met(self, settings: Mapping[str, Any]) -> bool:
        """Whether the settings and all files are still what they were."""
        return digest_settings(settings, self.settings) == self.digest and all(
            digest_file(path) == digest for path, digest in self.files
        )


def make(recipe: Recipe, path: str, data: bytes, packing: Packing) -> tuple[bytes, bytes]:
    """Needs and packed value of a file, of which `data` has been read before.

    Raises UnkeepableError, or what the reader raises.
    """
    with recorded() as records, opened_files(path) as opened:
        value, names = recipe.run(path)
    if opened.untracked or bytes_of(path) != data:
        raise UnkeepableError
    others = opened.files and opened.files - {os.path.realpath(path)}
    files = tuple((file, digest_file(file)) for file in sorted(others))
    if not all(digest for _file, digest in files):
        raise UnkeepableError
    try:
        digest = recipe.digest(names)
        packed = packing.pack(value, said(records))
    except UNPACKABLE as error:
        raise UnkeepableError from error
    return Needs(tuple(sorted(names)), digest, files).dump(), packed


def digest_file(path: str) -> bytes:
    """A digest of a regular file or of its absence; empty for what cannot be compared."""
    try:
        with open(path, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return b""
            return blake2b(file.read(), digest_size=16).digest()
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except OSError:
        return b""


def bytes_of(path: str) -> bytes | None:
    """All bytes of a file, with as few calls as possible; None if it cannot be read."""
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        pieces = []
        while piece := os.read(file, _AT_ONCE):
            pieces.append(piece)
        return b"".join(pieces)
    except OSError:
        return None
    finally:
        os.close(file)
