"""Who answers instead of somebody, as a card inside the other's card or as a link."""

from __future__ import annotations

from content_model import views
from content_model.models.people import InlineContact
from content_model.page_parts import fact
from content_model.site_content import SiteContent
from regional_contacts.answers import Answer, Answers, LastResort
from regional_contacts.contact_words import hours_lines, hours_note, kind_words, meeting_lines, phone_views
from regional_contacts.typed_entries import point_of
from regional_contacts.ways import other_ways

INSTEAD = "Es antwortet:"
AT_ONCE = "Diese Nummern sind Tag und Nacht besetzt:"
CRISIS_TITLE = "Hilfe sofort"
# Germany's own numbers, where a site names none.
EMERGENCY = (
    views.Phone("116\u00a0123", "tel:116123", "Telefonseelsorge"),
    views.Phone("116\u00a0117", "tel:116117", "Ärztlicher Bereitschaftsdienst"),
    views.Phone("112", "tel:112", "Notruf"),
)


def answer_card(answers: Answers, answer: Answer) -> views.ContactCard:
    """Name and numbers of who answers, after the reason in sentences."""
    content, who = answers.content, answer.who
    closing = AT_ONCE if who is LastResort.CRISIS else INSTEAD
    lead = f"{answer.why} {closing}" if answer.why else closing
    if isinstance(who, LastResort):
        return _last_resort(content, who, lead)
    if isinstance(who, InlineContact):
        phones = (views.Phone(who.phone.display, who.phone.tel_uri),) if who.phone else ()
        return views.ContactCard(_inline_name(who), lead=lead, phones=phones, email=who.email)
    point = point_of(who)
    ways, without_numbers = other_ways(answers, who), not (point.phones or point.email)
    return views.ContactCard(
        title=point.title,
        url=content.url(who.address) if who.address is not None else None,
        kind=kind_words(point),
        lead=lead,
        phones=phone_views(point.phones, point.hours),
        email=point.email,
        web=ways.web,
        hours=hours_lines(point.hours),
        hours_note=hours_note(point),
        facts=(
            *ways.online,
            *fact("Adresse", *ways.address),
            *fact("Treffen", *(meeting_lines(point.meeting, content.today) if without_numbers else ())),
        ),
        persons=ways.persons,
    )


def answer_link(answers: Answers, answer: Answer) -> views.Link:
    """Who answers, as a link or in plain words."""
    content, who = answers.content, answer.who
    if isinstance(who, LastResort):
        return views.Link(content.facts.name if who is LastResort.NETWORK else CRISIS_TITLE)
    if isinstance(who, InlineContact):
        return views.Link(_inline_name(who))
    return views.Link(who.entry.title, content.url(who.address) if who.address is not None else None)


def _last_resort(content: SiteContent, who: LastResort, lead: str) -> views.ContactCard:
    facts = content.facts
    if who is LastResort.NETWORK:
        return views.ContactCard(facts.name, lead=lead, phones=phone_views(facts.phones), email=facts.email)
    phones = tuple(views.Phone(one.phone.display, one.phone.tel_uri, one.title) for one in facts.crisis)
    return views.ContactCard(CRISIS_TITLE, lead=lead, phones=phones or EMERGENCY)


def _inline_name(contact: InlineContact) -> str:
    return contact.name or contact.role or "Kontakt"
