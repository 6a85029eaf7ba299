"""What the law wants to read about a site's provider, and what of it netzwerk.yaml does not say.

What is missing stops publishing. What only time has changed (a statement or a funding that ran
out) is a warning: the nightly build must not stop by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from content_model.document import Document, Header, Loc
from content_model.fields.spelling import fold, quoted
from content_model.fields.vat_ids import is_vat_id
from content_model.finding import Finding, Severity
from content_model.legal_forms import is_person, is_registered, names_a_form
from content_model.models.parts import Postal
from content_model.site_facts import SiteFacts

NAME, MAIL, REGISTER = "§ 5 Abs. 1 Nr. 1 DDG", "§ 5 Abs. 1 Nr. 2 DDG", "§ 5 Abs. 1 Nr. 4 DDG"
EDITOR = "§ 18 Abs. 2 MStV"
HOST, COMPLAINT = "Art. 13 Abs. 1 Buchstabe e DSGVO", "Art. 13 Abs. 2 Buchstabe d DSGVO"
STATEMENT, FEEDBACK = "§ 12b BGG, § 7 BITV 2.0", "§ 12b Abs. 2 Nr. 2 BGG, § 7 BITV 2.0"


@dataclass(frozen=True, slots=True)
class Provider:
    """The facts, and whether the site has texts like those of a newspaper (news, reports)."""

    facts: SiteFacts
    is_editorial: bool

    @property
    def words(self) -> str:
        """All words that may name the legal form."""
        return " ".join(filter(None, (self.facts.legal_name, self.facts.legal_form)))


@dataclass(frozen=True, slots=True)
class Duty:
    """A fact that must be there: where it stands, what is wrong without it, its norm and the cure."""

    loc: Loc
    problem: str
    norm: str
    cure: str
    is_met: Callable[[Provider], object]
    applies: Callable[[Provider], object] = lambda _provider: True


DUTIES = (
    Duty(
        ("rechtsname",),
        "es fehlt, wer die Website anbietet",
        NAME,
        "rechtsname: Netzwerk Musterland e. V.",
        lambda one: one.facts.legal_name,
    ),
    Duty(
        ("rechtsform",),
        "es fehlt die Rechtsform",
        NAME,
        "rechtsform: eingetragener Verein (oder nicht eingetragener Verein, Stiftung, natürliche Person …)",
        lambda one: names_a_form(one.words),
        lambda one: one.facts.legal_name,
    ),
    Duty(
        ("anschrift",),
        "es fehlt eine Anschrift mit Straße, Hausnummer und Ort",
        NAME,
        "anschrift: Lange Straße 1, 18055 Rostock",
        lambda one: is_summonable(one.facts.address),
    ),
    Duty(
        ("vertretungsberechtigte",),
        "es fehlt, wer den Anbieter vertritt",
        NAME,
        "vertretungsberechtigte: Ruth Falkenmoor (Vorsitzende)",
        lambda one: one.facts.representatives,
        lambda one: not is_person(one.words),
    ),
    Duty(
        ("email",),
        "es fehlt die E-Mail-Adresse",
        MAIL,
        "email: netz@example.org",
        lambda one: one.facts.email,
    ),
    Duty(
        ("telefon",),
        "neben der E-Mail fehlt ein zweiter schneller Weg",
        MAIL,
        "telefon: 0381 1234567",
        lambda one: one.facts.phones,
    ),
    Duty(
        ("register",),
        "es fehlen Registergericht und Registernummer",
        REGISTER,
        "unter register: die Zeilen art: Vereinsregister, gericht: Amtsgericht Rostock und nummer: VR 1234",
        lambda one: one.facts.registry and one.facts.registry.court and one.facts.registry.number,
        lambda one: is_registered(one.words),
    ),
    Duty(
        ("verantwortlich",),
        "es fehlt, welche Person für Meldungen und Rückblicke verantwortlich ist, mit Anschrift",
        EDITOR,
        "unter verantwortlich: die Zeilen name: Antje Sternhagen und anschrift: Lange Straße 1, 18055 Rostock",
        lambda one: one.facts.responsible and is_summonable(one.facts.responsible.address),
        lambda one: one.is_editorial,
    ),
    Duty(
        ("datenschutz",),
        "es fehlt, auf wessen Servern die Website liegt",
        HOST,
        "unter datenschutz: die Zeile hoster: GitHub Pages, GitHub Inc.",
        lambda one: one.facts.privacy,
    ),
    Duty(
        ("datenschutz", "aufsichtsbehoerde"),
        "es fehlt, bei wem man sich beschweren kann",
        COMPLAINT,
        "aufsichtsbehoerde: Der Landesbeauftragte für Datenschutz (Name und Ort Ihres Landes)",
        lambda one: one.facts.privacy and one.facts.privacy.authority,
        lambda one: one.facts.privacy,
    ),
    Duty(
        ("barrierefreiheit",),
        "es fehlt die Erklärung zur Barrierefreiheit",
        STATEMENT,
        "unter barrierefreiheit: die Zeilen status:, stand: 16.11.2026 und feedback: netz@example.org",
        lambda one: one.facts.accessibility,
    ),
    Duty(
        ("barrierefreiheit", "status"),
        "es fehlt, wie zugänglich die Website ist",
        STATEMENT,
        "status: teilweise vereinbar mit den WCAG 2.2 (Stufe AA)",
        lambda one: one.facts.accessibility and one.facts.accessibility.status,
        lambda one: one.facts.accessibility,
    ),
    Duty(
        ("barrierefreiheit", "stand"),
        "es fehlt der Tag der Erklärung",
        STATEMENT,
        "stand: 16.11.2026",
        lambda one: one.facts.accessibility and one.facts.accessibility.date,
        lambda one: one.facts.accessibility,
    ),
    Duty(
        ("barrierefreiheit", "feedback"),
        "es fehlt, wo man Barrieren melden kann",
        FEEDBACK,
        "feedback: netz@example.org",
        lambda one: one.facts.accessibility and one.facts.accessibility.feedback,
        lambda one: one.facts.accessibility,
    ),
)


def legal_findings(source: Document, header: Header, provider: Provider) -> Iterator[Finding]:
    """What netzwerk.yaml must say and does not; `header` has the canonical names."""
    for duty in DUTIES:
        if duty.applies(provider) and not duty.is_met(provider):
            mark = header.key_mark(duty.loc) if duty.loc[0] in header.values else header.key_mark(("name",))
            problem = f"{duty.problem} ({duty.norm})"
            yield source.finding(mark, ".".join(map(str, duty.loc)), problem, duty.cure, Severity.PUBLISH)
    yield from _responsible_is_a_person(source, header, provider.facts)
    yield from _vat_id_is_one(source, header, provider.facts)


def is_summonable(address: Postal | None) -> bool:
    """Whether a court could deliver a letter there: a street with a number and a town, no post-office box."""
    if address is None or not (address.street and address.city):
        return False
    return any(map(str.isdigit, address.street)) and not any(
        "postfach" in line.lower() for line in address.lines
    )


def _responsible_is_a_person(source: Document, header: Header, facts: SiteFacts) -> Iterator[Finding]:
    name = facts.responsible.name if facts.responsible else ""
    if name and (
        fold(name) in map(fold, filter(None, (facts.name, facts.legal_name))) or is_registered(name)
    ):
        mark = header.value_mark(("verantwortlich", "name"))
        problem = f"{quoted(name)} ist keine Person ({EDITOR})"
        hint = "name: Vor- und Nachname einer Person, die in Deutschland lebt"
        yield source.finding(mark, "verantwortlich.name", problem, hint, Severity.PUBLISH)


def _vat_id_is_one(source: Document, header: Header, facts: SiteFacts) -> Iterator[Finding]:
    if facts.vat_id and not is_vat_id(facts.vat_id):
        mark = header.value_mark(("umsatzsteuer",))
        problem = f"{quoted(facts.vat_id)} ist keine Umsatzsteuer-Identifikationsnummer (§ 5 Abs. 1 Nr. 6 DDG, § 27a UStG)"
        hint = "umsatzsteuer: DE123456789; wer keine hat, löscht die Zeile; eine Steuernummer gehört nicht ins Impressum"
        yield source.finding(mark, "umsatzsteuer", problem, hint, Severity.PUBLISH)
