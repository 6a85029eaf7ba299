"""Wires the theme's stylesheet, icons, scripts and words into the build; others read `THEME_ASSETS` and `THEME_WORDS`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals
from pelican.writers import Writer

from content_model.build import CONTEXT_NAME as BUILD
from content_model.frames import CONTEXT_NAME as LINKED_SCRIPTS
from content_model.output_files import Output, write_output
from content_model.page_language import CONTEXT_NAME as WORDS
from theme_assets.assets import read_assets
from theme_assets.catalogues import read_catalogues
from theme_assets.kept_theme import CONTEXT_NAME as KEPT_THEME
from theme_assets.kept_theme import KeptTheme, ThemeFiles
from theme_assets.kept_values import KeptValues

CONTEXT_NAME = "THEME_ASSETS"
KEPT = ".build/theme"  # beside content/; safe to delete


class ThemeAssetsGenerator:
    """Offers the assets from the start of the build, writes their files at its end."""

    def __init__(
        self, *, context: dict[str, Any], settings: dict[str, Any], path: str, output_path: str, **_: object
    ) -> None:
        self.context, self.output = context, Output.of(output_path, settings)
        theme, store = Path(settings["THEME"]), Path(path).parent / KEPT
        last: KeptTheme = settings.get(KEPT_THEME) or KeptTheme()
        files = last.of(theme, partial(_read, theme, store))
        self.files, catalogues = files.assets, files.catalogues
        context[WORDS] = catalogues.words
        if catalogues.findings:
            context[BUILD].findings += catalogues.findings
        context[CONTEXT_NAME] = self.files.assets

    def generate_output(self, _: Writer) -> None:
        """Write the stylesheet, the icons and the scripts, in those languages in which a page links them."""
        linked = self.context.get(LINKED_SCRIPTS)
        for address, content in self.files.contents.items():
            name = address.rpartition("/")[2]
            if name.endswith(".js") and linked is not None and name not in linked:
                continue
            write_output(address, content, self.output)


def _read(theme: Path, store: Path) -> ThemeFiles:
    kept = KeptValues.read(store)
    catalogues = read_catalogues(theme / "translations", kept)
    assets = read_assets(theme, kept, catalogues.words.texts)
    kept.save()
    return ThemeFiles(catalogues, assets)


def keep_theme(pelican: Pelican) -> None:
    """What one run of this Pelican reads of the theme, its next run may use."""
    pelican.settings[KEPT_THEME] = KeptTheme()


def offer_generator(_: Pelican) -> type[ThemeAssetsGenerator]:
    """Give Pelican the generator."""
    return ThemeAssetsGenerator


def register() -> None:
    """Connect the plugin."""
    signals.initialized.connect(keep_theme)
    signals.get_generators.connect(offer_generator)
