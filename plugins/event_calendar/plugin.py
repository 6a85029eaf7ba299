"""event_calendar as a Pelican plugin."""

from __future__ import annotations

from pelican import signals

from event_calendar.generator import EventGenerator


def offer_generator(pelican: object) -> type[EventGenerator]:
    """The generator of this plugin."""
    del pelican
    return EventGenerator


def register() -> None:
    """Connects the plugin."""
    signals.get_generators.connect(offer_generator)
