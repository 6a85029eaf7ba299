"""One file through one reader, watched: the result, and everything that it depends on."""

from __future__ import annotations

import os
import pickle
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pelican.readers import _DISCARD

from fast_build.cached_reader import CachedReader, Result
from fast_build.log_records import recorded, said
from fast_build.opened_files import opened_files
from fast_build.parsed import Packing, Parsed
from fast_build.read_settings import digest_settings

UNKEEPABLE = (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError, ImportError)


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new result; without `packed` it holds for this moment only."""

    result: Result
    needs: bytes = b""
    packed: bytes = b""


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


def parse(reader: CachedReader, path: str, data: bytes, packing: Packing) -> Fresh:
    """Reads the file, of which `data` has been read before; raises what the reader raises."""
    with recorded() as records, opened_files() as opened:
        (content, metadata), names = reader.read_watched(path)
    metadata = {name: value for name, value in metadata.items() if value is not _DISCARD}
    result = (content, metadata)
    if content is None or opened.untracked or reader.fast_today or _bytes_of(path) != data:
        return Fresh(result)
    files = _digests(opened.files - {os.path.realpath(path)})
    if files is None:
        return Fresh(result)
    try:
        digest = digest_settings(reader.fast_real, names)
        packed = packing.pack(Parsed(content, metadata, said(records)))
    except UNKEEPABLE:
        return Fresh(result)
    return Fresh(result, Needs(tuple(sorted(names)), digest, files).dump(), packed)


def digest_file(path: str) -> bytes:
    """A digest of a regular file; empty for all else."""
    try:
        with open(path, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return b""
            return blake2b(file.read(), digest_size=16).digest()
    except OSError:
        return b""


def _digests(paths: Iterable[str]) -> tuple[tuple[str, bytes], ...] | None:
    """Path and digest of each file, None if one of them is no regular file."""
    digests = tuple((path, digest_file(path)) for path in sorted(paths))
    return digests if all(digest for _path, digest in digests) else None


def _bytes_of(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except OSError:
        return None
