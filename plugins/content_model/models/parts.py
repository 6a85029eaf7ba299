"""Parts that several types share: funding, access, addresses, registration, programme."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ValidationInfo, field_validator, model_validator

from content_model.fields.address import parse_place_line
from content_model.models.base import Model, named, required
from content_model.models.pictures import OnePicture
from content_model.models.values import (
    Day,
    Email,
    Line,
    Lines,
    Phone,
    Postcode,
    Url,
    Words,
    YesNo,
    as_list,
    context_of,
    entry_or_text,
    from_line,
    one_line,
)
from content_model.reading import Reference


class SafetyFields(Model):
    """What a page may offer to people in need or in danger, above everything else."""

    crisis_bar: YesNo = named("krisenhinweis", default=False)
    quick_exit: YesNo = named("schneller_ausstieg", default=False)


class Funding(Model):
    """Who funds, within which programme, from when to when."""

    funder: Annotated[Reference | str, entry_or_text("organisation")] = required(
        "foerderer", "förderer", "organisation", "name"
    )
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
    parts = {
        "name": place.name,
        "strasse": place.street,
        "plz": place.postcode,
        "stadt": place.city,
        "zusatz": place.extra,
    }
    return {key: part for key, part in parts.items() if part}


PostalAddress = Annotated[Postal, BeforeValidator(postal_of)]


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


ALL_TYPES = (
    "event",
    "report",
    "news",
    "contact",
    "region",
    "project",
    "material",
    "series",
    "topic",
    "organisation",
    "page",
)
SeeAlsoList = Annotated[tuple[SeeAlso, ...], BeforeValidator(as_list)]
