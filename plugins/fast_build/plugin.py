"""fast_build as a Pelican plugin: first in PLUGINS, usable alone on any Pelican site."""

from __future__ import annotations

from typing import Any

from pelican import signals

from fast_build import reading, rendering
from fast_build.settings import FastSettings


def check_settings(pelican: Any) -> None:
    """A wrong setting ends the run; Pelican would only log what register() raises."""
    FastSettings.from_settings(pelican.settings)


def register() -> None:
    """Connects the plugin in the order of the run."""
    signals.initialized.connect(check_settings)
    reading.connect()
    rendering.connect()
