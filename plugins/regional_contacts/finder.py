"""The finder: one field, one button, one answer."""

from __future__ import annotations

from dataclasses import replace

from content_model import views
from content_model.contact_views import ContactCard
from content_model.finder_views import Finder
from regional_contacts.answer_card import EMERGENCY, answer_card
from regional_contacts.answers import LastResort
from regional_contacts.contact_page import VOR_ORT
from regional_contacts.responsibility import Responsibility

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
    return Finder(
        data=content.url(DATA),
        places=content.url(PLACES),
        land=responsibility.lands[0].name,
        ways=tuple(ways),
        fallback=_fallback(responsibility),
        crisis=numbers or EMERGENCY,
    )


def _fallback(responsibility: Responsibility) -> ContactCard | None:
    """The office or the network's own number; the crisis numbers stand there anyway."""
    answer = responsibility.answers.for_nobody()
    if answer.who is LastResort.CRISIS:
        return None
    return replace(answer_card(responsibility.answers, answer), lead=None)
