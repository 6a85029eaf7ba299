"""What templates receive: frozen values, ready to print, with nothing left to look up.

Every page gets one `PageView` as `page` and one `SiteView` as `site`. All texts are
plain text that the template escapes; only `Markup` values are finished HTML. All
addresses (`url`) are ready for `href`: the base path of the site is in them.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from markupsafe import Markup

NO_TEXT = Markup()


@dataclass(frozen=True, slots=True)
class Link:
    """A link or, without `url`, its plain words; `note` stands behind it (date, size, "extern")."""

    text: str
    url: str | None = None
    note: str | None = None
    lang: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """The date leaf: `weekday` "Di" or "Fr–So", `day` "3." or "22.–24.", `month` "Nov. 2026".

    Without a known day `weekday` is empty and `day` holds the year or is empty; `label` is
    the whole date in words. `start` and `end` are ISO 8601 for `<time datetime>`.
    """

    weekday: str
    day: str
    month: str
    label: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """A state or fact in one or two words; `kind` gives shape and colour.

    Kinds: `alert` (abgesagt, verschoben), `live` (läuft gerade), `full` (ausgebucht),
    `draft` (Entwurf), `soon` (vorgemerkt), `plain` (online, stufenlos, offen …).
    """

    text: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its description; `credit` is always printed with it."""

    url: str
    alt: str
    width: int
    height: int
    caption: str | None = None
    credit: str | None = None


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
    """One entry in a list. `title` is the only link, if any; `kicker` stands above, `lines` below it."""

    title: str
    url: str | None
    leaf: Leaf | None = None
    kicker: str | None = None
    lines: tuple[str, ...] = ()
    text: str | None = None
    badges: tuple[Badge, ...] = ()
    picture: Picture | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of cards or links; `layout` is `rows`, `tiles` (with pictures) or `links`."""

    title: str
    id: str
    cards: tuple[Card, ...] = ()
    links: tuple[Link, ...] = ()
    layout: str = "rows"
    more: Link | None = None
    text: str | None = None
    empty: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the facts box: label and one or more values (links or plain words)."""

    label: str
    values: tuple[Link, ...]
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number for display and its `tel:` address, with an optional remark."""

    display: str
    url: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as far as consent reaches; without a name the role stands alone.

    `url` is the person's own page.
    """

    name: str | None
    role: str | None = None
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    picture: Picture | None = None
    notes: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A contact point: `hours` are pairs ("Montag bis Donnerstag", "9–16 Uhr")."""

    title: str
    url: str | None = None
    kind: str | None = None
    lead: str | None = None
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    web: Link | None = None
    address: tuple[str, ...] = ()
    hours: tuple[tuple[str, str], ...] = ()
    hours_note: str | None = None
    facts: tuple[Fact, ...] = ()
    badges: tuple[Badge, ...] = ()
    persons: tuple[Person, ...] = ()
    checked: str | None = None


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
class GiroCode:
    """Bank transfer data as text and as an inline SVG picture of the GiroCode."""

    recipient: str
    iban: str
    bic: str | None
    bank: str | None
    svg: Markup


@dataclass(frozen=True, slots=True)
class PageView:
    """All that one page shows. `type` names the page type and the body class.

    `address` is the path below the site ("veranstaltungen/2026/x/"), `url` the same ready
    for `href`, `canonical` the full address or None in previews. `section` is the address
    of the navigation entry the page belongs to. `structured_data` are finished JSON texts,
    already escaped for a `<script type="application/ld+json">`.
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
    older: Link | None = None
    newer: Link | None = None
    feed: Link | None = None
    author: str | None = None
    updated: str | None = None
    structured_data: tuple[Markup, ...] = ()

    @property
    def data_hashes(self) -> tuple[str, ...]:
        """A source expression for each block of structured data (CSP Level 3, 2.3.1)."""
        digests = (hashlib.sha256(data.encode()).digest() for data in self.structured_data)
        return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page shows alike: name, navigation, footer, stylesheet, build form.

    `base` is the base path ("" or "/netzwerk"), so `site.base ~ "/"` is the start page.
    `preview` is true for the preview and strict forms; `findings` fill the banner of a
    lenient preview. `feeds` belong into `<link rel=alternate>`.
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
    stylesheet: str
    icon: str
    touch_icon: str
    logo: Picture | None
    feeds: tuple[Link, ...]
    preview: bool = False
    findings: tuple[str, ...] = ()
