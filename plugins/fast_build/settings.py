"""The FAST_* settings as one frozen value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAMES = ("FAST_BUILD", "FAST_WORKERS", "FAST_CACHE")


class FastSettingError(ValueError):
    """A FAST_* setting that cannot be what it should be, in one sentence."""


@dataclass(frozen=True, slots=True)
class FastSettings:
    """FAST_BUILD (on or off), FAST_WORKERS (processes at once) and FAST_CACHE (the folder of the caches)."""

    on: bool
    workers: int
    cache: Path

    @classmethod
    def from_settings(cls, settings: Mapping[str, object]) -> FastSettings:
        """Read and check every FAST_* setting; raises FastSettingError."""
        for name in settings:
            if name.startswith("FAST_") and name not in NAMES:
                from difflib import get_close_matches  # noqa: PLC0415  # rarely needed

                nearest = get_close_matches(name, NAMES, n=1) or NAMES
                raise FastSettingError(
                    f"Die Einstellung {name} gibt es nicht. Gemeint ist wohl: {' oder '.join(nearest)}."
                )
        return cls(_on(settings), _workers(settings), _cache(settings))


def _on(settings: Mapping[str, object]) -> bool:
    value = settings.get("FAST_BUILD", True)
    if not isinstance(value, bool):
        raise FastSettingError(f"FAST_BUILD ist {value!r}, möglich sind: True, False.")
    return value


def _workers(settings: Mapping[str, object]) -> int:
    value = settings.get("FAST_WORKERS", len(os.sched_getaffinity(0)))
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise FastSettingError(f"FAST_WORKERS ist {value!r}, gebraucht wird eine ganze Zahl ab 1.")
    return value


def _cache(settings: Mapping[str, object]) -> Path:
    output = Path(str(settings["OUTPUT_PATH"])).resolve()
    value = settings.get("FAST_CACHE", output.parent / ".build" / "fast")
    if not isinstance(value, (str, Path)) or not str(value):
        raise FastSettingError(f"FAST_CACHE ist {value!r}, gebraucht wird ein Ordner.")
    folder = Path(value).resolve()
    if folder.is_relative_to(output):
        raise FastSettingError(f"FAST_CACHE liegt im Ausgabeordner {output}: Der Cache würde veröffentlicht.")
    return folder
