"""regional_contacts as a Pelican plugin."""

from __future__ import annotations

from pelican import signals

from regional_contacts.generator import ContactGenerator


def offer_generator(pelican: object) -> type[ContactGenerator]:
    """The generator of this plugin."""
    del pelican
    return ContactGenerator


def register() -> None:
    """Connects the plugin."""
    signals.get_generators.connect(offer_generator)
