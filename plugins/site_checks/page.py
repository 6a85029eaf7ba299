"""One page as checks see it, and what the whole site needs to know of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from site_checks.markup import Element, Markup
from site_checks.references import Addresses, Fate, Reference, find_references
from site_checks.site import Site


class Page:
    """One page of a site, parsed, with its addresses followed."""

    def __init__(self, site: Site, path: str, data: bytes, addresses: Addresses) -> None:
        self.site = site
        self.path = path
        self.data = data
        self.source = data.decode("utf-8")
        self.markup = Markup(self.source)
        self.addresses = addresses

    @cached_property
    def references(self) -> list[Reference]:
        """Every address of the page."""
        return list(find_references(self.markup, self.path, self.addresses))

    @cached_property
    def ids(self) -> dict[str, Element]:
        """The first element of each id."""
        found: dict[str, Element] = {}
        for element in self.markup.elements:
            if name := element.attributes.get("id"):
                found.setdefault(name, element)
        return found

    @property
    def type(self) -> str:
        """The type as the manifest names it, or an empty text."""
        return self.site.type_of(self.path)

    @property
    def holds_examples(self) -> bool:
        """Whether this is the style guide of a preview, whose examples lead nowhere on purpose."""
        return self.type == "style_guide"

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page only sends on to another."""
        return self.markup.meta("refresh", "http-equiv") is not None

    @cached_property
    def is_hidden(self) -> bool:
        """Whether search engines are asked to leave the page out."""
        robots = self.markup.meta("robots")
        return robots is not None and any(
            word in robots.get("content").lower() for word in ("noindex", "none")
        )

    @property
    def is_for_missing_addresses(self) -> bool:
        """Whether this is the page that hosts show for addresses that do not exist."""
        return self.path == "404.html"


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one page to a file of the site, where it is written first."""

    path: str
    fragment: str
    line: int
    column: int
    is_resource: bool


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What remains of a page when it has been looked at."""

    path: str
    title: str
    is_hidden: bool
    is_redirect: bool
    ids: frozenset[str]
    ways: tuple[Way, ...]


def facts_of(page: Page) -> PageFacts:
    """What the checks of the whole site need."""
    ways: dict[tuple[str, str], Way] = {}
    for reference in page.references:
        target, element = reference.target, reference.element
        if target.fate in (Fate.FOUND, Fate.FOLDER) and not (page.holds_examples and target.fragment):
            key = target.path, target.fragment
            ways.setdefault(key, Way(*key, element.line, element.column, reference.is_resource))
    title = page.markup.first("title")
    anchors = {name for link in page.markup.all("a") if (name := link.attributes.get("name"))}
    return PageFacts(
        path=page.path,
        title=title.text if title else "",
        is_hidden=page.is_hidden,
        is_redirect=page.is_redirect,
        ids=frozenset(page.ids.keys() | anchors),
        ways=tuple(ways.values()),
    )
