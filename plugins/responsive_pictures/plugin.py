"""responsive_pictures as a Pelican plugin."""

from __future__ import annotations

from pelican import Pelican, signals

from content_model.social_card import CONTEXT_NAME
from responsive_pictures.generator import PictureFiles


def offer_generator(pelican: object) -> type[PictureFiles]:
    """The generator of this plugin."""
    del pelican
    return PictureFiles


def write_cards(pelican: Pelican) -> None:
    """The cards are drawn while all other files are written; safe_build exchanges the folders only after this."""
    pelican.settings[CONTEXT_NAME].write_cards()


def register() -> None:
    """Connects the plugin."""
    signals.get_generators.connect(offer_generator)
    signals.finalized.connect(write_cards)
