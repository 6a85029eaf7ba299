"""One build in this process, and what it left in the output folder."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from blinker import Signal
from pelican import Pelican
from pelican.log import LimitFilter
from pelican.plugins import signals
from pelican.settings import read_settings
from tests.fast_build.oracle.settings_edits import STOCK
from tests.fast_build.oracle.site import Site

SUBSITE = "tests.fast_build.oracle.plugins.subsite"
FAST = {"PLUGINS": ["fast_build.plugin"], "FAST_WORKERS": 2}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The files of a build, or the kind of exception that ended it."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    failure: str | None = None

    def differences(self, other: Outcome) -> list[str]:
        """The names of the files that are not byte for byte the same, and how the two ends differ."""
        names = sorted(self.files.keys() | other.files.keys())
        found = [name for name in names if self.files.get(name) != other.files.get(name)]
        return found if self.failure == other.failure else [f"{self.failure} ≠ {other.failure}", *found]


class Workshop:
    """A site's folder, an output folder and a cache that stay, and a folder for clean builds beside them.

    One of the folders for entries is a link to another place.
    """

    def __init__(self, folder: Path, fast: Mapping[str, Any] | None = None) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.cache = folder / "cache"
        self._fast = {**FAST, "FAST_CACHE": str(self.cache), **(fast or {})}
        for name in ("content", "elsewhere"):
            (folder / name).mkdir(parents=True)
        (folder / "content/more").symlink_to("../elsewhere")
        self._written: Site | None = None
        self._stock = (self._written, Outcome())

    def write(self, site: Site) -> None:
        """Bring the sources to this state; whoever gives up a site below the site removes its folder."""
        site.write(self.folder, self._written)
        if site.settings.get("PLUGINS") != [SUBSITE]:
            shutil.rmtree(self.output / "sub", ignore_errors=True)
        self._written = site

    def stock(self, site: Site) -> Outcome:
        """A build of stock Pelican into an empty folder; the last one is remembered."""
        if site != self._stock[0]:
            empty = self.folder / "clean"
            shutil.rmtree(empty, ignore_errors=True)
            failure = build(self.settings(site, empty))
            self._stock = (site, Outcome({} if failure else read_files(empty), failure))
        return self._stock[1]

    def fast(self, site: Site) -> Outcome:
        """A build with the plugin over what the last one left."""
        settings = self.settings(site, self.output)
        plugins = [*self._fast["PLUGINS"], *settings.get("PLUGINS", ())]
        failure = build(settings | self._fast | {"PLUGINS": plugins})
        return Outcome({} if failure else read_files(self.output), failure)

    def left(self) -> Outcome:
        """What lies in the output folder."""
        return Outcome(read_files(self.output))

    def settings(self, site: Site, output: Path) -> dict[str, Any]:
        """The settings of the site as it stands, without the plugin."""
        places = {"PATH": self.folder / "content", "OUTPUT_PATH": output, "THEME": self.folder / "theme"}
        return {**STOCK, **site.settings, **{name: str(place) for name, place in places.items()}}

    def rendered(self) -> list[str]:
        """The pages the last build rendered, as it says itself."""
        told = json.loads((self.cache / "last_run.json").read_text(encoding="utf-8"))
        return list(told["rendered"])


def build(override: dict[str, Any]) -> str | None:
    """Run Pelican; the name of the exception that ended it, None if it ended well."""
    with alone(), contextlib.redirect_stdout(io.StringIO()):
        try:
            Pelican(read_settings(override=override)).run()  # type: ignore[no-untyped-call]
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever ends stock Pelican must end ours
            return type(error).__name__
    return None


def read_files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Signals, log and module path as a new process would find them."""
    kept = [
        (signal, list(signal.receivers_for(None)))
        for signal in vars(signals).values()
        if isinstance(signal, Signal)
    ]
    path, logger = list(sys.path), logging.getLogger("pelican")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    LimitFilter._raised_messages.clear()
    _disconnect(kept)
    try:
        yield
    finally:
        _disconnect(kept)
        for signal, receivers in kept:
            for receiver in receivers:
                signal.connect(receiver)
        logger.setLevel(level)
        sys.path[:] = path


def _disconnect(kept: list[tuple[Signal, list[Any]]]) -> None:
    for signal, _receivers in kept:
        for receiver in list(signal.receivers_for(None)):
            signal.disconnect(receiver)
