"""The feeds as a reader's program sees them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import feedparser
import pytest
from tests.conftest import BuildSite
from tests.site.built_pages import BuiltPages

URN = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NEWS = "---\ntitel: {}\ndatum: 12.11.2026\n---\n\nText.\n"


def read_feeds(pages: BuiltPages) -> dict[str, Any]:
    """Every feed by its path."""
    feeds = {path: data for path, data in pages.files.items() if path.startswith("feeds/")}
    return {path: feedparser.parse(data) for path, data in feeds.items()}


def ids_of(pages: BuiltPages) -> dict[str, list[str]]:
    return {
        path: [feed.feed.id, *(entry.id for entry in feed.entries)]
        for path, feed in read_feeds(pages).items()
    }


def test_feeds_are_those_of_the_content_model(published: BuiltPages) -> None:
    feeds = read_feeds(published)
    assert {"feeds/alles.atom.xml", "feeds/berichte.atom.xml", "feeds/aktuelles.atom.xml"} <= feeds.keys()
    assert {path.split("/")[1] for path in feeds if path.count("/") == 2} == {"rubrik", "region"}


def test_feeds_parse(published: BuiltPages) -> None:
    assert {path: feed.bozo_exception for path, feed in read_feeds(published).items() if feed.bozo} == {}
    assert {feed.version for feed in read_feeds(published).values()} == {"atom10"}


def test_feed_entries_have_what_readers_show(published: BuiltPages) -> None:
    entries = [(path, entry) for path, feed in read_feeds(published).items() for entry in feed.entries]
    assert entries
    assert [
        path
        for path, entry in entries
        if not (entry.title and entry.updated_parsed and entry.published_parsed)
    ] == []
    assert [entry.link for path, entry in entries if published.is_broken(path, entry.link)] == []
    assert [entry.link for _, entry in entries if not entry.link.startswith(f"{published.site_url}/")] == []


def test_feed_texts_have_whole_links(published: BuiltPages) -> None:
    html = [
        (path, part.value)
        for path, feed in read_feeds(published).items()
        for entry in feed.entries
        for part in entry.get("content", [])
    ]
    links = [(path, link) for path, text in html for link in re.findall(r'(?:href|src)="([^"]*)"', text)]
    assert links
    assert [link for _, link in links if not link.startswith(("https://", "mailto:", "tel:"))] == []
    assert [link for path, link in links if published.is_broken(path, link)] == []


def test_feed_ids_are_permanent_and_single(published: BuiltPages) -> None:
    ids = ids_of(published)
    assert {one for many in ids.values() for one in many if not URN.fullmatch(one)} == set()
    assert {
        path: one for path, many in ids.items() for one, count in Counter(many).items() if count > 1
    } == {}
    feeds = [many[0] for many in ids.values()]
    assert len(set(feeds)) == len(feeds)


def test_feed_ids_stay_when_the_site_moves(
    published_at_root: BuiltPages, published_below_path: BuiltPages
) -> None:
    assert ids_of(published_at_root) == ids_of(published_below_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(NEWS.format("Alter Titel"), NEWS.format("Neuer Titel"), id="title"),
        pytest.param(NEWS.format("Titel"), NEWS.format("Titel").replace("12.11", "13.11"), id="date"),
        pytest.param(NEWS.format("Titel"), NEWS.format("Titel\nslug: anders"), id="slug"),
    ],
)
def test_feed_ids_stay_when_the_entry_changes(build_site: BuildSite, before: str, after: str) -> None:
    def ids(text: str) -> list[str]:
        build = build_site({"aktuelles/2026/eins.md": text}, SITEURL="https://netz.example.org")
        return [entry.id for entry in feedparser.parse(build.read("feeds/alles.atom.xml")).entries]

    assert len(ids(before)) == 1
    assert ids(before) == ids(after)


def test_feeds_are_offered_on_every_page(published: BuiltPages) -> None:
    offered = {
        path: {str(tag["href"]) for tag in page.select('link[rel=alternate][type="application/atom+xml"]')}
        for path, page in published.pages.items()
        if path in published.indexable
    }
    everything = f"{published.base}/feeds/alles.atom.xml"
    assert {path for path, links in offered.items() if everything not in links} == set()
