"""Events, and the facts a report may carry itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, field_validator, model_validator

from content_model.fields.dates import DateSpan, DateValue, parse_end
from content_model.fields.spelling import quoted
from content_model.finding import Problem
from content_model.german_holidays import PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS
from content_model.models.base import Model, named, required
from content_model.models.entry import DRAFT, HIDDEN, PUBLISHED, Entry
from content_model.models.parts import (
    AccessFacts,
    Contributor,
    Fundings,
    Postal,
    ProgrammeEntry,
    Registration,
    SeeAlsoList,
    postal_of,
    programme_of,
    registration_of,
)
from content_model.models.people import Contacts
from content_model.models.pictures import Gallery
from content_model.models.values import (
    BLOCK,
    BY_SHAPE,
    REFERENCE,
    TEXT,
    Language,
    LanguageWords,
    Line,
    Moment,
    Span,
    TimeZone,
    Url,
    Words,
    YesNo,
    as_list,
    as_words,
    choice,
    context_of,
    entry_or_text,
    from_line,
    refers_to,
    text_of,
    word_of,
)
from content_model.reading import Reference
from content_model.recurrence.grammar import parse_rule
from content_model.recurrence.rule import Rule

TENTATIVE, CANCELLED, POSTPONED, FULL = "vorgemerkt", "abgesagt", "verschoben", "ausgebucht"
ONLINE, TO_FOLLOW = "online", "folgt"
NO_REASON = "ohne Angabe eines Grundes"
MOST_DATES = 1000
WHAT_DEVIATES = "darunter entfällt: Sommerpause, verlegt_auf: 10.11.2026, ort: Rathaus oder abgesagt: krank"
SAME_HOLIDAYS = {
    **dict.fromkeys(("ferien", "schulferien", "in den ferien", "in den schulferien"), SCHOOL_HOLIDAYS),
    **dict.fromkeys(("feiertag", "feiertage", "feiertagen", "an feiertagen"), PUBLIC_HOLIDAYS),
    "gesetzliche feiertage": PUBLIC_HOLIDAYS,
}


def place_of(value: Any, info: ValidationInfo) -> Any:
    """A venue's id, `online`, `folgt`, one line of address, or its parts."""
    if isinstance(value, dict):
        return value
    text = text_of(value)
    if text.lower() in (ONLINE, TO_FOLLOW):
        return text.lower()
    found = entry_or_text("venue").func(text, info) if _may_be_venue(text, info) else text  # type: ignore[call-arg]
    return found if isinstance(found, Reference) else postal_of(text)


def _may_be_venue(text: str, info: ValidationInfo) -> bool:
    """One word that begins with a capital and is near no venue is a town, not a slip."""
    index = context_of(info).index
    plain_town = (
        text[:1].isupper() and not index.find(text, ("venue",)) and not index.is_slip(text, ("venue",))
    )
    return not plain_town


def place_of_line(line: str | None) -> Postal | str | None:
    """A place out of one line where no venue can be meant: `online`, `folgt` or an address."""
    if line is None or line.lower() in (ONLINE, TO_FOLLOW):
        return line.lower() if line else None
    return Postal.model_validate(postal_of(line))


Place = Annotated[
    Annotated[Reference, REFERENCE] | Annotated[str, TEXT] | Annotated[Postal, BLOCK],
    BY_SHAPE,
    BeforeValidator(place_of),
]


def _end_of(begin: DateSpan | None, value: Any) -> DateValue:
    """The end that `ende` names; while the begin has mistakes only its form is checked."""
    return parse_end(text_of(value), begin.start if begin else None)


def reason_of(value: Any) -> Any:
    """The reason of a cancellation; a plain "nein" says that there is none, "ja" gives no reason."""
    text = text_of(value)
    if text.lower() in ("nein", "no", "false"):
        return None
    return NO_REASON if text.lower() in ("ja", "yes", "true") else text


Reason = Annotated[Line | None, BeforeValidator(reason_of)]


def known_day(value: DateValue) -> DateValue:
    """The value if its day is known. Raises Problem for months and years."""
    if not value.is_day:
        raise Problem("hier steht kein Tag", "einen Tag nennen, zum Beispiel 03.11.2026")
    return value


