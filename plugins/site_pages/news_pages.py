"""News: each item, the list, its years and rubrics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from content_model import views
from content_model.fields.dates import DateSpan
from content_model.models.news import News
from content_model.network import network
from content_model.page_parts import NO_YEAR, entry_parts, fact, page_parts, year_filter
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from content_model.structured_data import Article, article, script_json
from content_model.wording import format_long_day, format_span
from site_pages.contacts import ContactCards
from site_pages.shelf import NewsShelf, is_over, news_card

NEWS = "aktuelles/"


def news_page(content: SiteContent, shown: ShownEntry, contact_cards: ContactCards) -> views.PageView:
    """One piece of news."""
    entry = shown.entry
    assert isinstance(entry, News)
    parts = entry_parts(content, shown, (("Aktuelles", NEWS),))
    if is_over(shown, content):
        assert entry.deadline
        over = views.Notice(
            "Frist abgelaufen", "info", (f"Die Frist endete am {format_long_day(entry.deadline)}.",)
        )
        parts["notices"] = (*parts["notices"], over)
    if content.site_url:
        parts["structured_data"] = (
            *parts["structured_data"],
            script_json(article(_article(content, shown, entry))),
        )
    kicker = [rubric_title(content, entry.rubric, one=True), format_span(DateSpan(entry.date))]
    return views.PageView(
        type="news",
        section=NEWS,
        kicker=" · ".join(kicker),
        facts=tuple(_facts(content, entry)),
        contacts=contact_cards(entry.contacts, entry.region),
        **parts,
    )


def _facts(content: SiteContent, entry: News) -> Iterator[views.Fact]:
    if entry.deadline:
        yield from fact("Frist", format_long_day(entry.deadline), start=entry.deadline.isoformat())
    yield from fact("Region", content.link(entry.region) if entry.region else None)
    yield from fact("Veranstaltung", content.link(entry.event) if entry.event else None)
    yield from fact("Organisation", *content.links(entry.organisations))


def _article(content: SiteContent, shown: ShownEntry, entry: News) -> Article:
    return Article(
        id=shown.uid.urn,
        url=content.full_url(shown.address or ""),
        headline=entry.title,
        published=entry.date.date,
        publisher=network(content),
        author=entry.author.name if entry.author else None,
        description=entry.summary,
        language=entry.lang or content.facts.lang,
    )


def news_lists(content: SiteContent, shelf: NewsShelf) -> Iterator[views.PageView]:
    """The current news, the archive by year, and one list per rubric."""
    listed = content.listed("news")
    if not listed:
        return
    years = sorted({_year(shown) for shown in listed}, reverse=True)
    rubrics = [
        rubric for rubric in _rubrics(content) if any(_rubric(shown) == rubric for shown in shelf.current)
    ]
    filters = (_rubric_filter(content, rubrics, None), _year_filter(content, years, None))
    yield _list(content, "Aktuelles", NEWS, shelf.current, filters)
    for at, year in enumerate(years):
        of_year = sorted((shown for shown in listed if _year(shown) == year), key=_date_key, reverse=True)
        view = _list(
            content, f"Aktuelles {year}", f"{NEWS}{year}/", of_year, (_year_filter(content, years, year),)
        )
        newer = years[at - 1] if at else None
        older = years[at + 1] if at + 1 < len(years) else None
        yield replace(view, older=_year_link(content, older), newer=_year_link(content, newer))
    for rubric in rubrics:
        chosen = [shown for shown in shelf.current if _rubric(shown) == rubric]
        only = (_rubric_filter(content, rubrics, rubric),)
        yield _list(content, rubric_title(content, rubric), rubric_address(rubric), chosen, only)


def _year_link(content: SiteContent, year: str | None) -> views.Link | None:
    return views.Link(year, content.url(f"{NEWS}{year}/")) if year else None


def _list(
    content: SiteContent,
    title: str,
    address: str,
    news: Iterable[ShownEntry],
    filters: tuple[views.Filter | None, ...],
) -> views.PageView:
    cards = tuple(news_card(content, shown) for shown in news)
    crumbs = () if address == NEWS else (("Aktuelles", NEWS),)
    return views.PageView(
        type="news_list",
        section=NEWS,
        description=f"{title} von {content.facts.name}",
        filters=tuple(one for one in filters if one),
        sections=(
            views.Section("Meldungen", "meldungen", cards, empty="Zurzeit gibt es hier nichts Neues."),
        ),
        feed=_feed(content, address),
        **page_parts(content, title, address, crumbs),
    )


def _feed(content: SiteContent, address: str) -> views.Link | None:
    if address == NEWS:
        return content.feed_link("Aktuelles abonnieren", "aktuelles")
    folder, slug = address.strip("/").rsplit("/", 1)
    return (
        content.feed_link("Diese Rubrik abonnieren", f"rubrik/{slug}") if folder.endswith("rubrik") else None
    )


def _rubric(shown: ShownEntry) -> str:
    assert isinstance(shown.entry, News)
    return shown.entry.rubric


def _year(shown: ShownEntry) -> str:
    assert isinstance(shown.entry, News)
    return str(shown.entry.date.year or NO_YEAR)


def _date_key(shown: ShownEntry) -> tuple[int, int, int, object]:
    assert isinstance(shown.entry, News)
    return shown.entry.date.sort_key


def _rubrics(content: SiteContent) -> list[str]:
    """The rubrics in the order of the vocabulary, then those it does not list."""
    known = [rubric.name for rubric in content.facts.words.rubrics]
    used = sorted({_rubric(shown) for shown in content.listed("news")} - set(known))
    return [*known, *used]


def rubric_title(content: SiteContent, rubric: str, *, one: bool = False) -> str:
    """The title of a rubric's list, or the word for one item."""
    titles = {known.name: known.title for known in content.facts.words.rubrics}
    word = rubric if one else titles.get(rubric) or rubric
    return word[:1].upper() + word[1:]


def rubric_address(rubric: str) -> str:
    """The address of a rubric's list."""
    return f"{NEWS}rubrik/{slug_of(rubric)}/"


def _rubric_filter(content: SiteContent, rubrics: Sequence[str], current: str | None) -> views.Filter | None:
    if not rubrics:
        return None
    links = [views.Link("Alle", content.url(NEWS), current=current is None)]
    links += [
        views.Link(
            rubric_title(content, rubric), content.url(rubric_address(rubric)), current=rubric == current
        )
        for rubric in rubrics
    ]
    return views.Filter("Rubrik", tuple(links))


def _year_filter(content: SiteContent, years: Sequence[str], current: str | None) -> views.Filter:
    return year_filter(content, "Jahr", ("Aktuell", NEWS), years, current)
