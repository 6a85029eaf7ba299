"""Asks other websites whether what content/ links to is still there; only when somebody wants it."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]+")
SECONDS = 10
ASKED_AT_ONCE = 8


def links_in(content: Path) -> dict[str, str]:
    """Every address of another website, with the first place that names it."""
    found: dict[str, str] = {}
    for file in sorted([*content.rglob("*.md"), *content.glob("*.yaml")]):
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            for match in ADDRESS.finditer(line):
                found.setdefault(
                    match[0].rstrip(".,;:"), f"{content.name}/{file.relative_to(content).as_posix()}:{number}"
                )
    return found


def broken_links(content: Path) -> Iterator[tuple[str, str, str]]:
    """Place, address and reason of every link that does not answer well."""
    links = links_in(content)
    with ThreadPoolExecutor(ASKED_AT_ONCE) as workers:
        for address, reason in zip(links, workers.map(_reason, links), strict=True):
            if reason:
                yield links[address], address, reason


def _reason(address: str) -> str:
    request = urllib.request.Request(address, method="HEAD", headers={"User-Agent": "Netzwerkstatt"})  # noqa: S310 - http only
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310 - as above
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in (403, 405, 429) else f"antwortet mit {error.code}"
    except (OSError, ValueError) as error:
        return f"antwortet nicht ({getattr(error, 'reason', error)})"
