"""Entry → the parts of its page that all types share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import tzinfo
from typing import TypedDict

from markupsafe import Markup

from content_model import views
from content_model.fields.dates import BERLIN, DateSpan
from content_model.models.contact import ContactPoint
from content_model.models.entry import DRAFT, Entry
from content_model.models.parts import Funding, SeeAlso
from content_model.models.pictures import FileLink, Gallery
from content_model.page_language import language_name
from content_model.plain_paragraphs import plain_paragraphs
from content_model.site_content import ShownEntry, SiteContent
from content_model.site_view import funder_view
from content_model.source_files import slug_of
from content_model.structured_data import breadcrumb_list, script_json
from content_model.visibility import appears_on
from content_model.wording import format_long_day, leaf

MAX_DESCRIPTION = 160
SIMPLE_PARAGRAPH = re.compile(r"\s*<p>([^<&]*)</p>")
NO_YEAR = "ohne-datum"
PREVIEW_NOTE = "nur in der Vorschau zu sehen"


class PageParts(TypedDict):
    """The arguments of PageView that every page has."""

    title: str
    address: str
    url: str
    canonical: str | None
    crumbs: tuple[views.Link, ...]
    structured_data: tuple[Markup, ...]


class EntryParts(PageParts):
    """The arguments of PageView that every entry's page has."""

    lang: str
    noindex: bool
    subtitle: str | None
    lead: str | None
    description: str | None
    notices: tuple[views.Notice, ...]
    picture: views.Picture | None
    body: Markup
    pictures: tuple[views.Picture, ...]
    downloads: tuple[views.Download, ...]
    funders: tuple[views.Funder, ...]
    see_also: tuple[views.Link, ...]
    topics: tuple[views.Link, ...]
    translations: tuple[views.Link, ...]
    author: str | None
    crisis_bar: bool
    quick_exit: str | None


def entry_parts(
    content: SiteContent, shown: ShownEntry, crumbs: Iterable[tuple[str, str]] = ()
) -> EntryParts:
    """The shared parts; `crumbs` are (words, address) between the start page and this one."""
    entry = shown.entry
    notices = tuple(_notices(content, entry))
    return EntryParts(
        **page_parts(content, entry.title, shown.address or "", crumbs),
        lang=entry.lang or content.facts.lang,
        noindex=bool(notices) or not entry.listed,
        subtitle=entry.subtitle,
        lead=entry.summary,
        description=describe(shown),
        notices=notices,
        picture=content.media.picture(entry.picture) if entry.picture else None,
        body=shown.body,
        pictures=gallery_views(content, shown, getattr(entry, "pictures", None)),
        downloads=tuple(one for one in _downloads(content, entry.documents) if one),
        funders=funder_views(content, getattr(entry, "funding", ())),
        see_also=see_also_links(content, entry.see_also),
        topics=topic_links(content, entry.topics),
        translations=tuple(_translations(content, shown)),
        author=_author(entry),
        crisis_bar=asks_for(content, entry, "crisis_bar"),
        quick_exit=content.facts.quick_exit if asks_for(content, entry, "quick_exit") else None,
    )


def asks_for(content: SiteContent, entry: Entry, safety: str) -> bool:
    """Whether a page wants crisis numbers or a way out on top; contact points follow their region."""
    region = content.get(entry.region) if isinstance(entry, ContactPoint) else None
    return any(getattr(one, safety, False) for one in (entry, region.entry if region else None))


def _author(entry: Entry) -> str | None:
    if entry.author is None:
        return None
    return "Text: " + ", ".join(text for text in (entry.author.name, entry.author.function) if text)


def page_parts(
    content: SiteContent, title: str, address: str, crumbs: Iterable[tuple[str, str]] = ()
) -> PageParts:
    """Title, addresses and breadcrumb of any page."""
    trail = [("Start", ""), *crumbs]
    links = tuple(views.Link(words, content.url(where)) for words, where in trail)
    data: tuple[Markup, ...] = ()
    if content.site_url and address:
        data = (
            script_json(
                breadcrumb_list(
                    [(words, content.full_url(where)) for words, where in [*trail, (title, address)]]
                )
            ),
        )
    return PageParts(
        title=title,
        address=address,
        url=content.url(address),
        canonical=content.canonical(address),
        crumbs=(*links, views.Link(title, current=True)) if address else (),
        structured_data=data,
    )


def year_filter(
    content: SiteContent, label: str, first: tuple[str, str], years: Iterable[str], current: str | None
) -> views.Filter:
    """The ways between a list and its years; `first` are words and address of the list, which is `current` None."""
    words, address = first
    links = [views.Link(words, content.url(address), current=current is None)]
    links += [
        views.Link(year_words(year), content.url(f"{address}{year}/"), current=year == current)
        for year in years
    ]
    return views.Filter(label, tuple(links))


