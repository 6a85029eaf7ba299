"""site_pages as a Pelican plugin."""

from __future__ import annotations

from pelican import signals

from content_model.typed_pages import PageGenerator
from site_pages.generator import SitePagesGenerator, StyleGuide


def offer_generators(pelican: object) -> tuple[type[PageGenerator], ...]:
    """The generators of this plugin."""
    del pelican
    return SitePagesGenerator, StyleGuide


def register() -> None:
    """Connects the plugin."""
    signals.get_generators.connect(offer_generators)
