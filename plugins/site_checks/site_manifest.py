"""What the build says it made; the file beside the output folder that safe_build writes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class SiteManifest:
    """The part of the manifest that checks need: types and sources by file, what was withheld and why."""

    form: str
    day: date
    types: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    withheld: dict[str, str] = field(default_factory=dict)

    @property
    def is_published(self) -> bool:
        """Whether the build is meant for visitors."""
        return self.form == "publish"


def manifest_place(folder: Path) -> Path:
    """Where the manifest of an output folder lies.

    >>> manifest_place(Path("/site/output")).as_posix()
    '/site/.build/output/manifest.json'
    """
    live = folder.resolve()
    return live.parent / ".build" / live.name / "manifest.json"


def read_manifest(file: Path) -> SiteManifest | None:
    """The manifest, or None where there is none that can be read."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        return _manifest(raw)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _manifest(raw: dict[str, Any]) -> SiteManifest:
    pages = {file_of(address): page for address, page in raw["pages"].items()}
    return SiteManifest(
        form=raw["form"],
        day=date.fromisoformat(raw["day"]),
        types={file: page["type"] for file, page in pages.items()},
        sources={file: page["source"] for file, page in pages.items() if page["source"]},
        withheld=dict(raw["withheld"]),
    )


def file_of(address: str) -> str:
    """The file behind an address below the site.

    >>> file_of("aktuelles/"), file_of("404.html")
    ('aktuelles/index.html', '404.html')
    """
    return f"{address}index.html" if not address or address.endswith("/") else address
