"""Atom feeds (RFC 4287) whose ids come from the entries' identity, never from addresses or dates."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime

from feedgenerator import Atom1Feed

# Everything outside the production "Char" of XML 1.0; no escape can carry these signs.
FORBIDDEN_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: `id` is a `urn:uuid:`, `url` and all links in `html` are absolute, times are aware; `lang` is a BCP 47 tag."""

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str | None = None
    html: str | None = None
    author: str | None = None
    categories: tuple[str, ...] = ()
    lang: str = "de"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries in reading order; `url` is the page it belongs to, `feed_url` its own."""

    id: str
    title: str
    subtitle: str | None
    url: str
    feed_url: str
    author: str
    entries: tuple[FeedEntry, ...]
    language: str = "de"


def atom_bytes(feed: Feed) -> bytes:
    """Write an Atom document; an empty feed is refused, because Atom wants a time of change."""
    if not feed.entries:
        raise ValueError(f"feed without entries: {feed.feed_url}")
    atom = _SpokenFeed(  # type: ignore[no-untyped-call]
        title=_xml_text(feed.title),
        link=feed.url,
        description=None,
        subtitle=_xml_text(feed.subtitle),
        feed_guid=feed.id,
        feed_url=feed.feed_url,
        author_name=_xml_text(feed.author),
        language=feed.language,
    )
    for entry in feed.entries:
        _add_entry(atom, entry, feed.language)
    return str(atom.writeString("utf-8")).encode()  # type: ignore[no-untyped-call]


class _SpokenFeed(Atom1Feed):
    """An entry in another language than its feed says so (`xml:lang`, RFC 4287 section 2)."""

    def item_attributes(self, item: dict[str, str | None]) -> dict[str, str]:
        return {"xml:lang": item["lang"]} if item["lang"] else {}


def _add_entry(atom: Atom1Feed, entry: FeedEntry, language: str) -> None:
    atom.add_item(
        title=_xml_text(entry.title),
        link=entry.url,
        # Atom1Feed declares summaries as HTML.
        description=_xml_text(entry.summary and html.escape(entry.summary, quote=False)),
        content=_xml_text(entry.html),
        author_name=_xml_text(entry.author),
        pubdate=entry.published,
        updateddate=entry.updated,
        unique_id=entry.id,
        categories=[_xml_text(category) for category in entry.categories],
        lang=entry.lang if entry.lang != language else None,
    )


def _xml_text(text: str | None) -> str | None:
    return text and FORBIDDEN_IN_XML.sub("", text)
