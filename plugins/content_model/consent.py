"""What persons agreed to: everything else leaves an entry before any page is derived from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from content_model.models.contact import ContactPoint
from content_model.models.entry import Entry
from content_model.models.people import Consent, PersonEntry, PersonFields
from content_model.reading import Reference

FieldsOfConsent = Mapping[str, str]
PersonT = TypeVar("PersonT", bound=PersonFields)
INSIDE: FieldsOfConsent = {"name": "name", "photo": "foto", "phone": "telefon", "email": "email"}
OWN_FILE: FieldsOfConsent = {
    "photo": "foto",
    "picture": "foto",
    "phones": "telefon",
    "email": "email",
    "address": "anschrift",
}
WORDS = {"name": "Name", "foto": "Foto", "telefon": "Telefon", "email": "E-Mail", "anschrift": "Anschrift"}
TELLING = {"deputy": None, "absence": None}


def name_gap(entry: Entry, day: date) -> str | None:
    """Why the file of a person may not become a page, or None: its title and address are the name."""
    if isinstance(entry, ContactPoint) and entry.is_person:
        return _gap(entry.consent, "name", day)
    return None


def covered(entry: Entry, day: date) -> tuple[Entry, tuple[str, ...]]:
    """The entry without what consent does not cover on this day, and words about what is missing."""
    if not isinstance(entry, ContactPoint):
        return entry, ()
    persons: list[Reference | PersonEntry] = []
    withheld: list[str] = []
    for number, person in enumerate(entry.persons, 1):
        shown, missing = _person(person, day)
        persons += [shown] if shown else []
        withheld += [f"Person {number}: {words}" for words in missing]
    entry = entry.model_copy(update={"persons": tuple(persons)})
    if entry.is_person:
        entry, missing = _without_gaps(entry, _own_fields(entry), day)
        withheld += missing
    return entry, tuple(withheld)


def _person(person: Reference | PersonEntry, day: date) -> tuple[Reference | PersonEntry | None, list[str]]:
    """The person as far as consent reaches; None if neither name nor role is left."""
    if isinstance(person, Reference):
        return person, []
    shown, missing = _without_gaps(person, INSIDE, day)
    if person.name and not shown.name:
        shown = shown.model_copy(update=TELLING)
    return (shown if shown.name or shown.role or shown.function else None), missing


def _own_fields(entry: ContactPoint) -> FieldsOfConsent:
    """A picture that shows nobody is no photo of the person."""
    nobody = entry.picture is not None and entry.picture.people == "keine"
    return {name: field for name, field in OWN_FILE.items() if not (nobody and name == "picture")}


def _without_gaps(person: PersonT, fields: FieldsOfConsent, day: date) -> tuple[PersonT, list[str]]:
    gaps = {
        name: reason
        for name, field in fields.items()
        if getattr(person, name) and (reason := _gap(person.consent, field, day))
    }
    empty = {name: () if isinstance(getattr(person, name), tuple) else None for name in gaps}
    return person.model_copy(update=empty), list(_words(gaps, fields))


def _words(gaps: Mapping[str, str], fields: FieldsOfConsent) -> Iterator[str]:
    for reason in dict.fromkeys(gaps.values()):
        missing = dict.fromkeys(WORDS[fields[name]] for name in gaps if gaps[name] == reason)
        yield f"{', '.join(missing)} ({reason})"


def _gap(consent: Consent | None, field: str, day: date) -> str | None:
    """Why the field may not be shown, or None if it may."""
    if consent is None:
        return "ohne Einwilligung"
    if consent.covers(field, day):
        return None
    if consent.until is not None and consent.until < day:
        return f"Einwilligung bis {consent.until.isoformat()}"
    if consent.given is not None and consent.given > day:
        return f"Einwilligung erst ab {consent.given.isoformat()}"
    return "nicht in der Einwilligung"
