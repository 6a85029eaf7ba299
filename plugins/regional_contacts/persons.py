"""Persons as far as consent reaches; what it does not cover never gets here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from content_model import views
from content_model.models.contact import ContactPoint
from content_model.models.people import PersonEntry, PersonFields
from content_model.page_parts import fact
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.absence_words import away_note, since_words
from regional_contacts.answer_card import answer_card, answer_link
from regional_contacts.answers import Answers
from regional_contacts.contact_words import phone_views, role_words
from regional_contacts.typed_entries import point_of

NO_VCARDS: Mapping[int | None, str] = MappingProxyType({})


def person_views(
    answers: Answers, point: ShownEntry, vcards: Mapping[int | None, str] = NO_VCARDS
) -> tuple[views.Person, ...]:
    """The persons of a contact point; a person whose file is not shown is left out.

    `vcards` are the addresses of their vCards by position.
    """
    found = []
    for position, person in enumerate(point_of(point).persons):
        if isinstance(person, PersonEntry):
            found.append(_inside(answers, person, point, vcards.get(position)))
        elif view := _own_file(answers, person, point):
            found.append(view)
    return tuple(found)


def _inside(answers: Answers, person: PersonEntry, point: ShownEntry, vcard: str | None) -> views.Person:
    content = answers.content
    answer = answers.for_person(person, point)
    stands_in = answer if answer and answer.who is not point else None
    return views.Person(
        person.name,
        role_words(person),
        () if answer else phone_views(person.phone),
        None if answer else person.email,
        content.media.picture(person.photo) if person.photo else None,
        tuple(_notes(content, person)),
        vcard=vcard,
        answer=answer_link(answers, stands_in) if stands_in else None,
        answer_phones=answer_card(answers, stands_in).phones if stands_in else (),
    )


def _own_file(answers: Answers, person: Reference, point: ShownEntry) -> views.Person | None:
    content = answers.content
    shown = content.get(person)
    if shown is None or not isinstance(shown.entry, ContactPoint):
        return None
    entry, answer = shown.entry, answers.for_point(shown)
    stands_in = answer if answer.who not in (shown, point) else None
    languages = (", ".join(entry.languages),) if entry.languages else ()
    return views.Person(
        entry.title,
        role_words(entry),
        phone_views(entry.phones) if answer.who is shown else (),
        entry.email if answer.who is shown else None,
        portrait(content, entry),
        (*_own_notes(answers, shown), *languages),
        content.url(shown.address) if shown.address is not None else None,
        answer=answer_link(answers, stands_in) if stands_in else None,
        answer_phones=answer_card(answers, stands_in).phones if stands_in else (),
    )


def portrait(content: SiteContent, person: ContactPoint) -> views.Picture | None:
    """The person's photo, or the picture of the file."""
    picture = person.photo or person.picture
    return content.media.picture(picture) if picture else None


def _own_notes(answers: Answers, shown: ShownEntry) -> Iterator[str]:
    point = point_of(shown)
    if answers.is_stale(shown):
        yield f"{since_words(point.checked)} nicht geprüft"
    yield from _notes(answers.content, point)


def _notes(content: SiteContent, person: PersonFields) -> Iterator[str]:
    if person.absence and person.absence.holds_on(content.today):
        yield away_note(person.absence)
        return
    for one in deputy_fact(content, person):
        yield from (f"{one.label}: {value.text}" for value in one.values)


def deputy_fact(content: SiteContent, person: PersonFields) -> Iterator[views.Fact]:
    """Who answers when the person does not."""
    yield from fact("Vertretung", content.link(person.deputy) if person.deputy else None)
