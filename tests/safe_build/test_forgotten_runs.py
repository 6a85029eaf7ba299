"""A run leaves nothing behind that the next one in the same process would hold."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest
from pelican.plugins import signals
from pelican.settings import read_settings

from safe_build import SafePelican

QUIET = {"THEME_STATIC_PATHS": [], "DIRECT_TEMPLATES": [], "FEED_ALL_ATOM": None, "CATEGORY_FEED_ATOM": None}


class Leaving:
    """A generator that puts itself into the settings, the only thing Pelican's last signal carries along."""

    born: list[weakref.ref[Leaving]] = []  # noqa: RUF012

    def __init__(self, *, context: dict[str, Any], settings: dict[str, Any], **_: object) -> None:
        self.context = context
        settings["LEAVING"] = self
        self.born.append(weakref.ref(self))


class Plugin:
    """Offers the generator."""

    @staticmethod
    def register() -> None:
        signals.get_generators.connect(offer)
        signals.initialized.connect(note)


def offer(_: object) -> type[Leaving]:
    return Leaving


def note(pelican: Any) -> None:
    pelican.settings["NOTED"] = True


class Stopping:
    """A plugin that switches collecting of garbage off, as fast_build does, and fails before it can undo that."""

    @staticmethod
    def register() -> None:
        signals.get_generators.connect(stop_collecting)


def stop_collecting(_: object) -> None:
    gc.disable()
    raise RuntimeError("stopped")


def open_site(folder: Path, plugin: type) -> SafePelican:
    for name in ("content", "theme/templates"):
        (folder / name).mkdir(parents=True)
    folders = {"PATH": str(folder / "content"), "THEME": str(folder / "theme")}
    more = {"OUTPUT_PATH": str(folder / "output"), "PLUGINS": [plugin]}
    return SafePelican(read_settings(override={**QUIET, **folders, **more}))


def test_failed_run_collects_garbage_again(tmp_path: Path) -> None:
    site = open_site(tmp_path, Stopping)
    before = gc.get_threshold()
    with pytest.raises(RuntimeError, match="stopped"):
        site.run()
    assert (gc.isenabled(), gc.get_threshold()) == (True, before)


def test_run_takes_along_what_its_plugins_put_into_the_settings(tmp_path: Path) -> None:
    site = open_site(tmp_path, Plugin)
    for _ in range(2):
        site.run()
    gc.collect()
    assert "LEAVING" not in site.settings
    assert site.settings["NOTED"] is True
    assert [born() for born in Leaving.born] == [None, None]
