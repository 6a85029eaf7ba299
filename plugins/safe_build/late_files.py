"""Files of a preview that come after its pages: made in a process of their own, while nobody waits for them."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any

from content_model.build import Build, LateFiles, PageRecord
from content_model.output_files import Output, write_output
from safe_build.exchange import exchange_folders
from safe_build.manifest import Manifest, write_manifest
from safe_build.report import print_lines
from safe_build.run import Run
from safe_build.staging import Stamp, locked, stamp
from safe_build.stopping import BuildStopped, folder_problem

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
Made = list[tuple[LateFiles, Mapping[str, bytes]]]


class LateWork:
    """Makes the late files of the newest build only; they are dropped when the next one begins."""

    def __init__(self) -> None:
        self._process: Any = None
        self._told: Connection | None = None

    def begin(self, run: Run) -> None:
        """Make what this build has left for later."""
        if run.build.late:
            context = multiprocessing.get_context("fork")
            self._told, tell = context.Pipe(duplex=False)
            self._process = context.Process(target=_make, args=(run, tell), daemon=True)
            self._process.start()
            tell.close()

    def drop(self) -> Stamp | None:
        """Let go of what is being made; the files before it stay. Gives the stamp of the live site if it was done."""
        if self._process is None or self._told is None:
            return None
        self._process.terminate()
        self._process.join()
        self._process = None
        try:
            done: Stamp = self._told.recv()
        except EOFError:
            return None
        return done


def _make(run: Run, tell: Connection) -> None:
    """In the process: make the files and exchange the folders they belong to."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what lies about is cleared away
    threading.Thread(target=_end_with_parent, daemon=True).start()
    build = run.build
    before = len(build.findings)
    try:
        made = [(late, late.make(build)) for late in build.late or ()]
        _put(run, [(late, files) for late, files in made if files], tell)
    except BuildStopped as stop:
        print_lines([str(stop)])
    except OSError as error:
        if stamp(run.places) == run.stamp:  # else another build has exchanged the pages under our hands
            print_lines([folder_problem(error)])
    print_lines([str(found) for found in build.findings[before:]])


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _put(run: Run, made: Made, tell: Connection) -> None:
    """Exchange the folders in the live site if it is still the one that this build made."""
    places = run.places
    with locked(places), _undisturbed():
        if stamp(places) != run.stamp:
            return
        beside = places.late(os.getpid())
        try:
            for late, files in made:
                for address, data in files.items():
                    write_output(address, data, Output(str(beside), str(places.live)))
                _enter(run.build, late, files)
            write_manifest(Manifest.of(run.build), places.next_manifest)
            for late, _files in made:
                exchange_folders(beside / late.folder, places.live / late.folder, beside / "previous")
            places.next_manifest.replace(places.manifest)
            tell.send(stamp(places))
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _enter(build: Build, late: LateFiles, files: Mapping[str, bytes]) -> None:
    rest = {address: record for address, record in build.pages.items() if record.type != late.type}
    build.pages = rest | dict.fromkeys(files, PageRecord(late.type, is_page=False))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Whoever drops the work meanwhile waits for these few milliseconds."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
