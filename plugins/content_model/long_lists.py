"""Lists that are too long for one page continue on others: `aktuelles/meldungen-2/` after `aktuelles/`.

Hundreds of cards are slow on an old phone, and nobody reads that far down. The only list of a page goes on after
MOST cards. Where several lists share a page, a long one shows its first SOME cards and leads to pages of its own
with all of them, so that it does not push the others out of sight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from content_model import views
from content_model.page_parts import page_parts
from content_model.planned import PlannedPage
from content_model.site_content import SiteContent

MOST = 40
SOME = 24
LISTS = ("event_list", "report_list", "news_list")
"""The templates of pages that are one list, or several one after the other."""
SUBJECTS = ("topic", "series", "project")
"""The templates of pages that list what belongs to them."""
NEAR = 2


def shorten(content: SiteContent, page: PlannedPage) -> Iterator[PlannedPage]:
    """The page, with no list longer than is good for it, and the pages on which these lists go on."""
    filled = [section for section in page.view.sections if section.cards]
    count = sum(len(section.cards) for section in filled)
    if count <= MOST or page.template not in (*LISTS, *SUBJECTS):
        yield page
    elif len(filled) == 1:
        yield from _going_on(content, page, filled[0])
    else:
        yield from _with_pages_beside(content, page)


def _going_on(content: SiteContent, page: PlannedPage, section: views.Section) -> Iterator[PlannedPage]:
    """The only list of a page, cut; the page itself is the first part."""
    long = _LongList(content, page, section, page.view.title, page.view.address)
    first = replace(
        page.view,
        sections=tuple(long.part(0) if one is section else one for one in page.view.sections),
        filters=(*page.view.filters, long.numbers(0)),
        older=None,
        newer=long.link(1, "Weiter"),
    )
    yield replace(page, view=first)
    for at in range(1, len(long.parts)):
        yield long.page(at)


def _with_pages_beside(content: SiteContent, page: PlannedPage) -> Iterator[PlannedPage]:
    """Several lists; those with a way on already stay as they are."""
    sections, beside = [], []
    for section in page.view.sections:
        if len(section.cards) > SOME and not section.more:
            title = f"{page.view.title}: {section.title}"
            long = _LongList(content, page, section, title, f"{page.view.address}{section.id}/")
            all_of_it = views.Link(f"{section.title}: alle {len(section.cards)}", content.url(long.address))
            sections.append(replace(section, cards=section.cards[:SOME], more=all_of_it, cut=True))
            beside += [long.page(at) for at in range(len(long.parts))]
        else:
            sections.append(section)
    yield replace(page, view=replace(page.view, sections=tuple(sections)))
    yield from beside


@dataclass(frozen=True, slots=True)
class _LongList:
    """A list in parts; `address` is that of its first page."""

    content: SiteContent
    whole: PlannedPage
    section: views.Section
    title: str
    address: str

    @property
    def parts(self) -> Sequence[tuple[views.Card, ...]]:
        cards = self.section.cards
        return [cards[start : start + MOST] for start in range(0, len(cards), MOST)]

    def part(self, at: int) -> views.Section:
        return replace(self.section, cards=self.parts[at], more=None)

    def address_of(self, at: int) -> str:
        return f"{self.whole.view.address}{self.section.id}-{at + 1}/" if at else self.address

    def link(self, at: int, words: str) -> views.Link | None:
        if not 0 <= at < len(self.parts):
            return None
        return views.Link(
            f"Seite {at + 1} von {len(self.parts)}", self.content.url(self.address_of(at)), words
        )

    def numbers(self, here: int) -> views.Filter:
        """The way to the first and the last part, and to those nearby."""
        last = len(self.parts) - 1
        near = sorted({0, last, *range(max(0, here - NEAR), min(last, here + NEAR) + 1)})
        links: list[views.Link] = []
        for before, at in zip([-1, *near], near, strict=False):
            if at - before > 1:
                links.append(views.Link("…"))
            links.append(views.Link(str(at + 1), self.content.url(self.address_of(at)), current=at == here))
        return views.Filter("Seite", tuple(links))

    def page(self, at: int) -> PlannedPage:
        content, view = self.content, self.whole.view
        title = f"{self.title}, Seite {at + 1}" if at else self.title
        is_list = self.whole.template in LISTS
        parts = page_parts(content, title, self.address_of(at), _trail(content, view))
        parts["crumbs"] = (*parts["crumbs"][:-1], views.Link(_last_words(view.title, title), current=True))
        part = views.PageView(
            type=view.type if is_list else LISTS[0],
            section=view.section,
            noindex=view.noindex,
            description=f"{self.title} von {content.facts.name}, Seite {at + 1}",
            filters=(
                *(_without_current(one) for one in view.filters if is_list),
                *((self.numbers(at),) if len(self.parts) > 1 else ()),
            ),
            sections=(self.part(at),),
            older=self.link(at - 1, "Zurück"),
            newer=self.link(at + 1, "Weiter"),
            crisis_bar=view.crisis_bar,
            quick_exit=view.quick_exit,
            **parts,
        )
        return PlannedPage(self.whole.template if is_list else LISTS[0], part, self.whole.shown)


def _last_words(above: str, title: str) -> str:
    """`Musik: Rückblicke, Seite 2` without what the step above it says."""
    return title.removeprefix(above).lstrip(":, ")


def _without_current(filter_: views.Filter) -> views.Filter:
    return replace(filter_, links=tuple(replace(link, current=False) for link in filter_.links))


def _trail(content: SiteContent, view: views.PageView) -> Iterator[tuple[str, str]]:
    """The words and addresses between the start page and a page below this one."""
    for link in view.crumbs[1:-1]:
        yield link.text, (link.url or "").removeprefix(f"{content.base}/")
    yield view.title, view.address
