"""What each page read when it was last rendered, and the file it became; one file of the cache."""

from __future__ import annotations

import marshal
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from fast_build.cache_file import read_whole, write_whole
from fast_build.parts import Parts
from fast_build.written_files import Written

VERSION = b"3|"


class Rendered(NamedTuple):
    """A page, its file and the numbers of what it read (see Reads); without them it has to be rendered each time.

    The frame is the fingerprint of its templates alone.
    """

    written: Written
    digest: bytes = b""
    reads: tuple[int, ...] | None = None
    frame: bytes = b""


@dataclass(slots=True)
class RenderStore:
    """The pages and the other files of the last build of one output folder, by their address below it."""

    pages: dict[str, Rendered] = field(default_factory=dict)
    others: dict[str, Written] = field(default_factory=dict)
    programs: bytes = b""
    parts: Parts = field(default_factory=Parts)
    site: bytes = b""
    texts: bytes = b""
    """The SiteState of that build."""

    def written(self, name: str) -> Written:
        """How the page or other file of this name was left; raises KeyError."""
        return self.pages[name].written if name in self.pages else self.others[name]

    def forget_reads(self) -> None:
        """Keep of each page only how its file was left: other programs may read something else."""
        self.pages = {name: Rendered(page.written) for name, page in self.pages.items()}
        self.parts, self.site, self.texts = Parts(), b"", b""


def load_store(path: Path, output: Path) -> RenderStore:
    """What the last build of this folder has left; empty if there is nothing, or anything is odd about it."""
    data = read_whole(path, VERSION + bytes(output))
    if data is not None:
        with suppress(EOFError, ValueError, TypeError):
            programs, parts, pages, others, site, texts = marshal.loads(data)  # noqa: S302 - its checksum is ours
            return RenderStore(
                {name: Rendered(Written(*written), *rest) for name, (written, *rest) in pages.items()},
                {name: Written(*raw) for name, raw in others.items()},
                programs,
                Parts(parts),
                site,
                texts,
            )
    return RenderStore()


def save_store(store: RenderStore, path: Path, output: Path) -> None:
    """Keep the store for the next build; raises OSError."""
    parts, pages = store.parts, store.pages
    if parts.is_sparse(page.reads for page in pages.values() if page.reads):
        parts, pages = _compact(parts, pages)
    raw_pages = {name: (tuple(page.written), *page[1:]) for name, page in pages.items()}
    others = {name: tuple(one) for name, one in store.others.items()}
    data = marshal.dumps((store.programs, parts.values, raw_pages, others, store.site, store.texts))
    write_whole(path, VERSION + bytes(output), data)


def _compact(parts: Parts, pages: dict[str, Rendered]) -> tuple[Parts, dict[str, Rendered]]:
    """Both again, without the parts that no page reads any more."""
    kept = Parts()
    return kept, {
        name: page._replace(reads=page.reads and tuple(kept.number(parts[one]) for one in page.reads))
        for name, page in pages.items()
    }
