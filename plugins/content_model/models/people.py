"""Persons and contacts: numbers, absence, deputies, and what somebody agreed to."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    ModelWrapValidatorHandler,
    ValidationInfo,
    field_validator,
    model_validator,
)

from content_model.fields.phone import with_extension
from content_model.finding import Problem
from content_model.models.base import Model, named, required
from content_model.models.pictures import OnePicture
from content_model.models.values import (
    BLOCK,
    BY_SHAPE,
    REFERENCE,
    Day,
    Email,
    Line,
    Name,
    Phone,
    Words,
    YesNo,
    as_list,
    as_words,
    choice,
    context_of,
    entry_or_text,
    from_line,
    one_line,
    refers_to,
    text_of,
)
from content_model.reading import Reference


class PhoneEntry(Model):
    """A phone number with what one should know before dialling."""

    number: Phone = required("nummer", "telefon")
    extension: Line | None = named("durchwahl")
    hours: Line | None = named("zeiten")
    languages: Words = named("sprachen", default=())
    free: YesNo = named("kostenfrei", default=False)

    @field_validator("extension", mode="after")
    @classmethod
    def _fits(cls, extension: str | None, info: ValidationInfo) -> str | None:
        if extension and "number" in info.data:
            with_extension(info.data["number"], extension)
        return extension

    @model_validator(mode="wrap")
    @classmethod
    def _dialled(cls, value: Any, handler: ModelWrapValidatorHandler[PhoneEntry]) -> PhoneEntry:
        """A Durchwahl typed apart is part of the number: it is shown and dialled with it."""
        entry = handler(value)
        if entry.extension is None:
            return entry
        number = with_extension(entry.number, entry.extension)
        return entry.model_copy(update={"number": number, "extension": None})


PhoneEntries = Annotated[tuple[Annotated[PhoneEntry, from_line("nummer")], ...], BeforeValidator(as_list)]


class InlineContact(Model):
    """A contact typed into an entry."""

    name: Name | None = named("name", "titel")
    role: Name | None = named("rolle", "funktion")
    phone: Phone | None = named("telefon")
    email: Email | None = named("email", "e-mail", "mail")


def contact_of(value: Any, info: ValidationInfo) -> Any:
    """A reference, free text (a name) or the parts of a contact."""
    if isinstance(value, (dict, Reference)):
        return value
    found = entry_or_text("contact").func(value, info)  # type: ignore[call-arg]
    return {"name": found} if isinstance(found, str) else found


Contacts = Annotated[
    tuple[
        Annotated[
            Annotated[Reference, REFERENCE] | Annotated[InlineContact, BLOCK],
            BY_SHAPE,
            BeforeValidator(contact_of),
        ],
        ...,
    ],
    BeforeValidator(as_list),
]


class Absence(Model):
    """From when to when somebody is away, and what to tell visitors."""

    begin: Day | None = named("von")
    end: Day | None = named("bis")
    text: Line | None = named("text", "grund", "hinweis")

    @field_validator("end", mode="after")
    @classmethod
    def _ends_after_start(cls, end: date | None, info: ValidationInfo) -> date | None:
        begin = info.data.get("begin")
        if end and begin and end < begin:
            raise Problem("die Abwesenheit endet, bevor sie beginnt", "bis: einen Tag nach von eintragen")
        return end

    def holds_on(self, day: date) -> bool:
        """Whether the person is away on this day."""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


CONSENT_FIELDS = ("name", "foto", "telefon", "email", "anschrift")
STAFF_FIELDS = ("name", "telefon", "email")


class Consent(Model):
    """What a person agreed to, when, and until when; `dienstlich` is the rule for staff.

    With both `dienstlich` and `umfang` only what both allow is covered.
    """

    on_duty: YesNo = named("dienstlich", default=False)
    given: Day | None = named("datum")
    scope: Annotated[tuple[Annotated[str, choice(*CONSENT_FIELDS)], ...], BeforeValidator(as_words)] = named(
        "umfang", default=()
    )
    until: Day | None = named("bis")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if text_of(value).lower() in ("dienstlich", "ja, dienstlich"):
            return {"dienstlich": "ja"}
        raise Problem(
            f"„{value}“ sagt nicht, wozu eingewilligt wurde",
            "einwilligung: dienstlich, oder darunter datum, umfang [name, telefon] und bis",
        )

    @field_validator("until", mode="after")
    @classmethod
    def _ends_after_start(cls, until: date | None, info: ValidationInfo) -> date | None:
        given = info.data.get("given")
        if until and given and until < given:
            raise Problem("die Einwilligung endet, bevor sie beginnt", "bis: einen Tag nach datum eintragen")
        return until

    def covers(self, field: str, day: date) -> bool:
        """Whether `field` (name, foto, telefon, email, anschrift) may be shown on this day."""
        if (self.until is not None and self.until < day) or (self.given is not None and self.given > day):
            return False
        if self.on_duty and field not in STAFF_FIELDS:
            return False
        return field in self.scope or (self.on_duty and not self.scope)


class PersonFields(Model):
    """What stands about a person, in a contact point or in a file of its own."""

    role: Name | None = named("rolle")
    function: Name | None = named("funktion")
    photo: OnePicture | None = named("foto")
    deputy: Annotated[Reference, refers_to("contact")] | None = named("vertretung")
    absence: Absence | None = named("abwesend", "abwesenheit")
    consent: Consent | None = named("einwilligung")


class PersonEntry(PersonFields):
    """A person inside a contact point: a name, or a role alone."""

    name: Name | None = named("name")
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


Persons = Annotated[
    tuple[
        Annotated[
            Annotated[Reference, REFERENCE] | Annotated[PersonEntry, BLOCK],
            BY_SHAPE,
            BeforeValidator(person_of),
        ],
        ...,
    ],
    BeforeValidator(as_list),
]
