"""Finished indexes, kept between builds: the same pages need no second run of Pagefind."""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

import babel

import german_typography
from content_model.kept_file import read_kept, write_kept
from site_search.findable import FindablePage
from site_search.page_copies import PageCopies, PageCopy

MOST_KEPT = 6
"""The last two of each form – preview, strict, published; each is as large as the index of the site."""
DOCUMENTS = "documents"
_FAST = 1

Files = dict[str, bytes]
_values = attrgetter(*(field.name for field in fields(FindablePage)))


@dataclass(frozen=True, slots=True)
class IndexStore:
    """The last few indexes, each one file of `folder` that is named by all that enters it."""

    folder: Path

    def get(self, key: str) -> Files | None:
        """The files of the index by their addresses, or None; a damaged one counts as missing."""
        file = self.folder / key
        data = read_kept(file, key.encode())
        if data is None:
            return None
        with suppress(OSError):
            os.utime(file)
        files: Files = marshal.loads(data)  # noqa: S302  # the sum is ours
        return files

    def put(self, key: str, files: Files) -> None:
        """Keep an index and let go of the oldest; a store that cannot be written to keeps nothing."""
        with suppress(OSError):
            write_kept(self.folder / key, key.encode(), marshal.dumps(files))
            indexes = [file for file in self.folder.iterdir() if file.name != DOCUMENTS]
            for old in sorted(indexes, key=_last_used, reverse=True)[MOST_KEPT:]:
                old.unlink(missing_ok=True)

    def former(self, origin: str, lang: str) -> tuple[Files, PageCopies] | None:
        """The last index of the same origin with what it was made of, if both are there."""
        data = read_kept(self.folder / DOCUMENTS, origin.encode())
        if data is None:
            return None
        key, listed, counts, added = marshal.loads(zlib.decompress(data))  # noqa: S302  # the sum is ours
        files = self.get(key)
        if not files:
            return None
        pages = (PageCopy(FindablePage(*page), part, words, lang) for page, part, words in listed)
        return files, PageCopies(tuple(pages), counts, added)

    def put_copies(self, origin: str, key: str, copies: PageCopies) -> None:
        """Keep the copies of the index with this key, and no others."""
        listed = [(_values(one.page), one.part, one.words) for one in copies.pages]
        kept = (key, listed, dict(copies.counts), dict(copies.added))
        with suppress(OSError):
            write_kept(self.folder / DOCUMENTS, origin.encode(), zlib.compress(marshal.dumps(kept), _FAST))


def index_key(parts: Mapping[FindablePage, str], lang: str, program: Path) -> str:
    """A name that changes with the pages, their own parts, our code, Pagefind and what else enters an index."""
    digest = blake2b(_code(), digest_size=16)
    for word in (sys.version, babel.__version__, lang, *_state(program)):
        digest.update(f"{word}\0".encode())
    for page, part in parts.items():
        digest.update(f"{page!r}\0{len(part)}\0{part}".encode())
    return digest.hexdigest()


def _state(program: Path) -> tuple[object, ...]:
    """What tells another version of the program from this one."""
    try:
        state = program.stat()
    except OSError:
        return (program,)
    return program, state.st_size, state.st_mtime_ns


@cache
def _code() -> bytes:
    """What this plugin and the language layer are made of, lists of words included; one process has one code."""
    digest = blake2b()
    for file in _code_files():
        digest.update(file.name.encode() + b"\0" + blake2b(file.read_bytes()).digest())
    return digest.digest()


def _code_files() -> Iterable[Path]:
    for folder in (Path(__file__).parent, Path(str(german_typography.__file__)).parent):
        yield from sorted(file for file in folder.iterdir() if file.is_file())


def _last_used(file: Path) -> int:
    return file.stat().st_mtime_ns
