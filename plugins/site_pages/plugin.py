"""site_pages as a Pelican plugin."""

from __future__ import annotations

from pelican import signals

from site_pages.generator import SitePagesGenerator


def offer_generator(pelican: object) -> type[SitePagesGenerator]:
    """The generator of this plugin."""
    del pelican
    return SitePagesGenerator


def register() -> None:
    """Connects the plugin."""
    signals.get_generators.connect(offer_generator)
