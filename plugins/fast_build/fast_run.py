"""One run: which pages are left alone, which are rendered by whom, and what becomes of their files."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound
from pelican.plugins import signals

from fast_build.fingerprint import Untracked, fingerprint
from fast_build.installed import digest_programs
from fast_build.kept_prints import KeptPrints
from fast_build.last_run import LastRun
from fast_build.page_work import PageWork, Result, render_pages
from fast_build.reads import Page, Readings, frame_of
from fast_build.render_store import Rendered, RenderStore, load_store, save_store
from fast_build.settings import FastSettings
from fast_build.site_state import SiteState
from fast_build.started_files import StartedFiles
from fast_build.tracked_environment import TrackedEnvironment
from fast_build.untouched import Untouched
from fast_build.written_files import Written, is_as_left, page_path, remove_file, take_over

logger = logging.getLogger(__name__)
CONTEXT_NAME = "RENDERING"
_UNKNOWN = Written(-1, -1, b"")


class FastRun:
    """The books of a run: what the last one left, and what this one writes into `output`."""

    def __init__(self, settings: Mapping[str, Any], fast: FastSettings, prints: KeptPrints) -> None:
        self.settings, self._prints = fast, prints
        self.live = Path(settings["OUTPUT_PATH"]).resolve()
        self.output = str(self.live)
        self.last = LastRun()
        self.stock = False
        self.foreign = False
        self.flush: Callable[[], None] = lambda: None
        self.statics: Callable[[], Iterable[str]] = tuple
        self.site: Callable[[], SiteState] = SiteState
        self._environments: dict[int, TrackedEnvironment] = {}
        # With the template itself, so that nobody else gets its id.
        self._templates: dict[int, tuple[Template, Template, TrackedEnvironment]] = {}
        # Sites that share the cache may call their folders the same.
        mark = f"{self.live.name}-{blake2b(bytes(self.live), digest_size=6).hexdigest()}"
        self._store_file = fast.cache / f"rendered-{mark}"
        self._old = load_store(self._store_file, self.live)
        programs = _programs(settings)
        if self._old.programs != programs:
            self._old.forget_reads()
        self._parts = self._old.parts
        self._new = RenderStore(programs=programs, parts=self._parts)
        self._in_order: str | None = None
        self._untouched: Untouched | None = None
        self._frames: dict[bytes, bytes] = {}  # many pages have the same
        self._writes_in_place = True
        self._standing = standing if (standing := settings.get("STANDING_SITE")) and standing.stands else None
        self._started = StartedFiles(fast.cache / f"started-{mark}")
        self._start = _clock_of_files(fast.cache)

    @staticmethod
    def of(settings: Mapping[str, Any]) -> FastRun:
        """The run that these settings belong to."""
        run: FastRun = settings[CONTEXT_NAME]
        return run

    def writes_to(self, output: str, flush: Callable[[], None]) -> None:
        """Learn where the writer of this run writes, and how to have it render what waits."""
        self.output, self.flush = output, flush
        self._writes_in_place = Path(output).resolve() == self.live
        if not self.stock:
            for one in self._environments.values():
                one.watch_functions()  # all plugins have had their say
            with suppress(
                KeyError
            ):  # an address that cannot be made; Pelican says so when it copies the file
                self.begin(self.statics())

    def track_environment(self, environment: Environment) -> TrackedEnvironment:
        """The environment with its books; their opening forgets what had been loaded before."""
        found = self._environments.get(id(environment))
        if found is None:
            found = TrackedEnvironment(environment, self.settings.cache, self._flush_later)
            self._environments[id(environment)] = found
        return found

    def _flush_later(self) -> None:
        self.flush()  # the writer comes after the environments

    def track(self, template: Any) -> tuple[Template, TrackedEnvironment] | None:
        """The template as loaded by its tracked environment; None if that cannot load it."""
        if not isinstance(template, Template) or template.name is None:
            return None
        found = self._templates.get(id(template))
        if found is None:
            environment = self.track_environment(template.environment)
            environment.watch_functions()
            try:
                tracked = environment.environment.get_template(template.name)
            except TemplateNotFound:
                return None
            found = self._templates[id(template)] = (template, tracked, environment)
        return found[1:]

    def render(self, pages: Sequence[Page]) -> None:
        """Bring the files of these pages about, then tell the others that they are written."""
        readings = Readings(self._parts, self._prints)
        with self.last.stage("compare"):
            waiting = pages if self._in_order else self._without_known(pages, readings)
        with self.last.stage("render"):
            self.begin(page.name for page in waiting)
            if self._in_order is None:
                self._in_order = self._render_apart(waiting, readings)
            if self._in_order:
                self.last.fall_back(self._in_order)
                self._render_here(pages)
        with self.last.stage("signals"):
            self._tell(pages)

    def begin(self, names: Iterable[str]) -> None:
        """Remember files that this run is about to write and the last one did not, in case it is killed.

        Where one of them is to lie there may be a folder of the last run, or a file in the place of its folder.
        """
        known = self._old
        new = [name for name in names if name not in known.pages and name not in known.others]
        self._started.begin(new)
        if self._writes_in_place and (known.pages or known.others):
            for name in new:
                for other in _names_in_the_way(name, known, self.live):
                    remove_file(self.live, other, known.written(other), self._start)

    def rendered_at_once(self, names: Iterable[str]) -> None:
        """Enter pages that Pelican's own writer has rendered."""
        for name in names:
            self.last.rendered.append(name)
            self.wrote_other(name)

    def wrote_other(self, name: str) -> None:
        """Enter a feed or a static file."""
        with suppress(OSError):
            state = os.stat(os.path.join(self.output, name))
            self._new.others[name] = Written(state.st_size, state.st_mtime_ns, b"")

    def finish(self) -> None:
        """Remove what nobody has written this time, and keep the books for the next run."""
        self.flush()
        self._prints.end()
        with self.last.stage("finish"):
            for name in self.statics():
                self.wrote_other(name)
            if self._writes_in_place:
                self._remove_gone()
            try:
                save_store(self._new, self._store_file, self.live)
                self._started.end()
                self.last.write(self.settings.cache)
            except OSError as error:
                self.last.fall_back(
                    f"Der Cache {self.settings.cache} lässt sich nicht schreiben ({error.strerror}): nächstes Mal entsteht alles neu"
                )

    def _without_known(self, pages: Sequence[Page], readings: Readings) -> list[Page]:
        """The pages that would read something else than last time, or whose file is no longer theirs."""
        untouched = self._find_untouched()
        waiting = []
        for page in pages:
            known = self._old.pages.get(page.name)
            if (
                known is not None
                and is_as_left(page_path(str(self.live), page.name), known.written)
                and (untouched.holds(page, known) or self._is_current(page, known, readings))
                and self._keep(page.name)
            ):
                self._new.pages[page.name] = known
                self.last.skipped += 1
            else:
                waiting.append(page)
                if known is not None:  # what it is about to read takes as much memory
                    self._old.pages[page.name] = Rendered(known.written)
        return waiting

    def _find_untouched(self) -> Untouched:
        """The state of the site is asked for once: with the first pages, when all is read."""
        if self._untouched is None:
            state = self.site()
            self._untouched = Untouched(self._old, state)
            self._new.site, self._new.texts = state.rest, state.texts
        return self._untouched

    def _is_current(self, page: Page, known: Rendered, readings: Readings) -> bool:
        if known.reads is None:
            return False
        try:
            return (
                known.frame == frame_of(page, readings.parts[known.reads[0]])
                and readings.digest(page.whole(), known.reads) == known.digest
            )
        except Untracked:
            return False
        except Exception as error:  # noqa: BLE001 - a foreign property may raise anything; then the page renders
            logger.debug("%s: %s", page.name, error)
            return False

    def _keep(self, name: str) -> bool:
        if self._writes_in_place:
            return True
        if self._standing and not os.path.lexists(page_path(self.output, name)):
            self._standing.keep(name)
            return True
        try:
            take_over(os.path.join(self.live, name), page_path(self.output, name))
        except OSError:
            return False
        return True

    def _render_apart(self, pages: Sequence[Page], readings: Readings) -> str | None:
        """Render in workers; gives the reason if pages have to render one after the other instead."""
        work = PageWork(pages, self.output, readings)
        results: dict[int, Result] = {}
        with self.last.progress(len(pages)) as advance:
            for number, result in render_pages(work, self.settings.workers):
                results[number] = result
                advance()
        order = next((one.in_order for one in results.values() if one.in_order), None)
        if order:
            return order
        self._check_all_came(pages, results)
        for number, page in enumerate(pages):
            self._enter(page, results[number])
        return None

    def _check_all_came(self, pages: Sequence[Page], results: Mapping[int, Result]) -> None:
        """A page that failed is rendered here, where its exception meets whoever asked for it."""
        for number, page in enumerate(pages):
            if number not in results:
                raise RuntimeError(f"Ein Prozess ist gestorben, während er {page.name} baute")
            if results[number].written is None:
                self._render_here([page])

    def _enter(self, page: Page, result: Result) -> None:
        if result.written is None:
            return
        self.last.rendered.append(page.name)
        if result.untracked:
            self.last.untracked[page.name] = result.untracked
        frame = self._frames.setdefault(result.frame, result.frame)
        self._new.pages[page.name] = Rendered(result.written, result.digest, result.reads, frame)

    def _render_here(self, pages: Iterable[Page]) -> None:
        """As Pelican's writer does, one page after the other."""
        for page in pages:
            written = PageWork([page], self.output).write(0)
            self._new.pages[page.name] = Rendered(written)
            self.last.rendered.append(page.name)

    def _tell(self, pages: Iterable[Page]) -> None:
        for page in pages:
            if signals.content_written.receivers:
                signals.content_written.send(page_path(self.output, page.name), context=page.values())

    def _remove_gone(self) -> None:
        gone = {name: one.written for name, one in self._old.pages.items() if name not in self._new.pages}
        gone |= {name: one for name, one in self._old.others.items() if name not in self._new.others}
        gone |= {name: _UNKNOWN for name in self._started.left if name not in gone}
        for name, left in gone.items():
            if name in self._new.pages or name in self._new.others:
                continue
            if remove_file(self.live, name, left, self._start):
                self.last.removed.append(name)


def _names_in_the_way(name: str, known: RenderStore, live: Path) -> list[str]:
    folders = [place for place, letter in enumerate(name) if letter == "/"]
    files = [name[:end] for end in folders if name[:end] in known.pages or name[:end] in known.others]
    if not (live / name).is_dir():
        return files
    return [other for other in (*known.pages, *known.others) if other.startswith(f"{name}/")]


def _programs(settings: Mapping[str, Any]) -> bytes:
    """All that enters into pages without being read by a template."""
    names = ("PLUGINS", "PAGINATION_PATTERNS", "DEFAULT_PAGINATION", "DEFAULT_ORPHANS", "PAGINATED_TEMPLATES")
    return digest_programs() + fingerprint([settings[name] for name in names])


def _clock_of_files(folder: Path) -> int:
    """The time by the clock that stamps files, in nanoseconds; 0 if nothing can be written."""
    mark = folder / f".clock-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mark.touch()
        moment = mark.stat().st_ctime_ns
        mark.unlink()
    except OSError:
        return 0
    return moment
