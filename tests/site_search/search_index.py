"""A built index as tests read it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

MAGIC = b"pagefind_dcd"


def read_fragments(output: Path) -> dict[str, dict[str, Any]]:
    """What the index keeps of each page, by its address."""
    found = {}
    for file in (output / "pagefind" / "fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(MAGIC))
        found[page["url"].strip("/")] = page
    return found


def read_words(page: dict[str, Any]) -> set[str]:
    """The words that were added to a page."""
    return set(page["meta"].get("woerter", "").split())
