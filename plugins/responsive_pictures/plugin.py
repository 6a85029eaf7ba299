"""responsive_pictures as a Pelican plugin."""

from __future__ import annotations

from pelican import signals

from responsive_pictures.generator import PictureFiles


def offer_generator(pelican: object) -> type[PictureFiles]:
    """The generator of this plugin."""
    del pelican
    return PictureFiles


def register() -> None:
    """Connects the plugin."""
    signals.get_generators.connect(offer_generator)
