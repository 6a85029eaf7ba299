"""site_search as a Pelican plugin: plans after all others, makes the index after all is written."""

from __future__ import annotations

from collections.abc import Sequence

from pelican import Pelican, signals
from pelican.generators import Generator

from content_model.typed_pages import PageGenerator
from site_search.generator import CONTEXT_NAME, SearchGenerator


def offer_generator(pelican: object) -> type[SearchGenerator]:
    """The generator of this plugin."""
    del pelican
    return SearchGenerator


def plan_search(generators: Sequence[Generator]) -> None:
    """Shows the search what all others have planned."""
    search = next(one for one in generators if isinstance(one, SearchGenerator))
    others = [one for one in generators if isinstance(one, PageGenerator) and one is not search]
    search.plan(page for one in others for page in one.planned)


def write_index(pelican: Pelican) -> None:
    """Makes the index; safe_build exchanges the folders only after this."""
    pelican.settings[CONTEXT_NAME].write_index()


def register() -> None:
    """Connects the plugin."""
    signals.get_generators.connect(offer_generator)
    signals.all_generators_finalized.connect(plan_search)
    signals.finalized.connect(write_index)
