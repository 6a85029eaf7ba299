"""The list of all public pages for search engines, after the sitemaps.org protocol 0.9."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_URLS = 50_000


@dataclass(frozen=True, slots=True)
class SitemapUrl:
    """The full address of a page and the day it last changed, if known."""

    loc: str
    lastmod: date | None = None


def sitemap_bytes(urls: Iterable[SitemapUrl]) -> bytes:
    """Write the sitemap, sorted by address; more than 50,000 addresses are refused."""
    ordered = sorted(urls, key=attrgetter("loc"))
    if len(ordered) > MOST_URLS:
        raise ValueError(f"a sitemap holds at most {MOST_URLS} addresses, not {len(ordered)}")
    root = ET.Element("urlset", xmlns=NAMESPACE)
    for url in ordered:
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = url.loc
        if url.lastmod:
            ET.SubElement(entry, "lastmod").text = url.lastmod.isoformat()
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document
