"""Which vCards a contact point has, where they lie, and what stands in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from itertools import count
from uuid import uuid5

from content_model.edit_times import edited_as_said
from content_model.models.contact import PERSON, ContactPoint
from content_model.models.people import PersonEntry, PersonFields, PhoneEntry
from content_model.planned import PlannedFile
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from regional_contacts.absence_words import away_note
from regional_contacts.contact_words import hours_lines, hours_note, phone_views
from regional_contacts.typed_entries import point_of
from regional_contacts.vcard import Place, VCard, vcard_bytes

OWN_NAME = "kontakt"


@dataclass(frozen=True, slots=True)
class _File:
    """A vCard to be written; `position` is that of a person among the point's `persons`."""

    name: str
    address: str
    position: int | None = None
    person: PersonEntry | None = None


def vcard_addresses(shown: ShownEntry) -> dict[int | None, str]:
    """Where the vCards of one contact point lie, by the positions of the persons; None is the point's own."""
    return {file.position: file.address for file in _files(shown)}


def vcard_files(content: SiteContent, shown: ShownEntry) -> Iterator[PlannedFile]:
    """The files to be written for one contact point, as far as consent reaches."""
    point, files = _point_card(content, shown), _files(shown)
    for file in files:
        card = _person_card(content, shown, point, file) if file.person else point
        yield PlannedFile(file.address, vcard_bytes(card), "vcard", shown)


def _files(shown: ShownEntry) -> Iterator[_File]:
    """The point's own vCard, then those of the persons inside.

    Persons with a file of their own have their own page. A card with no number and no address is none.
    """
    point, taken = point_of(shown), {OWN_NAME}
    is_reached = bool(point.phones or point.email or point.address)
    if is_reached:
        yield _File(OWN_NAME, _address(shown, OWN_NAME))
    for position, person in enumerate(point.persons):
        if isinstance(person, PersonEntry):
            name = _free_name(slug_of(_name(person)), taken)
            taken.add(name)
            if is_reached or person.phone or person.email:
                yield _File(name, _address(shown, name), position, person)


def edited_on(content: SiteContent, shown: ShownEntry) -> datetime | None:
    """When the entry was last edited, by git or by its header, else when it was last checked."""
    if edited := content.edits.get(shown.record.path) or edited_as_said(shown.entry):
        return edited
    checked = point_of(shown).checked
    return datetime.combine(checked, time(), UTC) if checked else None


def _address(shown: ShownEntry, name: str) -> str:
    """In the folder of the contact's page, or beside a page that is a single file."""
    address = shown.address or ""
    folder = f"{address.removesuffix('.html')}-" if address.endswith(".html") else address
    return f"{folder}{name}.vcf"


def _free_name(stem: str, taken: Collection[str]) -> str:
    names = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
    return next(name for name in names if name not in taken)


def _point_card(content: SiteContent, shown: ShownEntry) -> VCard:
    """The vCard of a contact point, or of a person with a file of their own."""
    point = point_of(shown)
    page = content.canonical(shown.address or "")
    carrier = content.link(point.carrier) if point.carrier else None
    return VCard(
        uid=shown.uid,
        name=point.title,
        is_person=point.is_person,
        organisation=(carrier.text if carrier else content.facts.name,),
        title=point.function,
        role=point.role,
        phones=_dialled(point.phones),
        email=point.email,
        place=_place(point),
        urls=tuple(url for url in (page, point.web) if url),
        notes=(*_away(content, point), *_notes(point, point.phones)),
        categories=tuple(_categories(content, point)),
        edited=edited_on(content, shown),
    )


def _person_card(content: SiteContent, shown: ShownEntry, card: VCard, file: _File) -> VCard:
    """The vCard of a person inside a contact point, whom one reaches through the point's `card` too."""
    point, person = point_of(shown), file.person
    assert person is not None
    phones = person.phone or point.phones
    return replace(
        card,
        uid=uuid5(shown.uid, file.name),
        name=_name(person),
        is_person=person.name is not None,
        organisation=(*card.organisation, point.title),
        title=person.function,
        role=person.role,
        phones=_dialled(phones),
        email=person.email or card.email,
        notes=(*_away(content, person), *_notes(point, phones)),
    )


def _name(person: PersonEntry) -> str:
    """The name, or what the person does where no name is shown."""
    return person.name or person.role or person.function or ""


def _dialled(phones: tuple[PhoneEntry, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phone.number.number for phone in phones))


def _place(point: ContactPoint) -> Place | None:
    address = point.address
    if address is None:
        return None
    extra = ", ".join(text for text in (address.name, address.extra) if text)
    return Place(address.street or "", address.postcode or "", address.city or "", extra)


def _away(content: SiteContent, somebody: PersonFields) -> Iterator[str]:
    """That somebody is not there; their number stays, as on their page."""
    if somebody.absence and somebody.absence.holds_on(content.today):
        yield away_note(somebody.absence)


def _notes(point: ContactPoint, phones: tuple[PhoneEntry, ...]) -> Iterator[str]:
    hours = [f"{days} {times}" for days, times in hours_lines(point.hours)]
    note = hours_note(point)
    if hours or note:
        yield f"Sprechzeiten: {', '.join(hours)} {note or ''}"
    # What one should know before dialling has no field of its own in a vCard.
    yield from (f"{phone.display}: {phone.note}" for phone in phone_views(phones, point.hours) if phone.note)
    if point.languages:
        yield f"Sprachen: {', '.join(point.languages)}"


def _categories(content: SiteContent, point: ContactPoint) -> Iterator[str]:
    region = content.get(point.region)
    if point.kind and point.kind != PERSON:
        yield point.kind
    if region:
        yield region.entry.title
    yield from point.topics
