"""Addresses worked out once per entry, not at each of a thousand mentions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pelican.contents import Article, Page
from pelican.plugins import signals

ENTRIES = "generated_content"  # Pelican's own: source path → content
WRITING = (signals.article_generator_write_article, signals.page_generator_write_page)


def freeze_addresses(generators: Iterable[Any]) -> None:
    """Gives articles and pages their address as an override, unless a plugin may still change them."""
    if any(signal.receivers for signal in WRITING):
        return
    for generator in generators:
        for content in generator.context[ENTRIES].values():
            if type(content) in (Article, Page) and not hasattr(content, "override_url"):
                content.override_url = content.url
        return
