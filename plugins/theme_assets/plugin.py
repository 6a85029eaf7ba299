"""Wires the theme's stylesheet, icons and scripts into the build; other plugins read `THEME_ASSETS`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals
from pelican.writers import Writer

from theme_assets.assets import read_assets

CONTEXT_NAME = "THEME_ASSETS"


class ThemeAssetsGenerator:
    """Offers the assets from the start of the build, writes their files at its end."""

    def __init__(self, *, context: dict[str, Any], theme: str, output_path: str, **_: object) -> None:
        self.output_path = Path(output_path)
        self.files = read_assets(Path(theme) / "static")
        context[CONTEXT_NAME] = self.files.assets

    def generate_output(self, _: Writer) -> None:
        """Write the stylesheet, the icons and the scripts."""
        for address, content in self.files.contents.items():
            target = self.output_path / address
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def offer_generator(_: Pelican) -> type[ThemeAssetsGenerator]:
    """Give Pelican the generator."""
    return ThemeAssetsGenerator


def register() -> None:
    """Connect the plugin."""
    signals.get_generators.connect(offer_generator)
