"""The finder: one field, one button, one answer."""

from __future__ import annotations

from dataclasses import replace

from content_model import views
from content_model.contact_views import ContactCard
from content_model.finder_views import Finder
from content_model.site_content import ShownEntry
from regional_contacts.answer_card import EMERGENCY, answer_card
from regional_contacts.answers import Answer, Answering, LastResort
from regional_contacts.contact_page import VOR_ORT
from regional_contacts.contact_words import calling_hours
from regional_contacts.responsibility import Responsibility
from regional_contacts.typed_entries import point_of

PLACES = f"{VOR_ORT}orte/"
DATA = f"{PLACES}daten.json"
SOURCES = "quellen/"


def finder(responsibility: Responsibility, *, with_map: bool) -> Finder:
    """The finder with who answers where nobody is found; the ways lead to the places and, from elsewhere, to the map."""
    content = responsibility.content
    ways = [views.Link("Alle Orte und Postleitzahlen", content.url(PLACES))]
    if with_map:
        ways.append(views.Link("Karte der Regionen", content.url(f"{VOR_ORT}#karte")))
    numbers = tuple(
        views.Phone(one.phone.display, one.phone.tel_uri, one.title) for one in content.facts.crisis
    )
    answer = responsibility.answers.for_nobody()
    return Finder(
        data=content.url(DATA),
        places=content.url(PLACES),
        land=responsibility.lands[0].name,
        ways=tuple(ways),
        fallback=_fallback(responsibility, answer),
        hours=_hours(responsibility, answer.who),
        crisis=numbers or EMERGENCY,
    )


def _fallback(responsibility: Responsibility, answer: Answer) -> ContactCard | None:
    """The office or the network's own number; the crisis numbers stand there anyway."""
    if answer.who is LastResort.CRISIS:
        return None
    return replace(answer_card(responsibility.answers, answer), lead=None)


def _hours(responsibility: Responsibility, who: Answering) -> str | None:
    """When the first number of whoever answers is answered."""
    if isinstance(who, ShownEntry):
        point = point_of(who)
        return calling_hours(point.phones[0], point.hours) if point.phones else None
    phones = responsibility.content.facts.phones
    return calling_hours(phones[0]) if phones else None
