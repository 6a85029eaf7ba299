"""What each page read when it was last rendered, and the file it became; one file of the cache."""

from __future__ import annotations

import marshal
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fast_build.cache_file import read_whole, write_whole
from fast_build.reads import Reads
from fast_build.written_files import Written

VERSION = b"1|"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page and its file; without `reads` it has to be rendered each time."""

    written: Written
    digest: bytes = b""
    reads: Reads | None = None


@dataclass(slots=True)
class RenderStore:
    """The pages and the other files of the last build of one output folder, by their address below it."""

    pages: dict[str, Rendered] = field(default_factory=dict)
    others: dict[str, Written] = field(default_factory=dict)
    programs: bytes = b""


def load_store(path: Path, output: Path) -> RenderStore:
    """What the last build of this folder has left; empty if there is nothing, or anything is odd about it."""
    data = read_whole(path, VERSION + bytes(output))
    if data is not None:
        with suppress(EOFError, ValueError, TypeError):
            programs, pages, others = marshal.loads(data)  # noqa: S302 - its checksum is ours
            return RenderStore(
                {name: _rendered(raw) for name, raw in pages.items()},
                {name: Written(*raw) for name, raw in others.items()},
                programs,
            )
    return RenderStore()


def save_store(store: RenderStore, path: Path, output: Path) -> None:
    """Keep the store for the next build; raises OSError."""
    same: dict[Any, Any] = {}
    pages = {name: _raw(page, same) for name, page in store.pages.items()}
    others = {name: _raw_file(one) for name, one in store.others.items()}
    write_whole(path, VERSION + bytes(output), marshal.dumps((store.programs, pages, others)))


def _raw(page: Rendered, same: dict[Any, Any]) -> tuple[Any, ...]:
    """Equal parts of two pages become one object, which is then written once."""
    reads = page.reads
    if reads is None:
        return (*_raw_file(page.written), b"")
    parts = (reads.templates, reads.names, reads.calls, tuple(_same(one, same) for one in reads.objects))
    return (*_raw_file(page.written), page.digest, *(_same(part, same) for part in parts))


def _same(value: Any, same: dict[Any, Any]) -> Any:
    return same.setdefault(value, value)


def _raw_file(written: Written) -> tuple[int, int, bytes]:
    return (written.size, written.changed, written.hash)


def _rendered(raw: tuple[Any, ...]) -> Rendered:
    reads = Reads(*raw[4:]) if len(raw) > 4 else None
    return Rendered(Written(*raw[:3]), raw[3], reads)
