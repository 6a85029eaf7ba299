"""Builds the site once more, in a folder below and with other settings, as plugins for languages do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.settings import configure_settings


def build_again(pelican: Any) -> None:
    """After the site itself."""
    settings = pelican.settings
    if "UPPER_SITE" in settings:
        return
    more = {
        "OUTPUT_PATH": str(Path(settings["OUTPUT_PATH"]) / "sub"),
        "SITENAME": "Below",
        "UPPER_SITE": True,
    }
    more |= {"DELETE_OUTPUT_DIRECTORY": False, "SITEURL": f"{settings['SITEURL']}/sub", "DEFAULT_LANG": "de"}
    Pelican(configure_settings({**settings, **more})).run()  # type: ignore[no-untyped-call]


def register() -> None:
    """As Pelican asks."""
    signals.finalized.connect(build_again)
