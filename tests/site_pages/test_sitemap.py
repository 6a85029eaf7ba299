from datetime import date

import pytest
from lxml import etree

from site_pages.sitemap import MOST_URLS, SitemapUrl, sitemap_bytes

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
START = "https://leuchtfeuer.example.org/netz/"


def test_sitemap_reads_back_sorted_by_address() -> None:
    urls = [
        SitemapUrl(f"{START}vor-ort/"),
        SitemapUrl(f"{START}berichte/?a=1&b=2", date(2026, 11, 3)),
        SitemapUrl(START, date(2026, 1, 31)),
    ]

    root = etree.fromstring(sitemap_bytes(iter(urls)))

    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [
        (url.findtext("s:loc", namespaces=NAMES), url.findtext("s:lastmod", namespaces=NAMES)) for url in root
    ] == [
        (START, "2026-01-31"),
        (f"{START}berichte/?a=1&b=2", "2026-11-03"),
        (f"{START}vor-ort/", None),
    ]


def test_sitemap_names_its_encoding() -> None:
    assert sitemap_bytes([]).startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<urlset ")


def test_sitemap_holds_fifty_thousand_addresses_and_no_more() -> None:
    urls = [SitemapUrl(f"{START}{number}/") for number in range(MOST_URLS)]
    assert len(etree.fromstring(sitemap_bytes(urls))) == 50_000

    with pytest.raises(ValueError, match="at most 50000 addresses, not 50001"):
        sitemap_bytes([*urls, SitemapUrl(START)])
