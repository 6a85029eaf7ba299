"""The work of one process: render a page, write its file, say what was read."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    said: tuple[Said, ...] = ()


@dataclass(slots=True)
class PageWork:
    """Some pages and the folder they are written into."""

    pages: Sequence[Page]
    output: str
    _readings: Readings | None = field(default=None)

    def write(self, number: int) -> Written:
        """Render the page and write its file as Pelican's writer does; raises what the template raises."""
        page = self.pages[number]
        text = page.template.render(page.values())
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
        return pickle.dumps((result, said(records)), pickle.HIGHEST_PROTOCOL)

    def _result(self, number: int) -> Result:
        page = self.pages[number]
        try:
            with recording(page.values()) as recorder:
                written = self.write(number)
            return self._told(page, recorder, written)
        except OrderMatters as reason:
            return Result(in_order=str(reason))
        except Exception:  # noqa: BLE001 - it is raised again in the process that asked
            return Result()

    def _told(self, page: Page, recorder: Recorder, written: Written) -> Result:
        assert self._readings is not None
        if recorder.untracked:
            return Result(written, untracked=recorder.untracked)
        try:
            reads = Reads(
                (page.template.name, *recorder.templates),
                tuple(recorder.names),
                tuple(recorder.calls),
                tuple(recorder.objects(self._readings.objects)),
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
        result, sayings = pickle.loads(data)
        if result.written is not None:
            say_again(sayings)
        yield number, result
