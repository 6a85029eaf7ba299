"""A built site as tests see it: its folder and what its manifest says."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BuiltSite:
    """The output folder, the manifest beside it, and the path below which the site is published."""

    folder: Path
    manifest: Path
    base: str = "/"

    @property
    def page_types(self) -> dict[str, str]:
        """The type of every HTML page by its address; addresses of other files are left out."""
        pages = json.loads(self.manifest.read_text(encoding="utf-8"))["pages"]
        return {
            address: page["type"]
            for address, page in pages.items()
            if address in {"", "/"} or address.endswith(("/", ".html"))
        }
