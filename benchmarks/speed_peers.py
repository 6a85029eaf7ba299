"""The generators that are measured against each other: where each builds, and with which command."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus_sites import SITES, Site

PROJECT = Path(__file__).parents[1]
NOW = "2026-11-22T12:00"
PELICAN = (sys.executable, "-m", "pelican", "content", "-q", "-o", "output", "-s")


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: its name in the tables, its form of the corpus and its command."""

    name: str
    site: Site
    command: tuple[str, ...]

    def forget(self, folder: Path) -> None:
        """Take away everything that former builds left."""
        for name in ("output", ".build", "resources", "__pycache__"):
            shutil.rmtree(folder / name, ignore_errors=True)

    def pages(self, folder: Path) -> frozenset[str]:
        """The HTML and XML files of the built site."""
        output = folder / "output"
        return frozenset(
            str(file.relative_to(output)) for file in output.rglob("*") if file.suffix in {".html", ".xml"}
        )


def find_peers(hugo: str | None) -> Iterator[Peer]:
    """All peers; Hugo only if it is installed."""
    kit_settings = str(PROJECT / "pelicanconf.py")
    yield Peer("Pelican", SITES["pelican"], (*PELICAN, "pelicanconf.py"))
    yield Peer("Pelican + fast_build", SITES["pelican"], (*PELICAN, "fastconf.py"))
    binary = _hugo_binary(hugo)
    if binary:
        yield Peer("Hugo", SITES["hugo"], (binary, "--quiet", "--destination", "output"))
    now = ("-e", f'BUILD_NOW="{NOW}"')
    yield Peer("Netzwerkstatt", SITES["kit"], (*PELICAN, kit_settings, "-t", "theme", *now))


def _hugo_binary(hugo: str | None) -> str | None:
    """The program itself: the package `hugo` puts a script in front of it, which would be measured too."""
    found = shutil.which(hugo or "hugo")
    if found is None:
        return None
    inside = Path(found).resolve().parents[1].glob("lib/python*/site-packages/hugo/binaries/hugo")
    return str(next(inside, Path(found)))
