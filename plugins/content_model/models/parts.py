"""Parts that several types share: pictures, documents, funding, registration, people."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ValidationInfo, field_validator, model_validator

from content_model.fields.address import parse_place_line
from content_model.finding import Problem
from content_model.models.base import Model, named, required
from content_model.models.values import (
    BLOCK,
    BY_SHAPE,
    REFERENCE,
    Day,
    Email,
    Line,
    Lines,
    MediaPath,
    Phone,
    Postcode,
    Url,
    Words,
    YesNo,
    as_list,
    as_words,
    choice,
    context_of,
    entry_or_text,
    one_line,
    refers_to,
    text_of,
)
from content_model.reading import Reference

PEOPLE_IN_PICTURES = ("keine", "einwilligung", "§ 23")


def from_line(field: str) -> BeforeValidator:
    """One line stands for a mapping with this one field."""
    return BeforeValidator(lambda value: {field: value} if isinstance(value, str) else value)


class PictureRights(Model):
    """Credit and consent, for one picture or a whole gallery."""

    credit: Line | None = named("bildnachweis", "quelle", "foto", "fotos")
    people: Annotated[str, choice(*PEOPLE_IN_PICTURES)] | None = named("personen", "person")
    until: Day | None = named("bis")


class Picture(PictureRights):
    """A picture with the words that stand for it."""

    file: MediaPath = required("datei", "bild")
    alt: Line | None = named("alt", "beschreibung", "alternativtext")
    caption: Line | None = named("bildunterschrift", "unterschrift")

    def shown_on(self, day: date) -> bool:
        """Whether description and consent let the picture be shown on this day."""
        return bool(self.alt) and (self.until is None or self.until >= day)


OnePicture = Annotated[Picture, from_line("datei")]


class Gallery(Model):
    """A list of pictures, or a folder with descriptions; `shared` holds for all."""

    LIST_FIELD: ClassVar[str] = "liste"

    shared: PictureRights = named("alle", default=PictureRights())
    pictures: Annotated[tuple[OnePicture, ...], BeforeValidator(as_list)] = named("liste", "bilder", default=())
    folder: Line | None = named("ordner")
    descriptions: dict[str, Line] = named("beschreibungen", default={})

    @model_validator(mode="before")
    @classmethod
    def _from_one(cls, value: Any) -> Any:
        return {"liste": [value]} if isinstance(value, str) else value

    @field_validator("folder", mode="after")
    @classmethod
    def _folder_exists(cls, folder: str | None, info: ValidationInfo) -> str | None:
        if folder:
            context_of(info).files.folder(folder, context_of(info).entry_path)
        return folder

    @field_validator("descriptions", mode="after")
    @classmethod
    def _files_exist(cls, descriptions: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        context, folder = context_of(info), info.data.get("folder")
        if not folder:
            return descriptions
        names = {path.rsplit("/", 1)[-1] for path in context.files.folder(folder, context.entry_path)}
        for name in descriptions:
            if name not in names:
                raise Problem(f"im Ordner {folder} gibt es die Datei „{name}“ nicht", "vorhanden sind " + ", ".join(sorted(names)))
        return descriptions


class FileLink(Model):
    """A document below an entry: a file, or the id of a material."""

    file: MediaPath | None = named("datei")
    material: Annotated[Reference, refers_to("material")] | None = named("material")
    title: Line | None = named("titel")
    kind: Line | None = named("art")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        is_file = "." in value.rsplit("/", 1)[-1]
        return {"datei" if is_file else "material": value}


class Funding(Model):
    """Who funds, within which programme, from when to when."""

    funder: Annotated[Reference | str, entry_or_text("organisation")] = required("foerderer", "förderer", "organisation", "name")
    programme: Line | None = named("foerderprogramm", "förderprogramm", "programm")
    link: Url | None = named("link")
    note: Line | None = named("hinweis")
    logo: OnePicture | None = named("logo")
    begin: Day | None = named("von")
    end: Day | None = named("bis")


Fundings = Annotated[tuple[Annotated[Funding, from_line("foerderer")], ...], BeforeValidator(as_list)]


class Access(Model):
    """Accessibility facts of a place or event; every text is shown as it is written."""

    facts: Words = named("angaben", "merkmale", default=())
    step_free: Line | None = named("stufenlos", "rollstuhlgerecht")
    toilet: Line | None = named("wc", "toilette")
    lift: Line | None = named("aufzug")
    parking: Line | None = named("parkplatz", "parken")
    transport: Line | None = named("oepnv", "öpnv", "anfahrt")
    hearing: Line | None = named("induktion", "induktionsanlage")
    assistance: Line | None = named("assistenz", "assistenzhund", "begleitperson")
    quiet_room: Line | None = named("ruhiger_raum", "ruheraum")
    signing: Line | None = named("gebaerdensprache", "gebärdensprache")
    plain: Line | None = named("leichte_sprache")
    note: Line | None = named("hinweis", "text")


def access_of(value: Any) -> Any:
    """One line or a list of words stands for the facts."""
    return {"angaben": value} if isinstance(value, (str, list)) else value


AccessFacts = Annotated[Access, BeforeValidator(access_of)]


class Postal(Model):
    """An address: one line, or its parts."""

    name: Line | None = named("name")
    street: Line | None = named("strasse", "straße")
    postcode: Postcode | None = named("plz", "postleitzahl")
    city: Line | None = named("stadt", "ort")
    extra: Line | None = named("zusatz")

    @property
    def lines(self) -> tuple[str, ...]:
        """Name, addition, street and town, as far as known (DIN 5008)."""
        town = " ".join(part for part in (self.postcode, self.city) if part)
        return tuple(line for line in (self.name, self.extra, self.street, town) if line)


def postal_of(value: Any) -> Any:
    """One line is cut into the parts of an address."""
    if not isinstance(value, str):
        return value
    place = parse_place_line(value)
    parts = {"name": place.name, "strasse": place.street, "plz": place.postcode, "stadt": place.city, "zusatz": place.extra}
    return {key: part for key, part in parts.items() if part}


PostalAddress = Annotated[Postal, BeforeValidator(postal_of)]


class PhoneEntry(Model):
    """A phone number with what one should know before dialling."""

    number: Phone = required("nummer", "telefon")
    extension: Line | None = named("durchwahl")
    hours: Line | None = named("zeiten")
    languages: Words = named("sprachen", default=())
    free: YesNo = named("kostenfrei", default=False)


PhoneEntries = Annotated[tuple[Annotated[PhoneEntry, from_line("nummer")], ...], BeforeValidator(as_list)]


class Registration(Model):
    """How to register: one line is a link, a mail address or a remark."""

    until: Day | None = named("bis", "frist")
    link: Url | None = named("link")
    email: Email | None = named("email", "e-mail", "mail")
    phone: Phone | None = named("telefon")
    note: Line | None = named("hinweis")
    cost: Line | None = named("kosten", "preis")


def registration_of(value: Any) -> Any:
    """One line is recognised by what it holds."""
    if not isinstance(value, str):
        return value
    if value.startswith(("http://", "https://", "www.")):
        return {"link": value}
    return {"email": value} if "@" in value and " " not in value else {"hinweis": value}


class ProgrammeEntry(Model):
    """One item of a programme, with or without its time."""

    PAIR_FIELDS: ClassVar[tuple[str, str] | None] = ("zeit", "text")

    time: Line | None = named("zeit", "uhrzeit")
    text: Line = required("text", "titel", "punkt", "was")
    speakers: Lines = named("mitwirkende", "referierende", default=())


def programme_of(value: Any) -> Any:
    """`9.30–10 Uhr: Ankommen` as one line."""
    if not isinstance(value, str):
        return value
    time, colon, text = value.partition(": ")
    return {"zeit": time, "text": text} if colon and time[:1].isdigit() else {"text": value}


class Contributor(Model):
    """Somebody who takes part in an event, by name, role or both."""

    name: Line | None = named("name")
    role: Line | None = named("rolle", "funktion")


class Author(Model):
    """Who wrote: a name, a function, or both."""

    name: Line | None = named("name")
    function: Line | None = named("funktion", "rolle")


OneAuthor = Annotated[Author, from_line("name")]


class SeeAlso(Model):
    """A further page: an entry of this site or a link elsewhere."""

    entry: Reference | None = named("eintrag")
    url: Url | None = named("link")
    title: Line | None = named("titel")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"link": value} if "://" in value else {"eintrag": value}
        return value

    @field_validator("entry", mode="before")
    @classmethod
    def _known(cls, value: Any, info: ValidationInfo) -> Any:
        return context_of(info).index.require(one_line(value), ALL_TYPES)


ALL_TYPES = ("event", "report", "news", "contact", "region", "project", "material", "series", "topic", "organisation", "page")
SeeAlsoList = Annotated[tuple[SeeAlso, ...], BeforeValidator(as_list)]


class InlineContact(Model):
    """A contact typed into an entry."""

    name: Line | None = named("name", "titel")
    role: Line | None = named("rolle", "funktion")
    phone: Phone | None = named("telefon")
    email: Email | None = named("email", "e-mail", "mail")


def contact_of(value: Any, info: ValidationInfo) -> Any:
    """A reference, free text (a name) or the parts of a contact."""
    if isinstance(value, (dict, Reference)):
        return value
    found = entry_or_text("contact").func(value, info)  # type: ignore[call-arg]
    return {"name": found} if isinstance(found, str) else found


Contacts = Annotated[tuple[Annotated[Annotated[Reference, REFERENCE] | Annotated[InlineContact, BLOCK], BY_SHAPE, BeforeValidator(contact_of)], ...], BeforeValidator(as_list)]


class Absence(Model):
    """From when to when somebody is away, and what to tell visitors."""

    begin: Day | None = named("von")
    end: Day | None = named("bis")
    text: Line | None = named("text", "grund", "hinweis")

    def holds_on(self, day: date) -> bool:
        """Whether the person is away on this day."""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


CONSENT_FIELDS = ("name", "foto", "telefon", "email")


class Consent(Model):
    """What a person agreed to, when, and until when; `dienstlich` is the rule for staff."""

    on_duty: YesNo = named("dienstlich", default=False)
    given: Day | None = named("datum")
    scope: Annotated[tuple[Annotated[str, choice(*CONSENT_FIELDS)], ...], BeforeValidator(as_words)] = named("umfang", default=())
    until: Day | None = named("bis")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if text_of(value).lower() in ("dienstlich", "ja, dienstlich"):
            return {"dienstlich": "ja"}
        raise Problem(f"„{value}“ sagt nicht, wozu eingewilligt wurde", "einwilligung: dienstlich, oder darunter datum, umfang [name, telefon] und bis")

    @field_validator("until", mode="after")
    @classmethod
    def _ends_after_start(cls, until: date | None, info: ValidationInfo) -> date | None:
        given = info.data.get("given")
        if until and given and until < given:
            raise Problem("die Einwilligung endet, bevor sie beginnt", "bis: einen Tag nach datum eintragen")
        return until

    def covers(self, field: str, day: date) -> bool:
        """Whether `field` (name, foto, telefon, email) may be shown on this day."""
        if self.until is not None and self.until < day:
            return False
        return field != "foto" if self.on_duty else field in self.scope


class PersonFields(Model):
    """What stands about a person, in a contact point or in a file of its own."""

    role: Line | None = named("rolle")
    function: Line | None = named("funktion")
    photo: OnePicture | None = named("foto")
    deputy: Annotated[Reference, refers_to("contact")] | None = named("vertretung")
    absence: Absence | None = named("abwesend", "abwesenheit")
    consent: Consent | None = named("einwilligung")


class PersonEntry(PersonFields):
    """A person inside a contact point: a name, or a role alone."""

    name: Line | None = named("name")
    phone: PhoneEntries = named("telefon", default=())
    email: Email | None = named("email", "e-mail", "mail")

    @model_validator(mode="after")
    def _somebody(self) -> PersonEntry:
        if not (self.name or self.role or self.function):
            raise Problem("hier stehen weder Name noch Rolle", "name: oder rolle: ergänzen")
        return self


def person_of(value: Any, info: ValidationInfo) -> Any:
    """The id of a person's own file, or the person's fields."""
    return context_of(info).index.require(one_line(value), ("contact",)) if isinstance(value, str) else value


Persons = Annotated[tuple[Annotated[Annotated[Reference, REFERENCE] | Annotated[PersonEntry, BLOCK], BY_SHAPE, BeforeValidator(person_of)], ...], BeforeValidator(as_list)]

