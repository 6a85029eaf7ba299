"""What to write to a contact: exactly what the website shows of it, never what consent does not cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from content_model.consent import covered
from content_model.freshness import Freshness
from content_model.models.contact import ContactPoint
from content_model.models.people import PersonEntry, PhoneEntry
from content_model.site_facts import SiteFacts

QUESTION = (
    "Stimmt das noch? Eine kurze Antwort genügt. Wenn sich etwas geändert hat, schreiben Sie uns bitte, was."
)
NOTHING = (
    "Bisher steht dort weder eine Nummer noch eine Adresse. Schreiben Sie uns bitte, wie man Sie erreicht."
)


def check_letter(entry: ContactPoint, facts: SiteFacts, today: date) -> str:
    """The letter that asks whether the facts of a contact are still right."""
    shown = covered(entry, today)[0]
    lines = list(shown_facts(shown)) if isinstance(shown, ContactPoint) else []
    about = f"auf der Website von {facts.name} steht über „{entry.title}“:"
    if facts.checks.freshness(entry.checked, today) is Freshness.STALE:
        about = (
            f"auf der Website von {facts.name} stehen die Angaben zu „{entry.title}“ zurzeit nicht,"
            " weil sie lange niemand geprüft hat. Bei uns eingetragen ist:"
        )
    if not lines:
        about = f"auf der Website von {facts.name} gibt es einen Eintrag „{entry.title}“."
    return letter_text(facts, "Guten Tag,", about, "\n".join(lines), QUESTION if lines else NOTHING)


def letter_text(facts: SiteFacts, *paragraphs: str) -> str:
    """A letter of these paragraphs, with its end; empty ones are left out."""
    closing = f"Vielen Dank und freundliche Grüße\n{facts.name}"
    return "\n\n".join(text for text in (*paragraphs, closing) if text)


def shown_facts(entry: ContactPoint) -> Iterator[str]:
    """A line for each fact that may turn wrong."""
    yield from _dialled(entry.phones)
    if entry.email:
        yield f"- E-Mail: {entry.email}"
    if entry.web:
        yield f"- Website: {entry.web}"
    if entry.online_counselling:
        yield f"- Online-Beratung: {entry.online_counselling}"
    if entry.address:
        yield f"- Anschrift: {', '.join(entry.address.lines)}"
    if entry.hours:
        hours = "; ".join(f"{days} {times}" for days, times in entry.hours.grouped_text)
        yield f"- Sprechzeiten: {hours}".replace("\u00a0", " ")
    if entry.meeting:
        rule = entry.meeting.recurrence.sentence if entry.meeting.recurrence else None
        words = ", ".join(text for text in (rule, entry.meeting.times, entry.meeting.place) if text)
        yield f"- Treffen: {words}".replace("\u00a0", " ")
    yield from (f"- {words}" for words in _person_lines(entry.persons))


def _dialled(phones: Iterable[PhoneEntry]) -> Iterator[str]:
    yield from (f"- Telefon: {phone.number.display}".replace("\u00a0", " ") for phone in phones)


def _person_lines(persons: Iterable[object]) -> Iterator[str]:
    for person in persons:
        if isinstance(person, PersonEntry):
            numbers = [phone.number.display.replace("\u00a0", " ") for phone in person.phone]
            parts = (person.name, person.role, person.function, *numbers, person.email)
            yield ", ".join(text for text in parts if text)
