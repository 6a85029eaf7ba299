"""Planned pages → what the search shows of them: kind, date, region, topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content_model import views
from content_model.fields.dates import DateSpan
from content_model.models.material import Material
from content_model.models.news import News
from content_model.planned import PlannedPage
from content_model.site_content import ShownEntry, SiteContent
from content_model.wording import format_span

KINDS = {
    "event": "Termin",
    "report": "Rückblick",
    "news": "Meldung",
    "contact": "Kontakt",
    "region": "Region",
    "topic": "Thema",
    "project": "Projekt",
    "material": "Material",
    "series": "Reihe",
    "page": "Seite",
    "legal": "Seite",
}
"""The types of pages that are found and the word for each; lists only repeat other pages."""


@dataclass(frozen=True, slots=True)
class FindablePage:
    """A page to be found; `date` is in words, `year`, `region` and `topics` are for choosing.

    `note` stands for the text of a page that consists of lists.
    """

    address: str
    title: str
    kind: str
    date: str | None = None
    year: str | None = None
    region: str | None = None
    topics: tuple[str, ...] = ()
    note: str | None = None


def findable_pages(content: SiteContent, pages: Iterable[PlannedPage]) -> Iterator[FindablePage]:
    """The pages that visitors may find, by address; not what search engines are to leave out."""
    for page in sorted(pages, key=lambda page: page.view.address):
        if page.view.type in KINDS and not page.view.noindex:
            yield _findable(content, page.view, page.shown)


def _findable(content: SiteContent, view: views.PageView, shown: ShownEntry | None) -> FindablePage:
    date, year = _date_of(view, shown)
    return FindablePage(
        view.address,
        view.title,
        KINDS[view.type],
        date,
        year,
        _region_of(content, view, shown),
        _topics_of(view),
        _note_of(view),
    )


def _date_of(view: views.PageView, shown: ShownEntry | None) -> tuple[str | None, str | None]:
    """The date in words and its year."""
    if view.leaf:
        return view.leaf.label, view.leaf.start[:4] if view.leaf.start else None
    if shown and isinstance(shown.entry, News | Material) and shown.entry.date:
        day = shown.entry.date
        return format_span(DateSpan(day)), str(day.year) if day.year else None
    return None, None


def _region_of(content: SiteContent, view: views.PageView, shown: ShownEntry | None) -> str | None:
    if view.type == "region":
        return view.title
    region = content.get(content.region_of(shown)) if shown else None
    return region.entry.title if region else None


def _topics_of(view: views.PageView) -> tuple[str, ...]:
    return (view.title,) if view.type == "topic" else tuple(link.text for link in view.topics)


def _note_of(view: views.PageView) -> str | None:
    if view.type != "topic":
        return None
    return f"Alles zum Thema {view.title}: {', '.join(section.title for section in view.sections)}"
