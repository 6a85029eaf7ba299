"""The work of one process: render a page, write its file, say what was read."""

from __future__ import annotations

import logging
import marshal
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pelican.utils import sanitised_join

from fast_build.log_records import Said, be_silent, recorded, said, say_again
from fast_build.reads import Page, Readings, Reads
from fast_build.recorder import OrderMatters, Recorder, listen, recording
from fast_build.workers import run_in_workers
from fast_build.written_files import Written, write_page

logger = logging.getLogger(__name__)
_MOST_BY_ONE = 4
"""Starting a process costs about as much as rendering this many pages."""


@dataclass(frozen=True, slots=True)
class Result:
    """A rendered page as a worker hands it back; without `written` it has failed."""

    written: Written | None = None
    digest: bytes = b""
    reads: Reads | None = None
    untracked: str | None = None
    in_order: str | None = None

    def pack(self, sayings: tuple[Said, ...]) -> bytes:
        """As bytes, with what was logged; marshal is much faster than pickle with plain tuples."""
        written, reads = self.written, self.reads
        parts: list[Any] = [
            written and (written.size, written.changed, written.hash),
            self.digest,
            reads and (reads.templates, reads.names, reads.calls, reads.objects),
            (self.untracked, self.in_order),
            pickle.dumps(sayings) if sayings else b"",
        ]
        return marshal.dumps(parts)

    @classmethod
    def unpack(cls, data: bytes) -> tuple[Result, tuple[Said, ...]]:
        """What `pack` was given."""
        written, digest, reads, words, sayings = marshal.loads(data)  # noqa: S302 - of our own child
        result = cls(written and Written(*written), digest, reads and Reads(*reads), *words)
        return result, pickle.loads(sayings) if sayings else ()


@dataclass(slots=True)
class PageWork:
    """Some pages and the folder they are written into."""

    pages: Sequence[Page]
    output: str
    _readings: Readings | None = field(default=None)

    def write(self, number: int) -> Written:
        """Render the page and write its file as Pelican's writer does; raises what the template raises."""
        return self._write(number, self.pages[number].values())

    def _write(self, number: int, values: dict[str, Any]) -> Written:
        page = self.pages[number]
        text = page.template.render(values)
        path = sanitised_join(self.output, page.name)
        written = write_page(path, text.encode("utf-8"))
        logger.info('Writing "%s"', path)
        return written

    def work(self, number: int) -> bytes:
        """In a worker: the pickled Result of one page."""
        if self._readings is None:
            self._readings = Readings()
            be_silent()
            for environment in {page.environment for page in self.pages}:
                listen(environment.environment)
        with recorded() as records:
            result = self._result(number)
        return result.pack(said(records))

    def _result(self, number: int) -> Result:
        page = self.pages[number]
        try:
            values = page.values()
            with recording(values) as recorder:
                written = self._write(number, values)
            return self._told(page, recorder, written)
        except OrderMatters as reason:
            return Result(in_order=str(reason))
        except Exception:  # noqa: BLE001 - it is raised again in the process that asked
            return Result()

    def _told(self, page: Page, recorder: Recorder, written: Written) -> Result:
        assert self._readings is not None
        try:
            objects = tuple(recorder.objects(self._readings.objects))
            if recorder.untracked:
                return Result(written, untracked=recorder.untracked)
            reads = Reads(
                (page.template.name, *recorder.templates),
                tuple(recorder.names),
                tuple(recorder.calls),
                objects,
            )
            return Result(written, self._readings.digest(page, reads), reads)
        except Exception as reason:  # noqa: BLE001 - a property that is asked once more may raise anything
            return Result(written, untracked=str(reason) or type(reason).__name__)


def render_pages(work: PageWork, workers: int) -> Iterator[tuple[int, Result]]:
    """Render all pages in forked workers; a page whose worker died is missing."""
    count = len(work.pages)
    workers = max(1, min(workers, count // _MOST_BY_ONE))
    if not count:
        return
    for number, data in run_in_workers(work.work, count, workers):
        result, sayings = Result.unpack(data)
        if result.written is not None:
            say_again(sayings)
        yield number, result
