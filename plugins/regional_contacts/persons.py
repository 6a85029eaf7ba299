"""Persons as far as consent reaches; what it does not cover never gets here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content_model import views
from content_model.fields.dates import DateSpan, DateValue
from content_model.models.contact import ContactPoint
from content_model.models.people import Absence, PersonEntry, PersonFields
from content_model.page_parts import fact
from content_model.reading import Reference
from content_model.site_content import SiteContent
from content_model.wording import format_span
from regional_contacts.contact_words import phone_views

AWAY = "Zurzeit nicht da"


def person_views(
    content: SiteContent, persons: Iterable[Reference | PersonEntry]
) -> tuple[views.Person, ...]:
    """The persons of a contact point; a person whose file is not shown is left out."""
    return tuple(view for person in persons if (view := _person(content, person)))


def _person(content: SiteContent, person: Reference | PersonEntry) -> views.Person | None:
    if isinstance(person, PersonEntry):
        return views.Person(
            person.name,
            role_words(person),
            phone_views(person.phone),
            person.email,
            content.media.picture(person.photo) if person.photo else None,
            tuple(_notes(content, person)),
        )
    shown = content.get(person)
    if shown is None or not isinstance(shown.entry, ContactPoint):
        return None
    entry = shown.entry
    languages = (", ".join(entry.languages),) if entry.languages else ()
    return views.Person(
        entry.title,
        role_words(entry),
        phone_views(entry.phones),
        entry.email,
        portrait(content, entry),
        (*_notes(content, entry), *languages),
        content.url(shown.address) if shown.address is not None else None,
    )


def portrait(content: SiteContent, person: ContactPoint) -> views.Picture | None:
    """The person's photo, or the picture of the file."""
    picture = person.photo or person.picture
    return content.media.picture(picture) if picture else None


def role_words(person: PersonFields) -> str | None:
    """Role and function."""
    return ", ".join(text for text in (person.role, person.function) if text) or None


def _notes(content: SiteContent, person: PersonFields) -> Iterator[str]:
    if away := away_words(content, person):
        yield away
    for one in deputy_fact(content, person):
        yield from (f"{one.label}: {value.text}" for value in one.values)


def deputy_fact(content: SiteContent, person: PersonFields) -> Iterator[views.Fact]:
    """Who answers instead."""
    yield from fact("Vertretung", content.link(person.deputy) if person.deputy else None)


def away_words(content: SiteContent, person: PersonFields) -> str | None:
    """Whether the person is away today."""
    if person.absence and person.absence.holds_on(content.today):
        return f"{AWAY}: {absence_words(person.absence)}"
    return None


def absence_words(absence: Absence) -> str:
    """The reason and the last day, as far as they are given."""
    text = absence.text or ""
    if absence.end is None or "bis" in text.split():
        return text or "bis auf Weiteres"
    end = format_span(DateSpan(DateValue(absence.end.year, absence.end.month, absence.end.day)))
    return f"bis {end}, {text}" if text else f"bis {end}"
