"""Writes a page of its own, as plugins for galleries or maps do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator


class OwnPages(Generator):
    """One page with all articles, and one for each that has tags, with all such up to it."""

    def generate_output(self, writer: Any) -> None:
        """After all others."""
        template = self.get_template("archives")
        articles = self.context["articles"]
        writer.write_file(
            Path("own-list.html"), template, self.context, dates=articles, template_name="archives"
        )
        so_far: list[Any] = []
        for one in articles:
            if hasattr(one, "tags"):
                so_far.append(one)
                writer.write_file(f"topics-of/{one.slug}.html", template, self.context, dates=so_far)


def register() -> None:
    """As Pelican asks."""
    signals.get_generators.connect(offer)


def offer(_pelican: Any) -> type[Generator]:
    """The generator."""
    return OwnPages
