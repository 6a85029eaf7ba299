"""What the last run of this process has read of the theme, which is not read again while no file of it changes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from content_model.file_stamps import Stamp
from theme_assets.assets import AssetFiles
from theme_assets.catalogues import Catalogues

CONTEXT_NAME = "KEPT_THEME"


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """The words of a theme and its assets."""

    catalogues: Catalogues
    assets: AssetFiles


class KeptTheme:
    """Trusts the stamps of files, as KeptTexts does: a new process does not."""

    def __init__(self) -> None:
        self._stamps: Mapping[str, Stamp] = {}
        self._files: ThemeFiles | None = None

    def of(self, theme: Path, read: Callable[[], ThemeFiles]) -> ThemeFiles:
        """What `read` makes of the files below this folder."""
        moment, stamps = time.time_ns(), _stamps_below(theme)
        if self._files is None or stamps != self._stamps:
            self._files = read()
        are_settled = all(stamp.is_settled(moment) for stamp in stamps.values())
        self._stamps = stamps if are_settled else {}
        return self._files


def _stamps_below(folder: Path) -> dict[str, Stamp]:
    """The stamps of all files; of those behind links, which may lead nowhere, those of what they lead to."""
    walked = os.walk(folder, followlinks=True)
    files = (Path(place, name) for place, _, names in walked for name in names)
    return {str(file): Stamp.of(file.stat()) for file in files if file.exists()}
