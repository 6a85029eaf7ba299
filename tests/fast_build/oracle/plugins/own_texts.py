"""Changes texts and metadata of entries while they are made, as plugins for tables or reading times do."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.contents import Article


def change_text(content: Any) -> None:
    """A word of the text, and a value that templates may ask for."""
    if isinstance(content, Article):
        content._content = content._content.replace("text", "<em>text</em>")
        content.region = str(len(content._content.split()))


def register() -> None:
    """As Pelican asks."""
    signals.content_object_init.connect(change_text)
