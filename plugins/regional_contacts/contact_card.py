"""A contact point, a person or a typed contact as a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from content_model import views
from content_model.access_words import access_words
from content_model.models.contact import ContactPoint
from content_model.models.people import InlineContact
from content_model.page_parts import fact
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.contact_words import (
    checked_words,
    hours_lines,
    hours_note,
    meeting_lines,
    phone_views,
    promise_badges,
)
from regional_contacts.persons import away_words, deputy_fact, person_views, role_words
from regional_contacts.typed_entries import point_of


def short_card(content: SiteContent, shown: ShownEntry) -> views.ContactCard:
    """How to reach somebody, beside an event or in a text: name, numbers, hours."""
    point = point_of(shown)
    return views.ContactCard(
        title=point.title,
        url=content.url(shown.address) if shown.address is not None else None,
        kind=kind_words(point),
        lead=away_words(content, point),
        phones=phone_views(point.phones),
        email=point.email,
        hours=hours_lines(point.hours),
        hours_note=hours_note(point),
        facts=tuple(deputy_fact(content, point)),
        badges=_draft_badge(shown),
    )


def full_card(content: SiteContent, shown: ShownEntry) -> views.ContactCard:
    """Everything one needs before going there."""
    point = point_of(shown)
    card = short_card(content, shown)
    return replace(
        card,
        lead=card.lead or point.summary,
        web=web_link(point),
        address=point.address.lines if point.address else (),
        facts=(*card.facts, *_card_facts(point, content.today)),
        badges=(*card.badges, *promise_badges(point)),
        persons=person_views(content, point.persons),
        checked=checked_words(point),
    )


def own_page_cards(content: SiteContent, shown: ShownEntry) -> tuple[views.ContactCard, ...]:
    """The card on the point's own page, without what the head of the page says; none if nothing is left."""
    point = point_of(shown)
    facts = (
        *short_card(content, shown).facts,
        *fact("Treffen", *meeting_lines(point.meeting, content.today)),
    )
    card = replace(full_card(content, shown), url=None, kind=None, lead=None, facts=facts, badges=())
    return (card,) if card != views.ContactCard(card.title) else ()


def inline_card(contact: InlineContact) -> views.ContactCard:
    """A contact typed into an entry."""
    phones = (views.Phone(contact.phone.display, contact.phone.tel_uri),) if contact.phone else ()
    title = contact.name or contact.role or "Kontakt"
    return views.ContactCard(
        title, kind=contact.role if contact.role != title else None, phones=phones, email=contact.email
    )


def kind_words(point: ContactPoint) -> str | None:
    """What it is, or what the person does; nothing that the title says already."""
    kind = role_words(point) if point.is_person else point.kind
    return kind if kind and kind.lower() not in point.title.lower() else None


def web_link(point: ContactPoint) -> views.Link | None:
    """The point's own website, named by its host."""
    if point.web is None:
        return None
    return views.Link(point.web.split("/")[2].removeprefix("www."), point.web, "extern")


def _card_facts(point: ContactPoint, today: date) -> Iterator[views.Fact]:
    yield from fact("Treffen", *meeting_lines(point.meeting, today))
    yield from fact("Sprachen", ", ".join((*point.languages, *point.interpreting)) or None)
    yield from fact("Barrierefreiheit", *access_words(point.access))


def _draft_badge(shown: ShownEntry) -> tuple[views.Badge, ...]:
    return (views.Badge("Entwurf", "draft"),) if shown.is_draft else ()
