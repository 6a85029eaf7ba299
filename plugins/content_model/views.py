"""What templates receive: frozen values, ready to print, with nothing left to look up.

Every page gets one `PageView` as `page` and one `SiteView` as `site`. All texts are
plain text that the template escapes; only `Markup` values are finished HTML. All
addresses (`url`) are ready for `href`: the base path of the site is in them.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from content_model.calendar_views import (
    CalendarLink,
    CalendarOffer,
    DateList,
    MonthTable,
    NextDate,
    YearMonth,
)
from content_model.contact_views import ContactCard, Opening, Person, Phone
from content_model.finder_views import Finder, Locator, PlacesIndex, RegionMap, SourceNote
from content_model.qr_code import GiroCode, PageCode

__all__ = ["ContactCard", "Opening", "Person", "Phone"]  # kept in a file of their own, used like the others

NO_TEXT = Markup()


@dataclass(frozen=True, slots=True)
class Link:
    """A link or, without `url`, its plain words; `note` stands behind it (date, size, host)."""

    text: str
    url: str | None = None
    note: str | None = None
    lang: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """The date leaf: `weekday` "Di" or "Fr–So", `day` "3." or "22.–24.", `month` "Nov. 2026".

    Without a known day `weekday` is empty and `day` holds the year or is empty; `label` is
    the whole date in words. `start` and `end` are ISO 8601 for `<time datetime>`. `until` is
    the moment, in UTC, after which another date is the next one.
    """

    weekday: str
    day: str
    month: str
    label: str
    start: str | None = None
    end: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """A state or fact in one or two words; `kind` gives shape and colour.

    Kinds: `alert` (abgesagt, verschoben), `live` (läuft gerade), `full` (ausgebucht),
    `draft` (Entwurf), `soon` (vorgemerkt), `plain` (online, stufenlos, offen …).
    """

    text: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The same picture in a modern format: `type` "image/avif", `srcset` with widths."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its description; `credit` is always printed with it.

    `url`, `width` and `height` are of the file every browser reads.
    """

    url: str
    alt: str
    width: int
    height: int
    caption: str | None = None
    credit: str | None = None
    sources: tuple[PictureSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """A document: `kind` "PDF", `size` "180 kB", `note` "Programm" or the issue."""

    title: str
    url: str
    kind: str
    size: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One entry in a list. `title` is a link, if any; `kicker` stands above, `lines` and `phone` below it.

    `start` and `end` are the moments of the date it shows, in UTC, for the script in the page.
    """

    title: str
    url: str | None
    leaf: Leaf | None = None
    kicker: str | None = None
    lines: tuple[str, ...] = ()
    phone: Phone | None = None
    text: str | None = None
    badges: tuple[Badge, ...] = ()
    picture: Picture | None = None
    lang: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of cards or links; `layout` is `rows`, `tiles` (with pictures) or `links`.

    `phase` says where all its entries lie in time: `running`, `upcoming`, `past`, or `coming` for
    what runs and what comes in one list. Behind `more` stand entries that are missing here if it is `cut`.
    """

    title: str
    id: str
    cards: tuple[Card, ...] = ()
    links: tuple[Link, ...] = ()
    layout: str = "rows"
    more: Link | None = None
    text: str | None = None
    empty: str | None = None
    phase: str | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the facts box: label and one or more values (links or plain words).

    `until` is the moment, in UTC, after which it no longer holds. Those of an address are lines of one thing.
    """

    label: str
    values: tuple[Link, ...]
    start: str | None = None
    end: str | None = None
    until: str | None = None
    is_address: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One row of a programme; `time` "9.30–10 Uhr" or None."""

    text: str
    time: str | None = None
    speakers: str | None = None


@dataclass(frozen=True, slots=True)
class Funder:
    """Who pays: name, programme or wording prescribed, logo."""

    name: str
    url: str | None = None
    note: str | None = None
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A banner on top of the page; `kind`: `alert`, `info`, `draft`, `error`."""

    title: str
    kind: str = "info"
    lines: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """A row of links to sister pages ("Jahr", "Rubrik", "Region"); one is `current`."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """All that one page shows. `type` names the page type and the body class.

    `address` is the path below the site ("veranstaltungen/2026/x/"), `url` the same ready
    for `href`, `canonical` the full address or None in previews. `section` is the address
    of the navigation entry the page belongs to. `structured_data` are finished JSON texts,
    already escaped for a `<script type="application/ld+json">`. `page_code` is a QR code of
    `canonical` for paper, printed as inline SVG. `calendar` holds the dates of what the page is about. `crisis_bar` puts the numbers of the site on top, `quick_exit` is the
    address of a harmless page. `start` and `end` are the moments of an event's only
    or last date, in UTC, for the script in the page. `next_date` is the next one to go to. `social` is the picture that other services
    show beside a link to the page; its `url` is a full address.
    """

    type: str
    title: str
    address: str
    url: str
    canonical: str | None = None
    section: str | None = None
    lang: str = "de"
    easy_language: bool = False
    noindex: bool = False
    subtitle: str | None = None
    kicker: str | None = None
    lead: str | None = None
    description: str | None = None
    crumbs: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    leaf: Leaf | None = None
    badges: tuple[Badge, ...] = ()
    picture: Picture | None = None
    body: Markup = NO_TEXT
    facts_title: str = "Auf einen Blick"
    facts: tuple[Fact, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    pictures: tuple[Picture, ...] = ()
    downloads: tuple[Download, ...] = ()
    contacts: tuple[ContactCard, ...] = ()
    contacts_title: str = "Kontakt"
    funders: tuple[Funder, ...] = ()
    funders_note: str | None = None
    giro_code: GiroCode | None = None
    filters: tuple[Filter, ...] = ()
    sections: tuple[Section, ...] = ()
    see_also: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    translations: tuple[Link, ...] = ()
    older: Link | None = None
    newer: Link | None = None
    feed: Link | None = None
    author: str | None = None
    updated: str | None = None
    structured_data: tuple[Markup, ...] = ()
    page_code: PageCode | None = None
    crisis_bar: bool = False
    quick_exit: str | None = None
    dates: DateList | None = None
    month: MonthTable | None = None
    year_months: tuple[YearMonth, ...] = ()
    calendar: CalendarLink | None = None
    calendars: CalendarOffer | None = None
    finder: Finder | None = None
    next_date: NextDate | None = None
    region_map: RegionMap | None = None
    locator: Locator | None = None
    places: PlacesIndex | None = None
    source_notes: tuple[SourceNote, ...] = ()
    start: str | None = None
    end: str | None = None
    social: Picture | None = None

    @property
    def is_search(self) -> bool:
        """Whether the page runs the search, which is a WebAssembly program and reads the index."""
        return self.type == "search"

    @property
    def scripts(self) -> tuple[str, ...]:
        """The names of the scripts the page is better with: what the clock makes untrue, what one may copy."""
        tells_time = (
            any(card.end for part in self.sections if part.phase != "past" for card in part.cards)
            or any(fact.until for fact in self.facts)
            or (self.month and not self.month.is_over)
            or self.dates
            or self.end
        )
        found = {
            "freshness": tells_time,
            "copy_address": self.calendars,
            "quick_exit": self.quick_exit,
            "open_now": any(card.opening for card in self.contacts),
            "finder": self.finder,
            "search": self.is_search,
        }
        return tuple(name for name, is_useful in found.items() if is_useful)

    @property
    def data_hashes(self) -> tuple[str, ...]:
        """A source expression for each block of structured data (CSP Level 3, 2.3.1)."""
        digests = (hashlib.sha256(data.encode()).digest() for data in self.structured_data)
        return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

    @property
    def script_sources(self) -> tuple[str, ...]:
        """What the page's Content Security Policy allows as scripts: its own files, its structured data."""
        own = ["'self'"] if self.scripts else []
        return (*own, *(["'wasm-unsafe-eval'"] if self.is_search else []), *self.data_hashes)


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page shows alike: name, navigation, footer, assets, build form.

    `base` is the base path ("" or "/netzwerk"), so `site.base ~ "/"` is the start page.
    `preview` is true for the preview and strict forms; `findings` fill the banner of a
    lenient preview. `feeds` belong into `<link rel=alternate>`. `stylesheets` are the addresses of
    each template's stylesheet by its name, `scripts` those of the theme's scripts by theirs. `lang`
    is the language of the words around a page's own text, `own_lang` that of the site's names and
    entries. `tab_icon` is the address of the icon, or the whole small icon as a `data:` address.
    """

    name: str
    subtitle: str | None
    claim: str | None
    description: str
    base: str
    url: str
    lang: str
    navigation: tuple[Link, ...]
    footer_links: tuple[Link, ...]
    crisis: tuple[Phone, ...]
    funders: tuple[Funder, ...]
    example_note: str | None
    stylesheets: Mapping[str, str]
    icon: str
    tab_icon: str
    touch_icon: str
    logo: Picture | None
    feeds: tuple[Link, ...]
    preview: bool = False
    findings: tuple[str, ...] = ()
    scripts: Mapping[str, str] = field(default_factory=dict)
    own_lang: str = "de"
    foreign_scripts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
