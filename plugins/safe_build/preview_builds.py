"""The builds of a preview in one process that stays, so that programs are loaded once and not at every save."""

from __future__ import annotations

import gc
import logging
import signal
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

import pelican
from pelican.log import console
from pelican.log import init as begin_logging

from safe_build.late_files import LateWork


class PreviewBuilds:
    """Builds with these words for Pelican, one build after the other, in a process of its own.

    It starts with the first build, and anew after a failed one and after `forget`.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = tuple(words)
        self._process: Any = None
        self._pipe: Connection | None = None

    def build(self) -> bool:
        """Build once; whether it went well."""
        pipe = self._pipe or self._start()
        try:
            pipe.send("build")
            went_well: bool = pipe.recv()
        except (EOFError, OSError):  # somebody ended it
            went_well = False
        if not went_well:
            self.forget()
        return went_well

    def forget(self) -> None:
        """End the process: what it has loaded has changed, or is in doubt."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.terminate()
            self._process.join()
        self._pipe = self._process = None

    def _start(self) -> Connection:
        # Not forked: it is to load programs as they are now, and not as they were when the preview began.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_build_on_request, args=(theirs, self._words))
        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is born deaf: Ctrl+C is for the preview
        self._process.start()
        signal.signal(signal.SIGINT, heard)
        theirs.close()
        return self._pipe


def _build_on_request(pipe: Connection, words: Sequence[str]) -> None:
    """In the process: one build for each request, until one fails or nobody asks any more."""
    site, late = None, LateWork()
    went_well = True
    while went_well:
        try:
            pipe.recv()
        except EOFError:
            return
        done = late.drop()
        try:
            with console.status("Generating..."):
                site = site or _open_site(words)
                if done:
                    site.standing.moved(done)
                run = site.run_in_preview()
        except Exception as error:  # as Pelican's own program does
            logging.getLogger("pelican").critical("%s: %s", type(error).__name__, error, exc_info=True)
            went_well = False
        sys.stdout.flush()
        pipe.send(went_well)
        # What follows is done while nobody waits.
        gc.collect()  # what the run has made is full of circles
        if went_well:
            if not pipe.poll():
                late.begin(run)
            del run  # what it has left for later holds its whole site


def _open_site(words: Sequence[str]) -> Any:
    """Pelican as its own program would make it."""
    arguments = pelican.parse_arguments(words)
    begin_logging(level=arguments.verbosity, name="pelican")
    site, _settings = pelican.get_instance(arguments)
    return site
