"""Which contacts somebody has to ask soon, and what to write to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from content_model.catalogue import Catalogue, Record
from content_model.consent import WORDS
from content_model.freshness import CheckPeriods, months_after
from content_model.models.contact import ContactPoint
from content_model.models.entry import DRAFT, SKIPPED
from content_model.models.people import Consent, PersonEntry, PersonFields
from content_model.site_facts import SiteFacts

AHEAD = timedelta(days=60)
ON_DUTY = "Name, Funktion, Diensttelefon und Dienst-E-Mail"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to ask: the file it is about, by when, why, and the letter. `to` is "" without an address."""

    path: str
    day: date
    reason: str
    to: str
    subject: str
    body: str

    @property
    def mailto(self) -> str:
        """The letter as a link that a mail program opens (RFC 6068)."""
        body = quote(self.body.replace("\n", "\r\n"))
        return f"mailto:{quote(self.to, safe='@')}?subject={quote(self.subject)}&body={body}"


def contact_dues(catalogue: Catalogue, today: date) -> tuple[Due, ...]:
    """All that is due within 60 days or overdue, the most urgent first."""
    facts = catalogue.facts
    if facts is None:
        return ()
    found = [due for record in catalogue.records.values() for due in _of_record(record, facts, today)]
    return tuple(sorted(found, key=lambda due: (due.day, due.path, due.subject)))


def _of_record(record: Record, facts: SiteFacts, today: date) -> Iterator[Due]:
    entry = record.entry
    if not isinstance(entry, ContactPoint) or entry.status in (DRAFT, SKIPPED):
        return
    yield from _check(record, entry, facts, today)
    if entry.is_person:
        yield from _consent(record, entry, entry.title, entry.email, (facts, today))
    for person in entry.persons:
        if isinstance(person, PersonEntry):
            name = person.name or person.role or person.function or ""
            yield from _consent(record, person, name, person.email or entry.email, (facts, today))


def _german(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _check(record: Record, entry: ContactPoint, facts: SiteFacts, today: date) -> Iterator[Due]:
    periods = facts.checks
    if entry.checked is None:
        day, reason = today, "noch nie geprüft (geprüft_am: fehlt)"
    else:
        day = months_after(entry.checked, periods.notice)
        reason = _check_reason(entry.checked, periods)
    if day <= today + AHEAD:
        subject = f"Stimmen die Angaben zu „{entry.title}“ noch?"
        yield Due(record.document.path, day, reason, entry.email or "", subject, _check_letter(entry, facts))


def _check_reason(checked: date, periods: CheckPeriods) -> str:
    notice, replaced = months_after(checked, periods.notice), months_after(checked, periods.replace)
    return (
        f"zuletzt geprüft am {_german(checked)}; ab {_german(notice)} steht ein Hinweis dabei,"
        f" ab {_german(replaced)} antwortet jemand anderes"
    )


def _check_letter(entry: ContactPoint, facts: SiteFacts) -> str:
    return "\n".join(
        [
            "Guten Tag,",
            "",
            f"auf der Website von {facts.name} steht über „{entry.title}“:",
            "",
            *_shown_facts(entry),
            "",
            "Stimmt das noch? Eine kurze Antwort genügt. Wenn sich etwas geändert hat, schreiben Sie uns bitte, was.",
            "",
            "Vielen Dank und freundliche Grüße",
            facts.name,
        ]
    )


def _shown_facts(entry: ContactPoint) -> Iterator[str]:
    yield from (f"- Telefon: {phone.number.display}".replace("\u00a0", " ") for phone in entry.phones)
    if entry.email:
        yield f"- E-Mail: {entry.email}"
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


def _person_lines(persons: Iterable[object]) -> Iterator[str]:
    for person in persons:
        if isinstance(person, PersonEntry):
            yield ", ".join(text for text in (person.name, person.role, person.function) if text)


def _consent(
    record: Record, person: PersonFields, name: str, email: str | None, site: tuple[SiteFacts, date]
) -> Iterator[Due]:
    facts, today = site
    consent = person.consent
    if consent is None or consent.until is None or consent.until > today + AHEAD:
        return
    over = consent.until < today
    reason = f"Einwilligung von {name} {'endete' if over else 'endet'} am {_german(consent.until)}"
    subject = f"Dürfen wir Sie weiter auf der Website von {facts.name} nennen?"
    yield Due(
        record.document.path,
        consent.until,
        reason,
        email or "",
        subject,
        _consent_letter(name, consent, facts),
    )


def _consent_letter(name: str, consent: Consent, facts: SiteFacts) -> str:
    scope = ON_DUTY if consent.on_duty else ", ".join(WORDS[field] for field in consent.scope)
    until = _german(consent.until) if consent.until else ""
    return "\n".join(
        [
            f"Guten Tag, {name},",
            "",
            f"Sie haben uns erlaubt, auf der Website von {facts.name} zu zeigen: {scope}. Das gilt bis {until}.",
            "",
            "Dürfen wir das weiter zeigen? Dann schreiben Sie uns bitte, was davon und bis wann.",
            "Ohne Ihre Antwort verschwinden die Angaben nach diesem Tag von selbst. Das ist auch in Ordnung.",
            "",
            "Vielen Dank und freundliche Grüße",
            facts.name,
        ]
    )
