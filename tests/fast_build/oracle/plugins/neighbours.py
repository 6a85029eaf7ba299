"""Gives each article the next one, as plugins for related articles do."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from pelican import signals


def add_neighbours(generator: Any) -> None:
    """Each article knows the one after it."""
    for one, other in pairwise(generator.articles):
        one.next_article = other


def register() -> None:
    """As Pelican asks."""
    signals.article_generator_finalized.connect(add_neighbours)
