"""A published folder as visitors and programs see it: pages, addresses, links, texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

REFERENCES = ("href", "src", "poster", "action")


@dataclass(frozen=True)
class BuiltPages:
    """An output folder, where it is published, and what the command said."""

    folder: Path
    site_url: str
    printed: str

    @property
    def base(self) -> str:
        """The path of the site's address: "" or "/netzwerk"."""
        return urlsplit(self.site_url).path

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The content of every file by its path below the folder."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every HTML file by its path, parsed."""
        return {
            path: BeautifulSoup(data, "lxml", from_encoding="utf-8")
            for path, data in self.files.items()
            if path.endswith(".html")
        }

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the build says it made."""
        file = self.folder.parent / ".build" / self.folder.name / "manifest.json"
        manifest: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return manifest

    @cached_property
    def indexable(self) -> set[str]:
        """The paths of the pages that search engines may keep: no noindex, no redirect."""
        return {
            path
            for path, page in self.pages.items()
            if not page.select("meta[name=robots][content*=noindex], meta[http-equiv=refresh]")
        }

    def address(self, path: str) -> str:
        """The full address at which a file is published."""
        return f"{self.site_url}/{path.removesuffix('index.html')}"

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Every reference of every page, as (file, reference); the style sheet has none, nor has the icon within the page."""
        return tuple(self._find_links())

    def _find_links(self) -> Iterator[tuple[str, str]]:
        for path, page in self.pages.items():
            for name in REFERENCES:
                yield from ((path, str(tag[name])) for tag in page.select(f"[{name}]:not([rel=icon])"))
            for tag in page.find_all(attrs={"srcset": True}):
                yield from ((path, one.split()[0]) for one in str(tag["srcset"]).split(","))

    def is_broken(self, path: str, reference: str) -> bool:
        """Whether a reference inside this site leads to no file, or to no place in its page."""
        home = self.site_url or "http://localhost"
        target = urlsplit(urljoin(f"{home}/{path}", reference))
        if target.scheme not in {"http", "https"} or target.netloc != urlsplit(home).netloc:
            return False
        if not target.path.startswith(f"{self.base}/"):
            return not urlsplit(reference).netloc
        file = unquote(target.path).removeprefix(f"{self.base}/")
        file += "index.html" if not file or file.endswith("/") else ""
        if file not in self.files:
            return True
        fragment = unquote(target.fragment)
        return bool(fragment) and file in self.pages and fragment not in self._ids[file]

    @cached_property
    def _ids(self) -> dict[str, set[str]]:
        """The places within each page that a link can name."""
        return {path: {str(tag["id"]) for tag in page.select("[id]")} for path, page in self.pages.items()}

    def files_with(self, text: str) -> set[str]:
        """The files that hold a text in their bytes or their names."""
        return {path for path, data in self.files.items() if text.encode() in data or text in path}
