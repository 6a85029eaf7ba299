"""A contact point, a person or a typed contact as a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from content_model import views
from content_model.access_words import access_words
from content_model.models.contact import ContactPoint
from content_model.models.people import InlineContact
from content_model.page_parts import fact
from content_model.site_content import ShownEntry
from regional_contacts.answer_card import answer_card
from regional_contacts.answers import Answers
from regional_contacts.coming_days import holidays_in, next_meetings, opening
from regional_contacts.contact_words import (
    checked_words,
    hours_lines,
    hours_note,
    kind_words,
    meeting_lines,
    old_badges,
    phone_views,
    promise_badges,
    web_link,
)
from regional_contacts.persons import deputy_fact, person_views
from regional_contacts.typed_entries import point_of
from regional_contacts.vcard_files import vcard_addresses
from regional_contacts.ways import OtherWays, online_fact, other_ways


def short_card(answers: Answers, shown: ShownEntry) -> views.ContactCard:
    """How to reach somebody, beside an event or in a text: name, numbers, hours, or who answers instead."""
    ways = other_ways(answers, shown)
    return _card(answers, shown, ways, (*ways.online, *_short_facts(answers, shown)))


def _card(
    answers: Answers, shown: ShownEntry, ways: OtherWays, facts: tuple[views.Fact, ...]
) -> views.ContactCard:
    point, content = point_of(shown), answers.content
    answer = answers.for_point(shown)
    stands_in = answer.who is not shown
    return views.ContactCard(
        title=point.title,
        url=content.url(shown.address) if shown.address is not None else None,
        kind=kind_words(point),
        # Beside whoever answers instead, the number of somebody who is away would be taken for theirs.
        phones=() if stands_in else phone_views(point.phones, point.hours),
        email=None if stands_in else point.email,
        web=ways.web,
        address=ways.address,
        hours=hours_lines(point.hours),
        hours_note=hours_note(point),
        facts=facts,
        badges=(*_draft_badge(shown), *old_badges(point, content)),
        persons=() if stands_in else ways.persons,
        answer=answer_card(answers, answer) if stands_in else None,
        opening=_opening(answers, shown),
    )


def _opening(answers: Answers, shown: ShownEntry) -> views.Opening | None:
    facts = answers.content.facts
    if not facts.open_now or answers.why_not(shown):
        return None
    return opening(point_of(shown).hours, facts.land, answers.content.today)


def _short_facts(answers: Answers, shown: ShownEntry) -> Iterator[views.Fact]:
    point, content = point_of(shown), answers.content
    land = content.facts.land
    yield from fact("Feiertage in dieser Zeit", *holidays_in(point.hours, land, content.today))
    yield from fact("Nächste Treffen", *next_meetings(point, land, content.today))
    if answers.why_not(shown) is None:
        yield from deputy_fact(content, point)


def full_card(answers: Answers, shown: ShownEntry) -> views.ContactCard:
    """Everything one needs before going there."""
    point = point_of(shown)
    facts = (
        *_meeting_facts(answers, point),
        *online_fact(point),
        *_short_facts(answers, shown),
        *_card_facts(point),
    )
    card = _with_all_ways(answers, shown, facts, person_views(answers, shown))
    return replace(card, lead=point.summary, badges=(*card.badges, *promise_badges(point)))


def _with_all_ways(
    answers: Answers, shown: ShownEntry, facts: tuple[views.Fact, ...], persons: tuple[views.Person, ...]
) -> views.ContactCard:
    point = point_of(shown)
    address = point.address.lines if point.address else ()
    own = OtherWays(web_link(point), address=address)
    card = _card(answers, shown, own, facts)
    return replace(card, persons=persons, checked=checked_words(point))


def own_page_cards(answers: Answers, shown: ShownEntry) -> tuple[views.ContactCard, ...]:
    """The card on the point's own page, without what the head of the page says; none if nothing is left."""
    point, content = point_of(shown), answers.content
    vcards = {position: content.url(address) for position, address in vcard_addresses(shown).items()}
    facts = (*_meeting_facts(answers, point), *_short_facts(answers, shown))
    card = _with_all_ways(answers, shown, facts, person_views(answers, shown, vcards))
    card = replace(card, url=None, kind=None, badges=(), vcard=vcards.get(None))
    said = card.phones or card.email or card.address or card.facts
    if not said and replace(card, answer=None, checked=None, vcard=None) == views.ContactCard(card.title):
        return (replace(card, vcard=None),) if card.answer else ()
    return (card,)


def inline_card(contact: InlineContact) -> views.ContactCard:
    """A contact typed into an entry."""
    phones = (views.Phone(contact.phone.display, contact.phone.tel_uri),) if contact.phone else ()
    title = contact.name or contact.role or "Kontakt"
    return views.ContactCard(
        title, kind=contact.role if contact.role != title else None, phones=phones, email=contact.email
    )


def _meeting_facts(answers: Answers, point: ContactPoint) -> Iterator[views.Fact]:
    yield from fact("Treffen", *meeting_lines(point.meeting, answers.content.today))


def _card_facts(point: ContactPoint) -> Iterator[views.Fact]:
    yield from fact("Sprachen", ", ".join((*point.languages, *point.interpreting)) or None)
    yield from fact("Barrierefreiheit", *access_words(point.access))


def _draft_badge(shown: ShownEntry) -> tuple[views.Badge, ...]:
    return (views.Badge("Entwurf", "draft"),) if shown.is_draft else ()
