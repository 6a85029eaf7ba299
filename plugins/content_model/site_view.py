"""Site facts → what every page shows alike: navigation, footer, crisis numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from content_model import views
from content_model.models.contact import ContactPoint
from content_model.models.parts import Funding
from content_model.recurrence.meetings import meeting_event
from content_model.site_content import ShownEntry, SiteContent
from content_model.site_facts import CrisisNumber, NavigationEntry

DEFAULT_NAVIGATION = (
    ("Termine", "veranstaltungen/"),
    ("Rückblicke", "berichte/"),
    ("Aktuelles", "aktuelles/"),
    ("Vor Ort", "vor-ort/"),
    ("Themen", "themen/"),
    ("Über uns", "ueber-uns/"),
    ("Kontakt", "kontakt/"),
)
IMPRINT, PRIVACY, ACCESSIBILITY = "impressum/", "datenschutz/", "barrierefreiheit/"
LEGAL_PAGES = (
    ("Impressum", IMPRINT),
    ("Datenschutz", PRIVACY),
    ("Barrierefreiheit", ACCESSIBILITY),
)
DEFAULT_FOOTER = (
    *LEGAL_PAGES,
    ("Leichte Sprache", "leichte-sprache/"),
)
SOURCES = ("Datenquellen", "quellen/")
AGENDA = "veranstaltungen/"
LISTS = {
    AGENDA: ("event",),
    "berichte/": ("report",),
    "aktuelles/": ("news",),
    "vor-ort/": ("region",),
    "projekte/": ("project",),
    "material/": ("material",),
    "reihen/": ("series",),
    "partner/": ("organisation",),
    "mitglieder/": ("organisation",),
    "foerderer/": ("organisation",),
}


class Assets(Protocol):
    """What the theme offers: addresses below the site."""

    stylesheets: Mapping[str, str]
    icon: str
    tab_icon: str
    touch_icon: str
    scripts: Mapping[str, str]
    foreign_scripts: Mapping[str, Mapping[str, str]]


def site_view(content: SiteContent, assets: Assets) -> views.SiteView:
    """The value `site` of all templates."""
    facts = content.facts
    return views.SiteView(
        name=facts.name,
        subtitle=facts.subtitle,
        claim=facts.claim,
        description=facts.description,
        base=content.base,
        url=content.site_url,
        lang=facts.lang,
        own_lang=facts.lang,
        navigation=tuple(_menu(content, facts.navigation, DEFAULT_NAVIGATION)),
        footer_links=tuple(_footer(content)),
        crisis=tuple(_crisis(number) for number in facts.crisis),
        funders=tuple(funder for funding in facts.funding if (funder := funder_view(content, funding))),
        example_note=facts.example_note,
        stylesheets={name: content.url(address) for name, address in assets.stylesheets.items()},
        icon=content.url(assets.icon),
        tab_icon=assets.tab_icon or content.url(assets.icon),
        touch_icon=content.url(assets.touch_icon),
        scripts={name: content.url(address) for name, address in assets.scripts.items()},
        foreign_scripts={
            lang: {name: content.url(address) for name, address in scripts.items()}
            for lang, scripts in assets.foreign_scripts.items()
        },
        logo=_logo(content),
        feeds=tuple(_feeds(content)),
        preview=content.build.form.shows_drafts,
    )


def _logo(content: SiteContent) -> views.Picture | None:
    """The logo, whose words stand beside it."""
    path = content.facts.logo
    size = content.media.size(path) if path else None
    return views.Picture(content.media.url(path), "", *size) if path and size else None


def _menu(
    content: SiteContent, entries: Iterable[NavigationEntry], default: Iterable[tuple[str, str]]
) -> Iterable[views.Link]:
    pairs = [(entry.title, entry.target.strip("/") + "/") for entry in entries] or list(default)
    return (views.Link(title, content.url(address)) for title, address in pairs if has_page(content, address))


def _footer(content: SiteContent) -> Iterable[views.Link]:
    """The law and the licences of map and places ask for a way to their pages from everywhere."""
    yield from _menu(content, content.facts.footer, DEFAULT_FOOTER)
    named = {one.target.strip("/") + "/" for one in content.facts.footer}
    for title, address in (*LEGAL_PAGES, SOURCES) if named else (SOURCES,):
        if address not in named and has_page(content, address):
            yield views.Link(title, content.url(address))


def has_page(content: SiteContent, address: str) -> bool:
    """Whether there is anything to see at an address of the navigation."""
    if address == SOURCES[1]:
        return content.has_finder
    if address in (IMPRINT, PRIVACY) or (address == ACCESSIBILITY and content.facts.accessibility):
        return True  # made out of the site facts, also without a file
    if address == AGENDA and any(_meets_in_calendar(one, content.today) for one in content.listed("contact")):
        return True
    if types := LISTS.get(address):
        return bool(content.listed(*types))
    if address == "themen/":
        return any(shown.entry.topics for shown in content.entries.values())
    return any(shown.address == address for shown in content.entries.values())


def _meets_in_calendar(shown: ShownEntry, today: date) -> bool:
    """Whether the dates of a group stand in the agenda."""
    entry = shown.entry
    if not isinstance(entry, ContactPoint) or shown.address is None:
        return False
    wishes = entry.meeting is not None and entry.meeting.in_calendar
    return wishes and meeting_event(entry, today) is not None


def _crisis(number: CrisisNumber) -> views.Phone:
    return views.Phone(number.phone.display, number.phone.tel_uri, number.title)


def funder_view(content: SiteContent, funding: Funding) -> views.Funder | None:
    """A funder with logo and prescribed words; None after the funding has ended."""
    if funding.end and funding.end < content.today:
        return None
    link = content.link(funding.funder)
    if link is None:
        return None
    shown = None if isinstance(funding.funder, str) else content.get(funding.funder)
    logo = funding.logo or getattr(shown.entry if shown else None, "logo", None)
    url = funding.link or getattr(shown.entry if shown else None, "web", None)
    note = " · ".join(text for text in (funding.programme, funding.note) if text)
    return views.Funder(link.text, url, note or None, content.media.picture(logo) if logo else None)


def _feeds(content: SiteContent) -> Iterable[views.Link]:
    """The feeds that every page names; without the site's address there are none."""
    if not content.site_url:
        return
    yield views.Link("Alles Neue", content.url("feeds/alles.atom.xml"))
    if content.listed("report"):
        yield views.Link("Rückblicke", content.url("feeds/berichte.atom.xml"))
    if content.listed("news"):
        yield views.Link("Aktuelles", content.url("feeds/aktuelles.atom.xml"))
