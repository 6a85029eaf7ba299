"""Addresses in pages: which there are and where in the site they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from site_checks.markup import Element, Markup
from site_checks.site import Site

LINKS = {"a": "href", "area": "href", "blockquote": "cite", "q": "cite", "form": "action"}
RESOURCES = {
    "img": ("src",),
    "source": ("src",),
    "script": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "track": ("src",),
    "input": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "object": ("data",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
LOADED = frozenset(
    (
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "manifest",
        "preload",
        "modulepreload",
        "prefetch",
        "mask-icon",
    )
)
CONTACTED = LOADED | {"preconnect", "dns-prefetch", "prerender"}
PICTURE_LISTS = ("srcset", "imagesrcset")
REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*['\"]?([^'\"]*)", re.IGNORECASE)
SHARED = ("og:image", "og:url", "og:video", "og:audio", "twitter:image")
OWN_HOST = "https://site.invalid"  # stands for the site's host while its address is not known


class Fate(Enum):
    """What becomes of somebody who follows an address."""

    FOUND = "found"
    FOLDER = "folder without its slash"
    OTHER_CASE = "other capital letters"
    MISSING = "missing"
    OUTSIDE = "outside of the base path"
    NEIGHBOUR = "same host, another site"
    FOREIGN = "another host"
    SCHEME = "no web address"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads: `path` is a file of the site, or what was looked for."""

    fate: Fate
    path: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a page; a resource is loaded with the page, a link waits for a click."""

    address: str
    element: Element
    is_resource: bool
    target: Target


class Addresses:
    """Finds the file behind an address the way GitHub Pages does."""

    def __init__(self, site: Site) -> None:
        self._files = site.files
        self._base = site.base
        self._home = site.site_url.removesuffix(site.base.rstrip("/")) or OWN_HOST
        self._host = urlsplit(self._home).netloc.lower()
        self._folded: Mapping[str, str] = {path.lower(): path for path in site.files}
        self.follow = lru_cache(20_000)(self._follow)

    def _follow(self, start: str, address: str) -> Target:
        """Where `address` leads from the page at the file `start`."""
        try:
            whole = urlsplit(urljoin(f"{self._home}{self._base}{start}", address.strip()))
        except ValueError:
            return Target(Fate.MALFORMED, address)
        if whole.scheme not in {"http", "https"}:
            return Target(Fate.SCHEME, whole.scheme)
        if whole.netloc.lower() != self._host:
            return Target(Fate.FOREIGN if whole.netloc else Fate.MALFORMED, whole.netloc.lower())
        if not f"{whole.path}/".startswith(self._base):
            is_written_out = bool(urlsplit(address.strip()).netloc)
            return Target(Fate.NEIGHBOUR if is_written_out else Fate.OUTSIDE, whole.path)
        path = unquote(whole.path)[len(self._base) :]
        return self._find(path, unquote(whole.fragment))

    def _find(self, path: str, fragment: str) -> Target:
        file = f"{path}index.html" if not path or path.endswith("/") else path
        if file in self._files:
            return Target(Fate.FOUND, file, fragment)
        if f"{path}/index.html" in self._files:
            return Target(Fate.FOLDER, f"{path}/index.html", fragment)
        if f"{path}.html" in self._files:
            return Target(Fate.FOUND, f"{path}.html", fragment)
        if other := self._folded.get(file.lower()):
            return Target(Fate.OTHER_CASE, other, fragment)
        return Target(Fate.MISSING, path)


def find_references(markup: Markup, path: str, addresses: Addresses) -> Iterator[Reference]:
    """Every address of a page in the order of the page; empty ones too."""
    start = next((urljoin(path, base.get("href")) for base in markup.all("base")), path)
    for element in markup.elements:
        for address, is_resource in _written(element):
            yield Reference(address, element, is_resource, addresses.follow(start, address))


def _written(element: Element) -> Iterator[tuple[str, bool]]:
    """Each address of one element, and whether the browser loads it by itself."""
    attributes = element.attributes
    if (name := LINKS.get(element.tag)) and name in attributes:
        yield attributes[name], False
    for name in RESOURCES.get(element.tag, ()):
        if name in attributes:
            yield attributes[name], True
    for name in PICTURE_LISTS:
        if name in attributes:
            yield from ((one, True) for one, _ in picture_candidates(attributes[name]))
    if element.tag == "link" and "href" in attributes:
        yield attributes["href"], not CONTACTED.isdisjoint(element.get("rel").lower().split())
    if element.tag == "meta":
        yield from ((address, False) for address in _named_by_meta(element))


def _named_by_meta(element: Element) -> Iterator[str]:
    if element.get("http-equiv").lower() == "refresh":
        match = REFRESH.match(element.get("content"))
        if match and match[1].strip():
            yield match[1].strip()
    elif element.get("property") in SHARED or element.get("name") in SHARED:
        yield element.get("content")


def picture_candidates(text: str) -> list[tuple[str, str]]:
    """The address and descriptor of each candidate of a `srcset` (HTML, 4.8.4.2.1).

    >>> picture_candidates("a.jpg 480w, b.jpg 960w")
    [('a.jpg', '480w'), ('b.jpg', '960w')]
    """
    found = []
    for part in re.split(r",\s+|\s*,$", text.strip()):
        words = part.split()
        if words:
            found.append((words[0], " ".join(words[1:])))
    return found
