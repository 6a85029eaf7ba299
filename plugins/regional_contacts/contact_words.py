"""What a contact point says about itself, in words: numbers, hours, meetings, conditions."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from datetime import date

from content_model import views
from content_model.date_words import deviation_words, rule_words
from content_model.fields.hours import OpeningHours, parse_opening_hours
from content_model.finding import Problem
from content_model.freshness import Freshness
from content_model.models.contact import ContactPoint, Meeting
from content_model.models.people import PersonFields, PhoneEntry
from content_model.site_content import SiteContent
from regional_contacts.absence_words import month_words, since_words

APPOINTMENT = "nach Vereinbarung"
YES = ("ja", "yes", "true")
ANONYMOUS = "ja, Sie müssen Ihren Namen nicht nennen"
CONFIDENTIAL = "ja, was Sie sagen, bleibt unter uns"
ADMISSION = {
    "offen": "offen, Sie können einfach kommen",
    "nach Anmeldung": "bitte vorher anmelden",
    "in Gründung": "die Gruppe entsteht gerade",
    "geschlossen": "zurzeit kein Platz frei",
    "ruht": "trifft sich zurzeit nicht",
}
ADMISSION_KINDS = {"geschlossen": "full", "ruht": "full", "in Gründung": "soon"}


def phone_views(phones: Iterable[PhoneEntry], hours: OpeningHours | None = None) -> tuple[views.Phone, ...]:
    """The numbers with what one should know before dialling; `hours` are those said beside them."""
    return tuple(
        views.Phone(phone.number.display, phone.number.tel_uri, _phone_note(phone, hours)) for phone in phones
    )


def _phone_note(phone: PhoneEntry, hours: OpeningHours | None) -> str | None:
    free = phone.free or phone.number.is_free
    notes = (
        None if phone.hours and hours and _hours_in(phone.hours) == hours else phone.hours,
        ", ".join(phone.languages),
        "kostenfrei" if free else None,
    )
    return " · ".join(note for note in notes if note) or None


def calling_hours(phone: PhoneEntry, hours: OpeningHours | None = None) -> str | None:
    """When somebody answers, in one line: what the number says itself, or else the `hours` of its place."""
    own = _hours_in(phone.hours) if phone.hours else hours
    return own.short_text if own else phone.hours


@functools.lru_cache(maxsize=1024)
def _hours_in(text: str) -> OpeningHours | None:
    """The hours that the words say, None where they say anything else."""
    try:
        return parse_opening_hours(text)
    except Problem:
        return None


def web_link(point: ContactPoint) -> views.Link | None:
    """The point's own website, named by its host."""
    if point.web is None:
        return None
    return views.Link(point.web.split("/")[2].removeprefix("www."), point.web)


@functools.lru_cache(maxsize=1024)  # cards, pages and vCards say the same hours
def hours_lines(hours: OpeningHours | None) -> tuple[tuple[str, str], ...]:
    """Days and times."""
    return hours.grouped_text if hours else ()


def hours_note(point: ContactPoint) -> str | None:
    """Whether one can make an appointment, beside the hours or in their place."""
    if not point.by_appointment:
        return None
    return f"und {APPOINTMENT}" if point.hours else APPOINTMENT


def checked_words(point: ContactPoint) -> str | None:
    """When somebody last made sure that all this is right."""
    if point.checked is None:
        return None
    return f"Zuletzt geprüft: {month_words(point.checked)}"


def meeting_lines(meeting: Meeting | None, today: date) -> Iterator[str]:
    """When, where, what deviates."""
    if meeting is None:
        return
    yield from when_words(meeting)
    if meeting.place:
        yield meeting.place
    if meeting.note:
        yield meeting.note
    if meeting.recurrence:
        yield from deviation_words(meeting.recurrence, today)


def when_words(meeting: Meeting) -> Iterator[str]:
    """`Jeden 1. Dienstag im Monat, 18 Uhr, bis Dezember 2027` as one line, or nothing."""
    text = rule_words(meeting.recurrence, meeting.times) if meeting.recurrence else meeting.times
    if text:
        yield text[:1].upper() + text[1:]


def role_words(person: PersonFields) -> str | None:
    """Role and function."""
    return ", ".join(text for text in (person.role, person.function) if text) or None


def kind_words(point: ContactPoint) -> str | None:
    """What it is, or what the person does; nothing that the title says already."""
    kind = role_words(point) if point.is_person else point.kind
    return kind if kind and kind.lower() not in point.title.lower() else None


def old_badges(point: ContactPoint, content: SiteContent) -> Iterator[views.Badge]:
    """A word of warning where the last check lies long ago."""
    if content.facts.checks.freshness(point.checked, content.today) is Freshness.OLD:
        yield views.Badge(f"{since_words(point.checked)} nicht geprüft", "soon")


def promise(text: str | None, plain_yes: str) -> str | None:
    """A plain "ja" in full words; any other text stays, without the "ja" before it."""
    if text is None:
        return None
    if text.lower().rstrip(".") in YES:
        return plain_yes
    return text.removeprefix("ja, ").removeprefix("Ja, ")


def promise_badges(point: ContactPoint) -> Iterator[views.Badge]:
    """What one should know before one dares to call, in a word each."""
    if point.admission:
        yield views.Badge(point.admission, ADMISSION_KINDS.get(point.admission, "plain"))
    if (point.cost or "").lower().startswith(("kostenfrei", "kostenlos")):
        yield views.Badge("kostenfrei")
    if _is_yes(point.confidential):
        yield views.Badge("vertraulich")
    if _is_yes(point.anonymous):
        yield views.Badge("auch ohne Namen")


def _is_yes(text: str | None) -> bool:
    return bool(text) and str(text).lower().split(",")[0].strip(" .") in YES
