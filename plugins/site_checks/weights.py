"""How many bytes travel, and which scripts a page brings along."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from posixpath import join, normpath

from site_checks.page import Page
from site_checks.references import Fate

IMPORT = re.compile(r"\b(?:from|import)\s*\(?\s*[\"'](\.{1,2}/[^\"']+)[\"']")


@lru_cache(64)
def packed_size(data: bytes) -> int:
    """Bytes after gzip at level 6, as GitHub Pages sends them."""
    return len(gzip.compress(data, 6, mtime=0))


def script_files(page: Page) -> list[str]:
    """The script files of a page and what they import, each once, in order."""
    found: list[str] = []
    waiting = [
        one.target.path
        for one in page.references
        if one.element.tag == "script" and one.target.fate is Fate.FOUND
    ]
    while waiting:
        path = waiting.pop(0)
        if path not in found and path in page.site.files:
            found.append(path)
            text = page.site.read(path).decode("utf-8", "replace")
            waiting += [normpath(join(path, "..", name)) for name in IMPORT.findall(text)]
    return found
