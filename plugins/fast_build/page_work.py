"""The work of one process: render a page, write its file, say what was read."""

from __future__ import annotations

import logging
import marshal
import os
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pelican.contents import Content

from fast_build.log_records import be_silent, recorded, said, say_again
from fast_build.parts import Parts, Translation
from fast_build.reads import Page, Readings, Reads, frame_of
from fast_build.recorder import OrderMatters, Recorder, listen, recording
from fast_build.workers import run_in_workers
from fast_build.written_files import Written, page_path, write_page

logger = logging.getLogger(__name__)
_SHOWN_TEXTS: dict[Any, Any] = Content.get_content.cache
_MOST_TEXTS = 100
"""Pelican keeps every text that has been shown, most of which are shown once."""
_MOST_BY_ONE = 4
"""Starting a process costs about as much as rendering this many pages."""


class Result(NamedTuple):
    """A rendered page as a worker hands it back; without `written` it has failed."""

    written: Written | None = None
    digest: bytes = b""
    reads: tuple[int, ...] | None = None
    untracked: str | None = None
    in_order: str | None = None
    frame: bytes = b""


@dataclass(slots=True)
class PageWork:
    """Some pages and the folder they are written into."""

    pages: Sequence[Page]
    output: str
    readings: Readings = field(default_factory=lambda: Readings(Parts()))
    _told: int | None = field(default=None)  # how many parts the parent knows, in a worker

    def write(self, number: int) -> Written:
        """Render the page and write its file as Pelican's writer does; raises what the template raises."""
        return self._write(number, self.pages[number].values())

    def _write(self, number: int, values: dict[str, Any]) -> Written:
        page = self.pages[number]
        text = page.template.render(values)
        path = page_path(self.output, page.name)
        written = write_page(path, text.encode("utf-8"))
        logger.info('Writing "%s"', path)
        return written

    def work(self, number: int) -> bytes:
        """In a worker: the Result of one page, the parts that it is the first to read, and what was logged.

        marshal is much faster than pickle with plain tuples.
        """
        parts = self.readings.parts
        if self._told is None:
            self._told = len(parts)
            be_silent()
            for environment in {page.environment for page in self.pages}:
                listen(environment.environment)
        with recorded() as records:
            written, *rest = self._result(number)
        if len(_SHOWN_TEXTS) > _MOST_TEXTS:
            _SHOWN_TEXTS.clear()
        fresh, self._told = parts.values[self._told :], len(parts)
        sayings = pickle.dumps(said(records)) if records else b""
        return marshal.dumps((os.getpid(), written and tuple(written), rest, fresh, sayings))

    def _result(self, number: int) -> Result:
        page = self.pages[number].whole()
        try:
            values = page.values()
            with recording(values) as recorder:
                written = self._write(number, values)
            return self._keep(page, recorder, written)
        except OrderMatters as reason:
            return Result(in_order=str(reason))
        except Exception:  # noqa: BLE001 - it is raised again in the process that asked
            return Result()

    def _keep(self, page: Page, recorder: Recorder, written: Written) -> Result:
        readings = self.readings
        try:
            objects = map(readings.parts.number, recorder.objects(readings.objects))
            if recorder.untracked:
                return Result(written, untracked=recorder.untracked)
            templates = (page.template.name, *recorder.templates)
            reads = Reads(templates, tuple(recorder.names), tuple(recorder.calls), tuple(objects))
            numbers, frame = reads.numbers(readings.parts), frame_of(page, reads.templates)
            return Result(written, readings.digest(page, numbers), numbers, frame=frame)
        except Exception as reason:  # noqa: BLE001 - a property that is asked once more may raise anything
            return Result(written, untracked=str(reason) or type(reason).__name__)


def render_pages(work: PageWork, workers: int) -> Iterator[tuple[int, Result]]:
    """Render all pages in forked workers; a page whose worker died is missing."""
    count = len(work.pages)
    workers = max(1, min(workers, count // _MOST_BY_ONE))
    if not count:
        return
    order = sorted(range(count), key=lambda number: _place_of(work.pages[number]))
    parts = work.readings.parts
    shared, translations = len(parts), dict[int, Translation]()
    for place, data in run_in_workers(lambda place: work.work(order[place]), count, workers):
        worker, written, rest, fresh, sayings = marshal.loads(data)  # noqa: S302 - of our own child
        if worker not in translations:
            translations[worker] = Translation(parts, shared)
        result = Result(written and Written(*written), *rest)
        # Even if nobody keeps them: later pages count on these parts.
        numbers = translations[worker].translate(result.reads or (), fresh)
        if sayings and written is not None:
            say_again(pickle.loads(sayings))
        yield order[place], result._replace(reads=numbers or None)


def _place_of(page: Page) -> str:
    """Entries read together lie together in memory; a worker that renders neighbours copies less of it."""
    return getattr(page.own.get("article") or page.own.get("page"), "source_path", None) or ""
