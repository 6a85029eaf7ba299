"""Builds in a process that stays, as in the preview, and clean builds to compare them with."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.settings import read_settings
from tests.conftest import NOW, PROJECT
from tests.fast_build.oracle.builds import read_files
from tests.fast_build.oracle.kit_walk import SECONDS, KitWorkshop, Left

from content_model import file_stamps
from content_model.fields.dates import BERLIN
from safe_build import SafePelican
from safe_build.late_files import LateWork
from safe_build.stopping import BuildStopped

YEAR = 365 * 24 * 3600 * 10**9  # nanoseconds
FORK = multiprocessing.get_context("fork")


class StayingWorkshop(KitWorkshop):
    """A workshop whose builds with the plugin run in one process, until one of them is stopped.

    `now` is the moment of the next builds.
    """

    def __init__(self, folder: Path, content: Path, **settings: Any) -> None:
        super().__init__(folder, content, **settings)
        self.now = NOW
        self._pipe: Any = None
        self._process: Any = None

    def fast(self) -> Left:
        """The next build in the process."""
        if self._pipe is None:
            self._pipe, theirs = FORK.Pipe()
            self._process = FORK.Process(target=self._serve, args=(theirs,))
            self._process.start()
            theirs.close()
        self._pipe.send(self.now)
        code, printed = self._pipe.recv()
        site = self._folder / "site"
        if code:
            self.end()
        told = (line.replace(str(site), "") for line in printed if "am längsten: " not in line)
        lines = tuple(SECONDS.sub("", line) for line in told)
        manifest = site / ".build/output/manifest.json"
        files = {} if code else read_files(site / "output") | {"manifest": manifest.read_bytes()}
        return Left(code, lines, files)

    def off(self) -> Left:
        """A clean build at the same moment."""
        self._settings["BUILD_NOW"] = self.now
        return super().off()

    def end(self) -> None:
        """End the process."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.join()
        self._pipe = None

    def _serve(self, pipe: Any) -> None:
        """In the process; its copy of the other end would keep it waiting for ever."""
        self._pipe.close()
        with contextlib.suppress(EOFError):
            for code, lines in self._builds(pipe):
                pipe.send((code, lines))

    def _builds(self, pipe: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
        site: SafePelican | None = None
        late = LateWork()
        file_stamps.UNSETTLED = -YEAR  # each build is longer than a tick of the clock
        while True:
            now, printed, code = pipe.recv(), io.StringIO(), 0
            with contextlib.redirect_stdout(printed):
                try:
                    site = site or self._open(now)
                    moment = datetime.fromisoformat(now).replace(tzinfo=BERLIN)
                    site._build_settings = replace(site._build_settings, now=moment)
                    if moved := late.drop():
                        site.standing.moved(moved)
                    run = site.run_in_preview()
                    late.begin(run)
                    if late._process:
                        late._process.join()
                except BuildStopped as stop:
                    code = stop.exitcode
            yield code, tuple(printed.getvalue().splitlines())

    def _open(self, now: str) -> SafePelican:
        site = self._folder / "site"
        places = {"PATH": str(site / "content"), "OUTPUT_PATH": str(site / "output")}
        override = {"FAST_WORKERS": 2, **self._settings, **places, "BUILD_NOW": now}
        return SafePelican(read_settings(str(PROJECT / "pelicanconf.py"), override=override))
