"""The list of all public pages for search engines, after the sitemaps.org protocol 0.9.

Pages that exist in several languages name all of them, themselves included (Google's extension with
XHTML links).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST_URLS = 50_000


@dataclass(frozen=True, slots=True)
class SitemapUrl:
    """The full address of a page, the day it last changed, if known, and (language tag, full address) of each translation."""

    loc: str
    lastmod: date | None = None
    languages: tuple[tuple[str, str], ...] = ()


def sitemap_bytes(urls: Iterable[SitemapUrl]) -> bytes:
    """Write the sitemap, sorted by address; more than 50,000 addresses are refused."""
    ordered = sorted(urls, key=attrgetter("loc"))
    if len(ordered) > MOST_URLS:
        raise ValueError(f"a sitemap holds at most {MOST_URLS} addresses, not {len(ordered)}")
    root = ET.Element("urlset", xmlns=NAMESPACE)
    if any(url.languages for url in ordered):
        root.set("xmlns:xhtml", XHTML)
    for url in ordered:
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = url.loc
        if url.lastmod:
            ET.SubElement(entry, "lastmod").text = url.lastmod.isoformat()
        for lang, address in url.languages:
            ET.SubElement(entry, "xhtml:link", rel="alternate", hreflang=lang, href=address)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document
