"""The folder a build writes into, owned by one process and gone when the process is."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from safe_build.exchange import exchange_folders, repair_exchange
from safe_build.manifest import Manifest, write_manifest
from safe_build.places import MARKER, Places
from safe_build.removal import remove_folder
from safe_build.stopping import BuildStopped, folder_problem

Stamp = tuple[int, int]
LARGE = 300_000
"""Bytes of the manifest of a site with so many files that removing a former one takes longer than a moment."""


@contextmanager
def open_staging(places: Places, *, for_few: bool = False) -> Iterator[Path]:
    """An empty folder for this process, perhaps for a few files only; whatever lies in its place is removed at the end."""
    folder, owner = _prepare(places)
    try:
        yield folder
    finally:
        os.close(owner)  # after an exchange it has locked the live folder, not this one
        remove_folder(folder, waits=for_few or _is_soon_gone(places))


def make_live(staging: Path, places: Places, manifest: Manifest, receipt: str | None = None) -> Stamp | None:
    """Put the finished folder in the place of the live one, with its receipt if it is published; raises BuildStopped.

    Gives the stamp of the new live site.
    """
    with locked(places):
        check_replaceable(places)
        (staging / MARKER).touch()
        # Whatever can fail comes before the exchange.
        write_manifest(manifest, places.next_manifest)
        places.next_receipt.write_text(receipt or "", encoding="utf-8")
        exchange_folders(staging, places.live, places.previous)
        places.next_manifest.replace(places.manifest)
        if receipt:
            places.next_receipt.replace(places.receipt)
        else:
            places.next_receipt.unlink()
            places.receipt.unlink(missing_ok=True)
        return stamp(places)


def stamp(places: Places) -> Stamp | None:
    """What tells the live site of one build from that of every other; None before the first."""
    try:
        state = places.manifest.stat()
    except FileNotFoundError:
        return None
    return state.st_ino, state.st_mtime_ns


def check_replaceable(places: Places, sources: Iterable[Path] = ()) -> None:
    """Raise BuildStopped if sources of the site or files of someone else are in the way."""
    if reason := places.clash(sources) or places.foreign():
        raise BuildStopped(f"{reason} Es wurde nichts verändert. Ein anderer Ordner: pelican -o ORDNER")


def _prepare(places: Places) -> tuple[Path, int]:
    folder = places.staging(os.getpid())
    with locked(places):
        _remove_folders(places.manifest, places.next_manifest, places.receipt, places.next_receipt)
        repair_exchange(places.live, places.previous)
        _remove_dead(places.home)
        folder.mkdir()
        return folder, _lock_folder(folder)


@contextmanager
def locked(places: Places) -> Iterator[None]:
    """Builds of the same output folder wait for one another here, and only here; raises BuildStopped."""
    try:
        places.home.mkdir(parents=True, exist_ok=True)
        _remove_folders(places.lock)
        with places.lock.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as error:
        reason = folder_problem(error)
        raise BuildStopped(
            f"Der Ausgabeordner {places.shown} lässt sich nicht schreiben: {reason}"
        ) from error


def _remove_folders(*files: Path) -> None:
    # Nobody but a damaged disk or a slip puts folders there; the workshop may be deleted at any time.
    for file in files:
        if file.is_dir():
            shutil.rmtree(file)


def _is_soon_gone(places: Places) -> bool:
    try:
        return places.manifest.stat().st_size < LARGE
    except OSError:
        return True


def _remove_dead(home: Path) -> None:
    for folder in home.glob("staging-*"):
        try:
            os.close(_lock_folder(folder))
        except OSError:
            continue
        # Its own process may be removing it at this moment.
        shutil.rmtree(folder, ignore_errors=True)


def _lock_folder(folder: Path) -> int:
    # The system lets go of the lock when its last owner dies, worker processes included.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise
    return descriptor
