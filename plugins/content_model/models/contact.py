"""Contact points of every kind, and persons with a file of their own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, field_validator

from content_model.fields.hours import OpeningHours, parse_opening_hours
from content_model.fields.meeting_time import MeetingTime, parse_meeting_time, split_times
from content_model.finding import Problem
from content_model.models.base import Model, named
from content_model.models.entry import Entry
from content_model.models.event import Recurrence, place_of_line
from content_model.models.parts import AccessFacts, PostalAddress, SafetyFields
from content_model.models.people import PersonFields, Persons, PhoneEntries
from content_model.models.values import (
    Day,
    Email,
    Language,
    LanguageWords,
    Line,
    Url,
    Words,
    YesNo,
    as_words,
    choice,
    entry_or_text,
    from_line,
    parsed,
    refers_to,
    word_of,
)
from content_model.reading import Reference
from content_model.wording import format_times

OFFICE, PERSON = "Geschäftsstelle", "Person"
KINDS = (
    OFFICE,
    "Regionalzentrum",
    "Beratungsstelle",
    "Gruppe",
    "Fachbereich",
    "Arbeitsgruppe",
    "Gremium",
    PERSON,
)
ADMISSION = ("offen", "nach Anmeldung", "in Gründung", "geschlossen", "ruht")
WAYS = ("vor Ort", "Telefon", "Video", "Hausbesuch", "E-Mail", "Chat", "online")


class Meeting(Model):
    """When and where a group meets."""

    recurrence: Annotated[Recurrence, from_line("regel")] | None = named("wiederholung", "regel")
    begin: Annotated[MeetingTime, parsed(parse_meeting_time)] | None = named("beginn", "zeit", "uhrzeit")
    first: Day | None = named("ab", "erstes_treffen")
    place: Line | None = named("ort")
    in_calendar: YesNo = named("im_kalender", "kalender", default=False)
    note: Line | None = named("hinweis", "text")

    @field_validator("place", mode="after")
    @classmethod
    def _is_a_place(cls, place: str | None) -> str | None:
        place_of_line(place)
        return place

    @field_validator("first", mode="after")
    @classmethod
    def _said_once(cls, first: date | None, info: ValidationInfo) -> date | None:
        begin = info.data.get("begin")
        if first and begin and begin.first:
            raise Problem("der erste Tag steht schon in beginn", "eines von beiden löschen")
        return first

    @property
    def times(self) -> str:
        """`17–19 Uhr`, or nothing."""
        return format_times(self.begin.start, self.begin.end) if self.begin else ""

    @property
    def first_day(self) -> date | None:
        """The day of the first meeting, if it is said."""
        return self.first or (self.begin.first if self.begin else None)


def meeting_of(value: Any) -> Any:
    """One line is the sentence, with the times at its end: `jeden Montag, 17–19 Uhr`."""
    if not isinstance(value, str):
        return value
    sentence, times = split_times(value.strip())
    return {"wiederholung": sentence, **({"beginn": times} if times else {})}


class ContactPoint(Entry, PersonFields, SafetyFields):
    """Somewhere or somebody to turn to."""

    kind: Annotated[str, choice(*KINDS)] | None = named("art")
    region: Annotated[Reference, refers_to("region")] | None = named("region")
    responsible_for: Words = named("zuständig_für", default=())
    carrier: Annotated[Reference | str, entry_or_text("organisation")] | None = named("traeger", "träger")
    address: PostalAddress | None = named("anschrift", "adresse")
    phones: PhoneEntries = named("telefon", "telefone", default=())
    email: Email | None = named("email", "e-mail", "mail")
    web: Url | None = named("web", "website", "webseite", "homepage")
    online_counselling: Url | None = named("onlineberatung")
    hours: OpeningHours | None = named("sprechzeiten", "sprechzeit", "öffnung", "öffnungszeiten")
    by_appointment: YesNo = named("nach_vereinbarung", default=False)
    meeting: Annotated[Meeting, BeforeValidator(meeting_of)] | None = named("treffen")
    admission: Annotated[str, choice(*ADMISSION)] | None = named("aufnahme")
    offers: Annotated[tuple[Annotated[str, word_of("angebote")], ...], BeforeValidator(as_words)] = named(
        "angebote", "angebot", default=()
    )
    audience: Annotated[tuple[Annotated[str, word_of("zielgruppen")], ...], BeforeValidator(as_words)] = (
        named("zielgruppen", "zielgruppe", default=())
    )
    languages: LanguageWords = named("sprachen", "sprache", default=())
    interpreting: Words = named("dolmetschen", default=())
    access: AccessFacts | None = named("barrierefreiheit", "zugang")
    ways: Annotated[tuple[Annotated[str, choice(*WAYS)], ...], BeforeValidator(as_words)] = named(
        "beratung_per", default=()
    )
    cost: Line | None = named("kosten")
    anonymous: Line | None = named("anonym")
    confidential: Line | None = named("vertraulich")
    persons: Persons = named("personen", "person", default=())
    checked: Day | None = named("geprüft_am")
    checked_by: Line | None = named("geprüft_von")
    lang: Language | None = named("lang")

    @property
    def is_person(self) -> bool:
        """Whether the file is about one person, whose name is then its title."""
        return self.kind == PERSON or (self.kind is None and self.consent is not None)

    @field_validator("hours", mode="before")
    @classmethod
    def _read_hours(cls, value: Any) -> OpeningHours:
        return parse_opening_hours(value)

    @field_validator("kind", mode="after")
    @classmethod
    def _only_persons_consent(cls, kind: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("consent") is not None and kind not in (None, PERSON):
            raise Problem(
                "eine Einwilligung geben Personen, nicht Stellen",
                "einwilligung: unter personen: zur Person schreiben, oder art: Person",
            )
        return kind
