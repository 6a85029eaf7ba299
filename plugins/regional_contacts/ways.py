"""How one reaches a contact point that has neither a number nor an e-mail address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content_model import views
from content_model.models.contact import ContactPoint
from content_model.models.people import PersonEntry
from content_model.page_parts import fact
from content_model.site_content import ShownEntry
from regional_contacts.answers import Answers
from regional_contacts.contact_words import phone_views, role_words, web_link
from regional_contacts.typed_entries import point_of


@dataclass(frozen=True, slots=True)
class OtherWays:
    """What cards print in place of numbers; everything is empty where the point has its own."""

    web: views.Link | None = None
    online: tuple[views.Fact, ...] = ()
    address: tuple[str, ...] = ()
    persons: tuple[views.Person, ...] = ()


def other_ways(answers: Answers, shown: ShownEntry) -> OtherWays:
    """The first reachable person, website, online counselling and address of a point without own numbers."""
    point = point_of(shown)
    if point.phones or point.email:
        return OtherWays()
    return OtherWays(
        web_link(point),
        tuple(online_fact(point)),
        point.address.lines if point.address else (),
        tuple(_reached_person(answers, point)),
    )


def online_fact(point: ContactPoint) -> Iterator[views.Fact]:
    """The way to counselling on the internet."""
    url = point.online_counselling
    yield from fact("Online-Beratung", views.Link("Zur Online-Beratung", url) if url else None)


def _reached_person(answers: Answers, point: ContactPoint) -> Iterator[views.Person]:
    content = answers.content
    person = next(filter(answers.has_number, point.persons), None)
    if isinstance(person, PersonEntry):
        phones = phone_views(person.phone)
        yield views.Person(person.name, role_words(person), phones, person.email)
    elif shown := content.get(person):
        own = point_of(shown)
        url = content.url(shown.address) if shown.address is not None else None
        yield views.Person(own.title, role_words(own), phone_views(own.phones), own.email, url=url)
