"""Which feeds the site has, and which entries stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from uuid import uuid5

from content_model.fields.dates import BERLIN, DateValue
from content_model.models.news import News
from content_model.models.report import Report
from content_model.planned import PlannedFile
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from content_model.typesetting import typeset_view
from site_pages.feeds import Feed, FeedEntry, atom_bytes
from site_pages.news_pages import rubric_address, rubric_title

MAX_ENTRIES = 30
LINK = re.compile(r'((?:href|src)=")(/[^"]*)"')


def feed_files(content: SiteContent) -> Iterator[PlannedFile]:
    """Atom feeds: everything, reports, news, each rubric, each region; empty ones are left out."""
    if not content.site_url:
        return
    reports = [shown for shown in content.listed("report") if content.is_current(shown)]
    news = [shown for shown in content.listed("news") if content.is_current(shown)]
    yield from _file(content, "alles", "Alles Neue", "", [*reports, *news])
    yield from _file(content, "berichte", "Rückblicke", "berichte/", reports)
    yield from _file(content, "aktuelles", "Aktuelles", "aktuelles/", news)
    for rubric in sorted({_rubric(shown) for shown in news}):
        chosen = [shown for shown in news if _rubric(shown) == rubric]
        yield from _file(
            content,
            f"rubrik/{slug_of(rubric)}",
            rubric_title(content, rubric),
            rubric_address(rubric),
            chosen,
        )
    for region in content.listed("region"):
        slug = (region.address or "").strip("/").rsplit("/", 1)[-1]
        chosen = [shown for shown in [*reports, *news] if content.region_of(shown) == Reference(region.id)]
        yield from _file(content, f"region/{slug}", region.entry.title, region.address or "", chosen)


def _file(
    content: SiteContent, name: str, title: str, page: str, entries: Iterable[ShownEntry]
) -> Iterator[PlannedFile]:
    newest = sorted(entries, key=lambda shown: (_published(shown), shown.id), reverse=True)[:MAX_ENTRIES]
    if not newest:
        return
    address = f"feeds/{name}.atom.xml"
    feed = Feed(
        id=uuid5(content.facts.namespace, f"feed/{name}").urn,
        title=f"{content.facts.name}: {title}",
        subtitle=content.facts.description or None,
        url=content.full_url(page),
        feed_url=content.full_url(address),
        author=content.facts.legal_name or content.facts.name,
        entries=tuple(_entry(content, shown) for shown in newest),
        language=content.facts.lang,
    )
    yield PlannedFile(address, atom_bytes(typeset_view(feed, content.typesetter)), "feed")


def _entry(content: SiteContent, shown: ShownEntry) -> FeedEntry:
    published = _published(shown)
    modified = shown.entry.modified
    author = shown.entry.author
    return FeedEntry(
        id=shown.uid.urn,
        title=shown.entry.title,
        url=content.full_url(page_address(content, shown)),
        published=published,
        updated=max(published, _moment(modified)) if modified and modified.year else published,
        summary=shown.entry.summary,
        html=_absolute(content, str(shown.body)) or None,
        author=(author.name or author.function) if author else None,
        categories=shown.entry.topics,
        lang=shown.entry.lang or content.facts.lang,
    )


def page_address(content: SiteContent, shown: ShownEntry) -> str:
    """Where an entry is shown; a report may stand on its event's page."""
    if shown.address is None and isinstance(shown.entry, Report):
        event = content.get(shown.entry.about)
        return (event.address if event else None) or ""
    return shown.address or ""


def _absolute(content: SiteContent, html: str) -> str:
    origin = content.site_url.rstrip("/").removesuffix(content.base)
    return LINK.sub(lambda match: f'{match[1]}{origin}{match[2]}"', html)


def _published(shown: ShownEntry) -> datetime:
    entry = shown.entry
    if isinstance(entry, News):
        return _moment(entry.date)
    assert isinstance(entry, Report)
    return datetime.combine(entry.date, time.min, BERLIN)


def _moment(value: DateValue) -> datetime:
    return datetime.combine(value.date, value.time or time.min, BERLIN)


def _rubric(shown: ShownEntry) -> str:
    assert isinstance(shown.entry, News)
    return shown.entry.rubric