def year_words(year: str) -> str:
    """The year, or that there is none."""
    return "ohne Datum" if year == NO_YEAR else year


def describe(shown: ShownEntry) -> str | None:
    """The summary, or the beginning of the text, for search engines and previews."""
    return shown.told(_description)


def _description(entry: Entry, body: Markup) -> str | None:
    if entry.summary:
        return entry.summary
    text = _first_paragraph(body)
    if len(text) <= MAX_DESCRIPTION:
        return text or None
    return re.sub(r"\s+\S*$", "", text[:MAX_DESCRIPTION]) + " …"


def _first_paragraph(body: Markup) -> str:
    simple = SIMPLE_PARAGRAPH.match(body)  # most texts begin so, and reading all of them takes its time
    return " ".join(simple[1].split()) if simple else next(plain_paragraphs(body), "")


def _notices(content: SiteContent, entry: Entry) -> Iterator[views.Notice]:
    day, until = appears_on(entry), entry.visible_until
    if entry.status == DRAFT:
        yield views.Notice("Entwurf", "draft", (f"Diese Seite ist {PREVIEW_NOTE}.",))
    if day and day > content.today:
        yield views.Notice(
            "Noch nicht öffentlich", "draft", (f"Diese Seite erscheint am {format_long_day(day)}.",)
        )
    if until and until < content.today:
        yield views.Notice(
            "Nicht mehr öffentlich", "draft", (f"Diese Seite war bis {format_long_day(until)} zu sehen.",)
        )


def gallery_views(
    content: SiteContent, shown: ShownEntry, gallery: Gallery | None
) -> tuple[views.Picture, ...]:
    """The pictures of the entry's gallery that may be shown."""
    folder = shown.record.path.rsplit("/", 1)[0]
    return tuple(content.media.gallery(gallery, folder)) if gallery else ()


def _downloads(content: SiteContent, documents: Iterable[FileLink]) -> Iterator[views.Download | None]:
    for document in documents:
        if document.file:
            yield content.media.download(document.file, document.title, document.kind)
        elif document.material and (material := content.get(document.material)):
            file = getattr(material.entry, "file", None)
            if file:
                yield content.media.download(
                    file,
                    document.title or material.entry.title,
                    document.kind or getattr(material.entry, "kind", None),
                )


def funder_views(content: SiteContent, funding: Iterable[Funding]) -> tuple[views.Funder, ...]:
    """The funders whose funding has not ended."""
    return tuple(funder for one in funding if (funder := funder_view(content, one)))


def see_also_links(content: SiteContent, entries: Iterable[SeeAlso]) -> tuple[views.Link, ...]:
    """Links to entries of this site and elsewhere, with its host."""
    links = []
    for one in entries:
        if one.url:
            host = one.url.split("/")[2].removeprefix("www.")
            links.append(views.Link(one.title or host, one.url, note=host if one.title else None))
        elif one.entry and (link := content.link(one.entry)):
            links.append(views.Link(one.title or link.text, link.url))
    return tuple(links)


def _translations(content: SiteContent, shown: ShownEntry) -> Iterator[views.Link]:
    """Links to the same text in other languages, each named in its own."""
    for one in content.translations_of(shown):
        lang = one.entry.lang or content.facts.lang
        yield views.Link(language_name(lang), content.url(one.address or ""), lang=lang)


def topic_address(word: str) -> str:
    """The address of a topic's page."""
    return f"themen/{slug_of(word)}/"


def topic_links(content: SiteContent, words: Iterable[str]) -> tuple[views.Link, ...]:
    """Links to the pages of the topics."""
    return tuple(views.Link(word, content.url(topic_page(content, word))) for word in words)


def topic_page(content: SiteContent, word: str) -> str:
    """The address of the topic's own entry, or the one out of its word."""
    return content.topic_addresses.get(word) or topic_address(word)


def fact(
    label: str, *values: views.Link | str | None, start: str | None = None, end: str | None = None
) -> Iterator[views.Fact]:
    """A row of the facts box, or nothing if there is no value."""
    links = tuple(views.Link(value) if isinstance(value, str) else value for value in values if value)
    if links:
        yield views.Fact(label, links, start, end)


def address_fact(label: str, *lines: views.Link | str | None) -> Iterator[views.Fact]:
    """The row of a place or somebody's address, or nothing if there is no line."""
    return (replace(one, is_address=True) for one in fact(label, *lines))


def leaf_view(span: DateSpan, zone: tzinfo = BERLIN) -> views.Leaf:
    """The date leaf of a span."""
    words = leaf(span, zone)
    return views.Leaf(words.weekday, words.day, words.month, words.label, words.start_iso, words.end_iso)
