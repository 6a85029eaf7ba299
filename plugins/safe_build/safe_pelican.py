"""Pelican's run made safe: the one file of this plugin that talks to Pelican."""

from __future__ import annotations

import gc
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pelican
from pelican.log import console
from pelican.plugins import signals

from content_model.build import CONTEXT_NAME, Build, BuildForm, LateFiles
from content_model.output_files import CONTEXT_NAME as STANDING
from safe_build.late_files import CAN_FORK
from safe_build.places import Places
from safe_build.publishing.refusal import Refused
from safe_build.publishing.site_address import ascii_address, site_address
from safe_build.report import print_lines
from safe_build.run import Run, cancelled
from safe_build.settings import BuildSettingError, BuildSettings
from safe_build.staging import check_replaceable
from safe_build.standing_site import StandingSite
from safe_build.stopping import BuildCancelled, BuildStopped, StopsUnlogged, logged_errors

SELDOM = 100_000  # collections of young objects between two of all objects

logger = logging.getLogger("pelican")
_stops_unlogged = StopsUnlogged()


class SafePelican(pelican.Pelican):
    """Builds beside the output folder and exchanges it only when nothing stops the build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Check settings and folders, then let Pelican load its plugins; raises BuildStopped."""
        logger.addFilter(_stops_unlogged)
        with _said():
            self._build_settings = _read_settings(settings)
            settings["SITEURL"] = _site_url(settings, self._build_settings.form)
            self._places = Places.of(settings["OUTPUT_PATH"])
            check_replaceable(self._places, _sources(settings))
        self.standing = StandingSite(self._places)
        with logged_errors() as self._errors_at_start, _collecting_young(), self._interruptible():
            super().__init__(settings)  # type: ignore[no-untyped-call]

    def run(self) -> None:
        """Build once; raises BuildStopped, except below `pelican -r`."""
        try:
            self._run_safely(standing=None)
        except Exception as error:
            # After an exception Pelican's loop runs again at once, for ever, instead of
            # waiting for the next save.
            if not _is_autoreloading():
                raise
            if isinstance(error, BuildCancelled):
                raise KeyboardInterrupt from error
            if not isinstance(error, BuildStopped):
                logger.exception("Dieser Bau ist abgebrochen.")

    def run_in_preview(self) -> Run:
        """Build once in a process that stays: what can wait is left in the build's `late`; raises BuildStopped."""
        self.standing.begin()
        return self._run_safely(self.standing)

    def _run_safely(self, standing: StandingSite | None) -> Run:
        late = list[LateFiles]() if standing and CAN_FORK else None
        build = Build(self._build_settings.form, self._build_settings.moment(), late=late)
        with logged_errors() as logged, self._forgetting():
            self.settings |= {CONTEXT_NAME: build, STANDING: standing}
            logged.extend(self._errors_at_start)
            run = Run(build, self._places, logged, standing=standing)
            with (
                _collecting_young(),
                run.staged() as staging,
                self._writing_to(staging),
                _gate(run),
                _without_last_word(),
            ):
                super().run()  # type: ignore[no-untyped-call]
        return run

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        """End with one sentence if somebody presses Ctrl+C while plugins are loaded."""
        try:
            yield
        except KeyboardInterrupt as interrupt:
            if _is_autoreloading():
                raise
            raise cancelled(self._places) from interrupt

    @contextmanager
    def _forgetting(self) -> Iterator[None]:
        """Take out of the settings what plugins put there in a run: the next one's context is a copy, and would hold all runs before."""
        before = set(self.settings)
        try:
            yield
        finally:
            for name in self.settings.keys() - before:
                del self.settings[name]

    @contextmanager
    def _writing_to(self, folder: Path) -> Iterator[None]:
        live, self.output_path = self.output_path, str(folder)
        try:
            yield
        finally:
            self.output_path = live


@contextmanager
def _gate(run: Run) -> Iterator[None]:
    """Check once everything is read and nothing is written; connected last, it sees all findings."""
    with signals.all_generators_finalized.connected_to(lambda _generators: run.check()):
        yield


@contextmanager
def _without_last_word() -> Iterator[None]:
    """Silence Pelican's closing line, which counts only its own articles and pages."""

    def be_quiet(_pelican: object) -> None:
        console.quiet = True

    before = console.quiet
    try:
        with signals.finalized.connected_to(be_quiet):
            yield
    finally:
        console.quiet = before


@contextmanager
def _collecting_young() -> Iterator[None]:
    """Nearly all that a build makes stays until its end, all that plugins load for ever: looking through all of it for circles costs a tenth of the time.

    Whoever switches collecting off meanwhile does so until the end of the run at most.
    """
    before, was_on = gc.get_threshold(), gc.isenabled()
    gc.set_threshold(*before[:2], SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if was_on:
            gc.enable()


@contextmanager
def _said() -> Iterator[None]:
    """Print the reason of a stop; Pelican does not log it."""
    try:
        yield
    except BuildStopped as stop:
        print_lines([str(stop)])
        raise


def _read_settings(settings: dict[str, Any]) -> BuildSettings:
    try:
        return BuildSettings.from_settings(settings)
    except BuildSettingError as error:
        raise BuildStopped(str(error)) from error


def _site_url(settings: dict[str, Any], form: BuildForm) -> str:
    """The address of the site; the published form takes it from the facts, because feeds and calendars need one."""
    if settings["SITEURL"] or form is not BuildForm.PUBLISH:
        return ascii_address(settings["SITEURL"])
    try:
        return site_address({}, Path(settings["PATH"]))
    except Refused as refusal:
        raise BuildStopped("\n".join((*refusal.lines, refusal.sentence))) from refusal


def _sources(settings: dict[str, Any]) -> list[Path]:
    return [Path(folder) for folder in (settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"])]


def _is_autoreloading() -> bool:
    return any(frame.f_code is pelican.autoreload.__code__ for frame, _line in traceback.walk_stack(None))
