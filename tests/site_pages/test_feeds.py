from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import feedparser
import pytest

from content_model.typesetting import typeset_view
from german_typography import typeset
from site_pages.feeds import Feed, FeedEntry, atom_bytes

WINTER_TIME = timezone(timedelta(hours=1))
NASTY = "Grüße & Küsse: <b>„5 > 3“</b> </script> ]]> <!-- 🎉 ﬁ"

REPORT = FeedEntry(
    id="urn:uuid:5b1e2d9c-0f0a-5d56-8a39-6a0f3c1d2e4f",
    title="Netzwerktreffen in Rostock",
    url="https://leuchtfeuer.example.org/netz/veranstaltungen/2026/netzwerktreffen/",
    published=datetime(2026, 11, 3, 18, 0, tzinfo=WINTER_TIME),
    updated=datetime(2026, 11, 5, 9, 30, tzinfo=WINTER_TIME),
    summary="Wie Gruppen Nachwuchs finden",
    html='<p>Rückblick mit <a href="https://leuchtfeuer.example.org/netz/">Bild</a></p>',
    author="Ines Muster",
    categories=("Selbsthilfe", "Mecklenburg & Vorpommern"),
)
NEWS = FeedEntry(
    id="urn:uuid:0d9f7f0e-5b43-5b4c-9d9a-3f1f64f7f0aa",
    title="Neue Telefonzeiten",
    url="https://leuchtfeuer.example.org/netz/aktuelles/2026/neue-telefonzeiten/",
    published=datetime(2026, 11, 1, 8, 0, tzinfo=UTC),
    updated=datetime(2026, 11, 1, 8, 0, tzinfo=UTC),
)
FEED = Feed(
    id="urn:uuid:7f1c2ab3-91f4-5a4e-a2f5-0a2b0b6f5e11",
    title="Leuchtfeuer: alles",
    subtitle="Rückblicke & Neues",
    url="https://leuchtfeuer.example.org/netz/",
    feed_url="https://leuchtfeuer.example.org/netz/feeds/alles.atom.xml",
    author="Netzwerk Leuchtfeuer",
    entries=(REPORT, NEWS),
)


def read(feed: Feed) -> Any:
    read_back = feedparser.parse(atom_bytes(feed), sanitize_html=False)
    assert (read_back.bozo, read_back.version) == (False, "atom10")
    return read_back


def entry_facts(entry: Any) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title,
        "url": entry.link,
        "published": entry.published,
        "updated": entry.updated,
        "summary": entry.get("summary"),
        "html": [content.value for content in entry.get("content", [])],
        "author": entry.get("author"),
        "categories": [tag.term for tag in entry.get("tags", [])],
    }


def test_feed_head_reads_back_with_time_of_newest_change() -> None:
    head = read(FEED).feed

    assert {
        "id": head.id,
        "title": head.title,
        "subtitle": head.subtitle,
        "updated": head.updated,
        "author": head.author,
        "language": head.language,
        "links": {link.rel: link.href for link in head.links},
    } == {
        "id": FEED.id,
        "title": "Leuchtfeuer: alles",
        "subtitle": "Rückblicke & Neues",
        "updated": "2026-11-05T09:30:00+01:00",
        "author": "Netzwerk Leuchtfeuer",
        "language": "de",
        "links": {"alternate": FEED.url, "self": FEED.feed_url},
    }


def test_feed_entries_read_back_in_their_order() -> None:
    assert [entry_facts(entry) for entry in read(FEED).entries] == [
        {
            "id": REPORT.id,
            "title": REPORT.title,
            "url": REPORT.url,
            "published": "2026-11-03T18:00:00+01:00",
            "updated": "2026-11-05T09:30:00+01:00",
            "summary": REPORT.summary,
            "html": [REPORT.html],
            "author": "Ines Muster",
            "categories": ["Selbsthilfe", "Mecklenburg & Vorpommern"],
        },
        {
            "id": NEWS.id,
            "title": NEWS.title,
            "url": NEWS.url,
            "published": "2026-11-01T08:00:00+00:00",
            "updated": "2026-11-01T08:00:00+00:00",
            "summary": None,
            "html": [],
            "author": None,
            "categories": [],
        },
    ]


def test_feed_keeps_signs_of_every_kind() -> None:
    entry = replace(
        REPORT, title=NASTY, summary=NASTY, html=f"<p>{NASTY}</p>", author=NASTY, categories=(NASTY,)
    )
    facts = entry_facts(read(replace(FEED, title=NASTY, entries=(entry,))).entries[0])

    assert (facts["title"], facts["html"], facts["author"]) == (NASTY, [f"<p>{NASTY}</p>"], NASTY)
    assert facts["categories"] == [NASTY]
    # Summaries are plain text with us and HTML in the feed.
    assert facts["summary"] == NASTY.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    "forbidden",
    ["\x00", "\x08", "\x0b", "\x0c", "\x1f", "\ud800", "\ufffe", "\uffff"],
    ids=lambda sign: f"U+{ord(sign):04X}",
)
def test_feed_leaves_out_signs_that_xml_forbids(forbidden: str) -> None:
    text = f"vor{forbidden}her\tnach\U0001f389her"
    entry = replace(REPORT, title=text, summary=text, html=text, author=text, categories=(text,))
    facts = entry_facts(
        read(replace(FEED, title=text, subtitle=text, author=text, entries=(entry,))).entries[0]
    )

    kept = "vorher\tnach\U0001f389her"
    assert [facts[name] for name in ("title", "summary", "html", "author", "categories")] == [
        *(kept, kept, [kept], kept, [kept]),
    ]


def test_feed_without_entries_is_refused() -> None:
    with pytest.raises(ValueError, match=r"feed without entries: https://.*/feeds/alles\.atom\.xml"):
        atom_bytes(replace(FEED, entries=()))


def test_feed_has_the_same_bytes_every_time() -> None:
    assert atom_bytes(replace(FEED, entries=(NEWS,))).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xml:lang="de" xmlns="http://www.w3.org/2005/Atom"><title>Leuchtfeuer: alles</title>'
        '<link href="https://leuchtfeuer.example.org/netz/" rel="alternate"/>'
        '<link href="https://leuchtfeuer.example.org/netz/feeds/alles.atom.xml" rel="self"/>'
        "<id>urn:uuid:7f1c2ab3-91f4-5a4e-a2f5-0a2b0b6f5e11</id>"
        "<updated>2026-11-01T08:00:00+00:00</updated>"
        "<author><name>Netzwerk Leuchtfeuer</name></author><subtitle>Rückblicke &amp; Neues</subtitle>"
        "<entry><title>Neue Telefonzeiten</title>"
        '<link href="https://leuchtfeuer.example.org/netz/aktuelles/2026/neue-telefonzeiten/" rel="alternate"/>'
        "<published>2026-11-01T08:00:00+00:00</published><updated>2026-11-01T08:00:00+00:00</updated>"
        "<id>urn:uuid:0d9f7f0e-5b43-5b4c-9d9a-3f1f64f7f0aa</id></entry></feed>"
    )


def test_entry_in_another_language_says_so_and_keeps_its_own_quotes() -> None:
    english = replace(NEWS, title='How we "listen"', lang="en")
    typeset_feed = typeset_view(
        replace(FEED, entries=(replace(NEWS, title='Wie wir "zuhören"'), english)), typeset
    )
    titles = [(entry.title, entry.title_detail.language) for entry in read(typeset_feed).entries]
    assert titles == [("Wie wir „zuhören“", "de"), ('How we "listen"', "en")]
