"""Which templates a page template needs, read from what it extends and imports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

# `{% import "components/" ~ name %}` may mean each file of that folder.
USED = re.compile(r'\{%-?\s*(?:extends|from|import|include)\s+"(?P<name>[^"]+)"')


def read_templates(folder: Path) -> dict[str, str]:
    """The source of every template by its path below `folder`."""
    files = sorted(folder.rglob("*.html"))
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def needed_templates(templates: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Each page template by its bare name → itself and all that it needs, sorted."""
    uses = {name: frozenset(_uses(text, templates)) for name, text in templates.items()}
    pages = (name for name in templates if "/" not in name)
    return {name.removesuffix(".html"): tuple(sorted(_closure(name, uses))) for name in pages}


def _uses(text: str, templates: Mapping[str, str]) -> Iterator[str]:
    for found in USED.finditer(text):
        name = found["name"]
        yield from (one for one in templates if one.startswith(name)) if name.endswith("/") else (name,)


def _closure(name: str, uses: Mapping[str, frozenset[str]]) -> set[str]:
    found, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += uses.get(one, ())
    return found