def known_days(span: DateSpan) -> DateSpan:
    """The span if its days are known. Raises Problem for months and years."""
    known_day(span.start)
    return span


def free_words(value: Any) -> Any:
    """`Feiertage und Schulferien` are two words; holidays of both kinds have more names than one."""
    words = as_words(value)
    words = [
        part.strip()
        for word in words
        for part in (re.split(r" (?:und|&) ", word) if isinstance(word, str) else [word])
    ]
    return [SAME_HOLIDAYS.get(word.lower(), word) if isinstance(word, str) else word for word in words]


class ExtraDate(Model):
    """A further date of the same event, each with what differs."""

    begin: Span = required("beginn", "am", "datum", "date")
    end: DateValue | None = named("ende")
    place: Place | None = named("ort")
    online: Url | None = named("online", "link")
    title: Line | None = named("titel")
    status: Annotated[str, choice(CANCELLED, POSTPONED, FULL, TENTATIVE)] | None = named("status")
    cancelled: Reason = named("abgesagt")
    new_date: Moment | None = named("neuer_termin", "verlegt_auf")

    @field_validator("end", mode="before")
    @classmethod
    def _end_after_begin(cls, value: Any, info: ValidationInfo) -> Any:
        return _end_of(info.data.get("begin"), value)


class Deviation(Model):
    """One date of a series that falls out, moves, changes place or is cancelled."""

    on: Annotated[Moment, AfterValidator(known_day)] = required("am", "datum")
    dropped: Reason = named("entfällt", "entfaellt")
    moved_to: Annotated[Span, AfterValidator(known_days)] | None = named("verlegt_auf", "neuer_termin")
    place: Place | None = named("ort")
    cancelled: Reason = named("abgesagt")

    @model_validator(mode="after")
    def _says_one_thing(self) -> Deviation:
        said = {"entfällt": self.dropped, "abgesagt": self.cancelled, "verlegt_auf": self.moved_to}
        names = [name for name, value in said.items() if value is not None]
        if len(names) > 1:
            raise Problem(
                f"{' und '.join(f'{name}:' for name in names)} widersprechen sich",
                "nur eines davon stehen lassen",
            )
        if not names and self.place is None:
            raise Problem("es steht nicht dabei, was an diesem Tag anders ist", WHAT_DEVIATES)
        return self


class Recurrence(Model):
    """A German sentence, its end, and what deviates; the sentence is expanded elsewhere."""

    sentence: Line = required("regel")
    until: Moment | None = named("bis")
    count: Line | None = named("anzahl")
    except_: Annotated[
        tuple[Annotated[str, choice(PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS)], ...], BeforeValidator(free_words)
    ] = named("außer", default=())
    exceptions: Annotated[tuple[Deviation, ...], BeforeValidator(as_list)] = named(
        "ausnahmen", "ausnahme", default=()
    )
    additional: Annotated[
        tuple[Annotated[Span, AfterValidator(known_days)], ...], BeforeValidator(as_list)
    ] = named("zusätzlich", default=())

    @field_validator("sentence", mode="after")
    @classmethod
    def _within_grammar(cls, sentence: str) -> str:
        parse_rule(sentence)
        return sentence

    @property
    def rule(self) -> Rule | None:
        """What the sentence says; None for meetings on request."""
        return parse_rule(self.sentence)

    @field_validator("until", mode="after")
    @classmethod
    def _known_end(cls, until: DateValue | None) -> DateValue | None:
        if until is not None and until.year is None:
            raise Problem("das Ende der Reihe ist kein Datum", "bis: 31.12.2027, oder die Zeile löschen")
        return until

    @field_validator("count", mode="after")
    @classmethod
    def _whole_number(cls, count: str | None, info: ValidationInfo) -> str | None:
        if count is None:
            return None
        if not (count.isascii() and count.isdigit() and len(count) < 10 and 0 < int(count) <= MOST_DATES):
            raise Problem(
                f"{quoted(count)} ist keine Anzahl", f"eine ganze Zahl von 1 bis {MOST_DATES}, wie 10"
            )
        if info.data.get("until") is not None:
            raise Problem("bis: und anzahl: können sich widersprechen", "eine der beiden Zeilen löschen")
        return count


