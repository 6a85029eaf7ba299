"""One run: what it may replace, what has been found so far, and how it ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from content_model.build import Build, BuildForm
from safe_build.manifest import Manifest
from safe_build.places import Places
from safe_build.report import Report, print_lines
from safe_build.staging import Stamp, make_live, open_staging
from safe_build.standing_site import StandingSite
from safe_build.stopping import BuildCancelled, BuildStopped, disk_problem


@dataclass
class Run:
    """A run from its start; `logged` grows while log records of level ERROR arrive, a good end sets `stamp`.

    In a preview whose process stays, `standing` is what stands in the live folder.
    """

    build: Build
    places: Places
    logged: list[str]
    start: float = field(default_factory=time.perf_counter)
    standing: StandingSite | None = None
    stamp: Stamp | None = None

    @contextmanager
    def staged(self) -> Iterator[Path]:
        """A folder to build into; it becomes the live one if nothing stops the build."""
        try:
            with open_staging(self.places, for_few=self._stands) as staging:
                yield staging
                self.check()
                self._put(staging, Manifest.of(self.build))
                self._print(self._finished())
        except BuildStopped as stop:
            self._print(str(stop))
            raise
        except KeyboardInterrupt as interrupt:
            raise cancelled(self.places) from interrupt
        except Exception as error:
            problem = disk_problem(error) if isinstance(error, OSError) else None
            self._print(" ".join(filter(None, (problem, self._stopped()))))
            if problem:
                raise BuildStopped(problem) from error
            raise

    @property
    def _stands(self) -> bool:
        return self.standing is not None and self.standing.stands

    def _put(self, staging: Path, manifest: Manifest) -> None:
        standing = self.standing
        if standing and self._stands:
            self.stamp = standing.change(staging, manifest)
        else:
            self.stamp = make_live(staging, self.places, manifest)
        if standing:
            standing.stays(self.stamp)

    def check(self) -> None:
        """Raise BuildStopped if anything so far stops a build of this form."""
        lost_pages = self.logged and self.build.form is not BuildForm.PREVIEW
        if lost_pages or self.build.stopping_findings():
            raise BuildStopped(self._stopped())

    @property
    def _report(self) -> Report:
        return Report.of(self.build, self.logged)

    def _finished(self) -> str:
        pages = sum(record.is_page for record in self.build.pages.values())
        return self._report.finished(pages, time.perf_counter() - self.start, self.places.shown)

    def _stopped(self) -> str:
        return self._report.stopped(kept_site(self.places))

    def _print(self, last: str) -> None:
        report = self._report
        on_github = os.environ.get("GITHUB_ACTIONS") == "true"
        print_lines([*report.lines, *(report.annotations if on_github else ()), last])


def kept_site(places: Places) -> str | None:
    """The live folder as people read it, if there is one to be kept."""
    return places.shown if places.live.exists() else None


def cancelled(places: Places) -> BuildCancelled:
    """The end after Ctrl+C: prints its one sentence, without what has been found so far."""
    sentence = Report((), ()).stopped(kept_site(places))
    print_lines([sentence])
    return BuildCancelled(sentence)
