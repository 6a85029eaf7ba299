"""A built folder: its files, its place on the web, and what the build said about it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from site_checks.markup import Markup
from site_checks.site_manifest import SiteManifest, manifest_place, read_manifest

LARGEST_TEXT = 5_000_000  # bytes of one page, feed or calendar; what is larger is a mistake and not read


@dataclass(frozen=True, slots=True)
class Site:
    """A built folder; `files` says the size of each file, `odd` why an entry is no ordinary file.

    `site_url` is the full address without a final slash, or empty where it is not known; `base` is
    the path of the site with slashes around it, such as `/netzwerk/`; `other` is a second build to
    compare with.
    """

    folder: Path
    files: Mapping[str, int]
    odd: Mapping[str, str] = field(default_factory=dict)
    base: str = "/"
    site_url: str = ""
    manifest: SiteManifest | None = None
    other: Site | None = None

    @property
    def pages(self) -> list[str]:
        """The HTML files, sorted."""
        return sorted(path for path in self.files if path.endswith((".html", ".htm")))

    def with_suffix(self, *suffixes: str) -> list[str]:
        """The files whose names end so, sorted."""
        return sorted(path for path in self.files if path.lower().endswith(suffixes))

    def read(self, path: str) -> bytes:
        """The bytes of a file; OSError if it cannot be read."""
        return (self.folder / path).read_bytes()

    def address(self, path: str) -> str:
        """The full address of a file."""
        return f"{self.site_url}/{path.removesuffix('index.html')}"

    def type_of(self, path: str) -> str:
        """The type of a page as the manifest names it, or an empty text."""
        return self.manifest.types.get(path, "") if self.manifest else ""


def open_site(folder: Path, base: str = "", site_url: str = "", other: Site | None = None) -> Site:
    """Look through a folder; what is not given about its address is taken from its start page."""
    files, odd = _walk(folder)
    site_url = (site_url or _named_address(folder, files)).rstrip("/")
    base = "/".join(("", *filter(None, (base or urlsplit(site_url).path).split("/")), ""))
    return Site(folder, files, odd, base, site_url, read_manifest(manifest_place(folder)), other)


def _walk(folder: Path) -> tuple[dict[str, int], dict[str, str]]:
    files: dict[str, int] = {}
    odd: dict[str, str] = {}
    for where, folders, names in os.walk(folder, onerror=lambda error: odd.update(_unread(folder, error))):
        for name in [*folders, *names]:
            path = Path(where, name)
            key = path.relative_to(folder).as_posix()
            if path.is_symlink():
                odd[key] = "ist ein symbolischer Verweis"
            elif path.is_file():
                files[key] = path.stat().st_size
            elif name in names:
                odd[key] = "ist keine gewöhnliche Datei"
    return files, odd


def _unread(folder: Path, error: OSError) -> dict[str, str]:
    return {Path(error.filename).relative_to(folder).as_posix(): "lässt sich nicht öffnen"}


def _named_address(folder: Path, files: Mapping[str, int]) -> str:
    """The address that the start page names as its own."""
    if not 0 < files.get("index.html", 0) <= LARGEST_TEXT:
        return ""
    try:
        markup = Markup((folder / "index.html").read_text(encoding="utf-8"))
    except (OSError, ValueError, AssertionError):
        return ""
    named = [link.get("href") for link in markup.link("canonical")]
    return named[0] if named and named[0].startswith(("https://", "http://")) else ""
