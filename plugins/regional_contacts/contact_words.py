"""What a contact point says about itself, in words: numbers, hours, meetings, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content_model import views
from content_model.fields.dates import DateSpan, DateValue
from content_model.fields.hours import OpeningHours
from content_model.models.contact import ContactPoint, Meeting
from content_model.models.event import Deviation, Recurrence
from content_model.models.parts import PhoneEntry, Postal
from content_model.wording import format_long_day, format_span

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


def phone_views(phones: Iterable[PhoneEntry]) -> tuple[views.Phone, ...]:
    """The numbers with what one should know before dialling."""
    return tuple(
        views.Phone(phone.number.display, phone.number.tel_uri, _phone_note(phone)) for phone in phones
    )


def _phone_note(phone: PhoneEntry) -> str | None:
    free = phone.free or phone.number.is_free
    notes = (
        f"Durchwahl {phone.extension}" if phone.extension else None,
        phone.hours,
        ", ".join(phone.languages),
        "kostenfrei" if free else None,
    )
    return " · ".join(note for note in notes if note) or None


def address_lines(postal: Postal | None) -> tuple[str, ...]:
    """Name, addition, street and town, as far as known."""
    if postal is None:
        return ()
    town = " ".join(part for part in (postal.postcode, postal.city) if part)
    return tuple(line for line in (postal.name, postal.street, postal.extra, town) if line)


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
    return f"Zuletzt geprüft: {format_span(DateSpan(DateValue(point.checked.year, point.checked.month)))}"


def meeting_lines(meeting: Meeting | None) -> Iterator[str]:
    """When, where, what deviates."""
    if meeting is None:
        return
    yield from when_words(meeting)
    if meeting.place:
        yield meeting.place
    if meeting.note:
        yield meeting.note
    if meeting.recurrence:
        yield from map(_exception, meeting.recurrence.exceptions)
        yield from (f"zusätzlich: {format_span(span)}" for span in meeting.recurrence.additional)


def when_words(meeting: Meeting) -> Iterator[str]:
    """`jeden 1. Dienstag im Monat, 18 Uhr, bis Dezember 2027` as one line, or nothing."""
    rule = tuple(_rule_words(meeting.recurrence)) if meeting.recurrence else ()
    words = (*rule[:1], *([meeting.begin] if meeting.begin else []), *rule[1:])
    if text := ", ".join(words):
        yield text[:1].upper() + text[1:]


def _rule_words(rule: Recurrence) -> Iterator[str]:
    yield rule.sentence
    if rule.until and rule.until.year:
        yield f"bis {format_span(DateSpan(rule.until))}"
    if rule.except_:
        yield "nicht in: " + ", ".join(rule.except_)


def _exception(one: Deviation) -> str:
    day = format_long_day(one.on.date) if one.on.is_day else format_span(DateSpan(one.on))
    if one.moved_to:
        return f"{day}: verlegt auf {format_span(one.moved_to)}"
    if reason := one.cancelled or one.dropped:
        return f"{day}: fällt aus ({reason})"
    return f"{day}: an einem anderen Ort"


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