class EventFacts(Entry):
    """When, where, who and how: the facts of an event, before and after it took place."""

    begin: Span | None = named("beginn", "date")
    end: DateValue | None = named("ende")
    all_day: YesNo = named("ganztägig", default=False)
    dates: Annotated[tuple[Annotated[ExtraDate, from_line("beginn")], ...], BeforeValidator(as_list)] = named(
        "termine", default=()
    )
    recurrence: Annotated[Recurrence, from_line("regel")] | None = named("wiederholung")
    place: Place | None = named("ort")
    online: Url | None = named("online")
    zone: TimeZone | None = named("zeitzone")
    access: AccessFacts | None = named("barrierefreiheit", "zugang")
    interpreting: Words = named("dolmetschen", default=())
    languages: LanguageWords = named("sprachen", "sprache", default=())
    lang: Language | None = named("lang")
    region: Annotated[Reference, refers_to("region")] | None = named("region")
    audience: Annotated[tuple[Annotated[str, word_of("zielgruppen")], ...], BeforeValidator(as_list)] = named(
        "zielgruppe", "zielgruppen", default=()
    )
    format: Annotated[str, word_of("formate")] | None = named("format")
    organisers: Annotated[
        tuple[Annotated[Reference | str, entry_or_text("organisation", "contact")], ...],
        BeforeValidator(as_list),
    ] = named("veranstalter", "veranstalterin", default=())
    cooperation: Annotated[
        tuple[Annotated[Reference | str, entry_or_text("organisation", "contact")], ...],
        BeforeValidator(as_list),
    ] = named("kooperation", "kooperationen", default=())
    involved: Annotated[
        tuple[Annotated[Reference | str, entry_or_text("organisation", "contact")], ...],
        BeforeValidator(as_list),
    ] = named("beteiligt", "beteiligte", default=())
    contributors: Annotated[
        tuple[Annotated[Contributor, from_line("name")], ...], BeforeValidator(as_list)
    ] = named("mitwirkende", default=())
    contacts: Contacts = named("kontakt", "kontakte", default=())
    cancelled: Reason = named("abgesagt")
    new_date: Moment | None = named("neuer_termin")
    moved_online: Url | None = named("online_statt_vor_ort")
    registration: Annotated[Registration, BeforeValidator(registration_of)] | None = named("anmeldung")
    programme: Annotated[
        tuple[Annotated[ProgrammeEntry, BeforeValidator(programme_of)], ...], BeforeValidator(as_list)
    ] = named("programm", default=())
    project: Annotated[Reference, refers_to("project")] | None = named("projekt")
    series: Annotated[Reference, refers_to("series")] | None = named("reihe")
    pictures: Gallery | None = named("bilder")
    funding: Fundings = named("foerderung", "förderung", default=())
    outcome: SeeAlsoList = named("daraus_wurde", default=())
    participants: Line | None = named("teilnehmende", "teilnehmer", "teilnehmerzahl")

    @field_validator("end", mode="before")
    @classmethod
    def _end_after_begin(cls, value: Any, info: ValidationInfo) -> Any:
        begin = info.data.get("begin")
        if begin is None and "begin" in info.data:
            raise Problem(
                "ein Ende ohne Beginn sagt nicht, wann es war",
                "beginn: 03.11.2026 18:00 ergänzen oder die Zeile löschen",
            )
        if begin and begin.end is not None:
            raise Problem("das Ende steht schon in beginn", "eines von beiden löschen")
        return _end_of(begin, value)

    @property
    def span(self) -> DateSpan | None:
        """Begin and end in one value."""
        if self.begin is None or self.end is None:
            return self.begin
        return DateSpan(self.begin.start, self.end)


class Event(EventFacts):
    """Something that takes place."""

    STATES: ClassVar[Sequence[str]] = (PUBLISHED, DRAFT, HIDDEN, TENTATIVE, CANCELLED, POSTPONED, FULL)

    begin: Span = required("beginn", "date")
