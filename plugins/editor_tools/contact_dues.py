"""Which contacts somebody has to ask soon, and what to write to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from content_model.catalogue import Catalogue, Record
from content_model.consent import WORDS, name_gap
from content_model.freshness import CheckPeriods, months_after
from content_model.models.contact import ContactPoint
from content_model.models.entry import DRAFT, SKIPPED
from content_model.models.people import Consent, PersonEntry, PersonFields
from content_model.site_facts import SiteFacts
from editor_tools.contact_letters import check_letter, letter_text

AHEAD = timedelta(days=60)
OVER = (
    "Seitdem zeigen wir die Angaben nicht mehr. Dürfen wir sie wieder zeigen?"
    " Dann schreiben Sie uns bitte, was davon und bis wann."
)
AHEAD_WORDS = "Dürfen wir das weiter zeigen? Dann schreiben Sie uns bitte, was davon und bis wann."
SILENCE = "Ohne Ihre Antwort verschwinden die Angaben nach diesem Tag von selbst. Das ist auch in Ordnung."
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
    if name_gap(entry, today) is None:
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
        reason = _check_reason(entry.checked, periods, today)
    if day <= today + AHEAD:
        subject = f"Stimmen die Angaben zu „{entry.title}“ noch?"
        letter = check_letter(entry, facts, today)
        yield Due(record.document.path, day, reason, entry.email or "", subject, letter)


def _check_reason(checked: date, periods: CheckPeriods, today: date) -> str:
    notice, replaced = months_after(checked, periods.notice), months_after(checked, periods.replace)
    if replaced <= today:
        state = f"seit {_german(replaced)} antwortet jemand anderes"
    else:
        since = "seit" if notice <= today else "ab"
        state = f"{since} {_german(notice)} steht ein Hinweis dabei, ab {_german(replaced)} antwortet jemand anderes"
    return f"zuletzt geprüft am {_german(checked)}; {state}"


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
        _consent_letter(name, consent, facts, over=over),
    )


def _consent_letter(name: str, consent: Consent, facts: SiteFacts, *, over: bool) -> str:
    scope = ON_DUTY if consent.on_duty else ", ".join(WORDS[field] for field in consent.scope)
    until = _german(consent.until) if consent.until else ""
    allowed = f"Sie haben uns erlaubt, auf der Website von {facts.name} zu zeigen: {scope}."
    return letter_text(
        facts,
        f"Guten Tag, {name},",
        f"{allowed} Das {'galt' if over else 'gilt'} bis {until}.",
        f"{OVER if over else AHEAD_WORDS} {'Ohne Ihre Antwort bleibt es dabei.' if over else SILENCE}",
    )
