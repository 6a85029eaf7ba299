"""What persons agreed to: everything else leaves an entry before any page is derived from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from content_model.models.contact import ContactPoint
from content_model.models.entry import Entry
from content_model.models.people import Consent, PersonEntry, PersonFields
from content_model.reading import Reference
from content_model.wording import format_day

FieldsOfConsent = Mapping[str, str]
PersonT = TypeVar("PersonT", bound=PersonFields)
INSIDE: FieldsOfConsent = {"name": "name", "photo": "foto", "phone": "telefon", "email": "email"}
OWN_FILE: FieldsOfConsent = {
    "photo": "foto",
    "picture": "foto",
    "phones": "telefon",
    "email": "email",
    "address": "anschrift",
    "meeting": "anschrift",
    "hours": "telefon",
    "by_appointment": "telefon",
    "web": "email",
    "online_counselling": "email",
}
WORDS = {"name": "Name", "foto": "Foto", "telefon": "Telefon", "email": "E-Mail", "anschrift": "Anschrift"}
OWN_WORDS = {
    "meeting": "Treffen",
    "hours": "Sprechzeiten",
    "by_appointment": "Sprechzeiten",
    "web": "Website",
    "online_counselling": "Online-Beratung",
}
TELLING = {"function": None, "deputy": None, "absence": None}
PERSON = "Person"


def name_gap(entry: Entry, day: date) -> str | None:
    """Why the file of a person may not become a page, or None: its title and address are the name."""
    if isinstance(entry, ContactPoint) and entry.is_person:
        return _gap(entry.consent, "name", day)
    return None


def person_gap(entry: Entry, day: date) -> str | None:
    """The reason with which a person's file is withheld, as the manifest says it."""
    gap = name_gap(entry, day)
    return f"{PERSON}: {gap}" if gap else None


def is_persons(reason: str | None) -> bool:
    """Whether a file is withheld because a person did not agree, or does not any more."""
    return reason is not None and reason.startswith(f"{PERSON}: ")


def withheld_names(entry: Entry, day: date) -> Iterator[str]:
    """The names in a contact's file that may not be shown on this day."""
    if isinstance(entry, ContactPoint):
        if name_gap(entry, day):
            yield entry.title
        yield from (one.name for one in _named(entry) if one.name and _gap(one.consent, "name", day))


def shown_names(entry: Entry, day: date) -> Iterator[str]:
    """The names in a contact's file that may be shown on this day."""
    if isinstance(entry, ContactPoint):
        if entry.is_person and not name_gap(entry, day):
            yield entry.title
        yield from (one.name for one in _named(entry) if one.name and not _gap(one.consent, "name", day))


def withheld_numbers(entry: Entry, day: date) -> Iterator[str]:
    """The telephone numbers of persons in a contact's file that may not be shown on this day (E.164)."""
    yield from (number for number, gap in _numbers(entry, day) if gap)


def shown_numbers(entry: Entry, day: date) -> Iterator[str]:
    """The telephone numbers in a contact's file that may be shown on this day (E.164)."""
    yield from (number for number, gap in _numbers(entry, day) if not gap)


def _numbers(entry: Entry, day: date) -> Iterator[tuple[str, str | None]]:
    """Each number and why it may not be shown; a post needs no consent."""
    if not isinstance(entry, ContactPoint):
        return
    own = _gap(entry.consent, "telefon", day) if entry.is_person else None
    yield from ((phone.number.number, own) for phone in entry.phones)
    for person in entry.persons:
        if isinstance(person, PersonEntry):
            yield from ((one.number.number, _gap(person.consent, "telefon", day)) for one in person.phone)


def _named(entry: ContactPoint) -> Iterator[PersonEntry]:
    return (person for person in entry.persons if isinstance(person, PersonEntry))


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
    """The person as far as consent reaches; a withheld name leaves the role, without one nothing (None)."""
    if isinstance(person, Reference):
        return person, []
    shown, missing = _without_gaps(person, INSIDE, day)
    if person.name and not shown.name:
        return (shown.model_copy(update=TELLING) if shown.role else None), missing
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
    empty = {name: type(person).model_fields[name].default for name in gaps}
    return person.model_copy(update=empty), list(_words(gaps, fields))


def _words(gaps: Mapping[str, str], fields: FieldsOfConsent) -> Iterator[str]:
    for reason in dict.fromkeys(gaps.values()):
        missing = dict.fromkeys(
            OWN_WORDS.get(name, WORDS[fields[name]]) for name in gaps if gaps[name] == reason
        )
        yield f"{', '.join(missing)} ({reason})"


def _gap(consent: Consent | None, field: str, day: date) -> str | None:
    """Why the field may not be shown, or None if it may."""
    if consent is None:
        return "ohne Einwilligung"
    if consent.covers(field, day):
        return None
    if consent.until is not None and consent.until < day:
        return f"Einwilligung bis {_written(consent.until)}"
    if consent.given is not None and consent.given > day:
        return f"Einwilligung erst ab {_written(consent.given)}"
    return "nicht in der Einwilligung"


def _written(day: date) -> str:
    return f"{format_day(day)} {day.year}"
