from datetime import date

import pytest
from lxml import etree
from tests.conftest import BuildSite

from site_pages.sitemap import MOST_URLS, SitemapUrl, sitemap_bytes

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
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


def test_sitemap_names_the_languages_of_translated_pages(build_site: BuildSite) -> None:
    files = {
        "seiten/hilfe.md": "---\ntitel: Hilfe\n---\nText.\n",
        "seiten/help.md": "---\ntitel: Help\nsprache: en\nuebersetzung_von: hilfe\n---\nText.\n",
        "seiten/aide.md": "---\ntitel: Aide\nsprache: fr\nuebersetzung_von: hilfe\nstatus: versteckt\n---\nText.\n",
        "seiten/allein.md": "---\ntitel: Allein\n---\nText.\n",
    }
    build = build_site(files, "publishconf.py", SITEURL="https://netz.example.org")

    urls = etree.fromstring(build.read("sitemap.xml").encode()).iterfind("s:url", NAMES)

    german, english = "https://netz.example.org/hilfe/", "https://netz.example.org/help/"
    both = [("alternate", "de", german), ("alternate", "en", english)]
    assert {
        url.findtext("s:loc", namespaces=NAMES): sorted(tuple(link.values()) for link in links)
        for url in urls
        if (links := url.findall("x:link", NAMES))
    } == {german: both, english: both}


def test_sitemap_without_translations_knows_no_other_namespace() -> None:
    assert etree.fromstring(sitemap_bytes([SitemapUrl(START)])).nsmap == {None: NAMES["s"]}
