"""The live site as the last build of a process has left it: the next build changes its files one by one.

To exchange whole folders, the new one needs a name for every file, which takes longer than all else of a save. In
return old and new pages stand beside each other for a moment, so this is for previews alone. Whoever is killed then
leaves a mixture; a new process does not trust it and exchanges the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from os import scandir
from os.path import lexists
from pathlib import Path

from safe_build.manifest import Manifest, Parts, write_manifest
from safe_build.places import MARKER, Places
from safe_build.staging import Stamp, check_replaceable, locked, stamp
from safe_build.stopping import BuildStopped

REPLACED = "Ein anderes Programm hat inzwischen hierher gebaut; das nächste Speichern baut alles neu."


class StandingSite:
    """What stands in the live folder, and what the present build leaves there."""

    def __init__(self, places: Places) -> None:
        self._places, self._live = places, str(places.live)
        self._stamp: Stamp | None = None
        self._names: set[str] = set()
        self._kept: set[str] = set()
        self._last: dict[str, bytes] = {}
        self._now: dict[str, bytes] = {}
        self._manifest: Parts = {}
        self.stands = False

    def begin(self) -> None:
        """A build begins; it may leave files in their place if the live site is still the one we know."""
        self._kept, self._now = {MARKER}, {}
        self.stands = self._stamp is not None and self._stamp == stamp(self._places)

    def keep(self, name: str) -> None:
        """The file of this name stays as it is."""
        self._kept.add(name)

    def holds(self, name: str, data: bytes) -> bool:
        """Whether the file is there and known to hold this object; from the next build on it is."""
        self._now[name] = data
        return self.stands and self._last.get(name) is data and lexists(f"{self._live}/{name}")

    def change(self, staging: Path, manifest: Manifest) -> Stamp | None:
        """Put the files of the finished folder in their places and remove what is gone; raises BuildStopped."""
        places = self._places
        with locked(places):
            check_replaceable(places)
            if stamp(places) != self._stamp:
                raise BuildStopped(REPLACED)
            write_manifest(manifest, places.next_manifest, self._manifest)
            fresh, self._stamp = set(_names(staging)), None  # a mixture until all is done
            names = fresh | self._kept
            for name in self._names - names:
                _remove(places.live, name)
            for name in fresh:
                _move(staging / name, places.live / name)
            places.next_manifest.replace(places.manifest)
            self._names = names
            return stamp(places)

    def stays(self, now: Stamp | None) -> None:
        """The build has ended well: this is the live site from now on."""
        if not self.stands:
            self._names = set(_names(self._places.live))
        self._stamp, self._last = now, self._now

    def moved(self, now: Stamp) -> None:
        """Files that come after the pages have come, and the live site has got another stamp."""
        self._stamp = now


def _names(folder: Path, below: str = "") -> Iterator[str]:
    """All files below a folder."""
    with scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                yield from _names(Path(one.path), f"{below}{one.name}/")
            else:
                yield f"{below}{one.name}"


def _move(new: Path, live: Path) -> None:
    try:
        new.replace(live)
    except FileNotFoundError:
        live.parent.mkdir(parents=True, exist_ok=True)
        new.replace(live)


def _remove(live: Path, name: str) -> None:
    """Remove a file and the folders that are empty then."""
    path = live / name
    path.unlink(missing_ok=True)
    with suppress(OSError):  # not empty
        for folder in path.parents:
            if folder == live:
                break
            folder.rmdir()
