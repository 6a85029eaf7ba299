"""content/netzwerk.yaml: the facts of the site and its vocabularies."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator

from content_model.fields.flags import parse_choice
from content_model.fields.spelling import quoted
from content_model.finding import Problem
from content_model.freshness import CheckPeriods
from content_model.german_holidays import LANDS
from content_model.models.base import Model, named, required
from content_model.models.parts import Fundings, PostalAddress
from content_model.models.people import PhoneEntries
from content_model.models.values import (
    BankAccount,
    Day,
    Email,
    Language,
    Line,
    Lines,
    MediaPath,
    Phone,
    Url,
    YesNo,
    as_list,
    choice,
    from_line,
    parsed,
    refers_to,
)
from content_model.reading import Reference, Vocabulary
from german_typography.gender_forms import GenderForm


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Problem(
            f"{quoted(text)} ist keine UUID", "32 Ziffern in fünf Gruppen, einmal erzeugt mit: python -m uuid"
        ) from None


def _gender_form(text: str) -> GenderForm:
    return GenderForm(parse_choice(text, list(GenderForm)))


class NavigationEntry(Model):
    """One entry of the main navigation: its words and the address it leads to."""

    title: Line = required("titel")
    target: Line = required("ziel", "link")


class CrisisNumber(Model):
    """A number for people who need help now."""

    title: Line = required("titel", "name")
    phone: Phone = required("telefon", "nummer")
    note: Line | None = named("hinweis")


class Responsible(Model):
    """The person answerable for editorial content (§ 18 Abs. 2 MStV)."""

    name: Line = required("name")
    address: PostalAddress | None = named("anschrift")


class Registry(Model):
    """Register and number (§ 5 Abs. 1 Nr. 4 DDG)."""

    court: Line | None = named("gericht", "amtsgericht")
    number: Line | None = named("nummer")
    kind: Line | None = named("art")


class Account(Model):
    """The account for donations."""

    recipient: Line = required("inhaber", "empfaenger", "empfänger")
    iban: BankAccount = required("iban")
    bic: Line | None = named("bic")
    bank: Line | None = named("bank")
    purpose: Line | None = named("zweck", "verwendungszweck")


class Host(Model):
    """Who serves the site (Art. 13 DSGVO)."""

    name: Line = required("hoster", "name")
    address: Line | None = named("anschrift")
    privacy: Url | None = named("datenschutz", "link")
    officer: Line | None = named("datenschutzbeauftragte")
    authority: Line | None = named("aufsichtsbehoerde", "aufsichtsbehörde")
    transfer: Line | None = named("übermittlung", "drittland")


class AccessibilityStatement(Model):
    """The facts of the accessibility statement."""

    status: Line | None = named("status", "stand_der_vereinbarkeit")
    date: Day | None = named("stand", "datum")
    valid_until: Day | None = named("gueltig_bis", "gültig_bis")
    gaps: Lines = named("bekannte_mängel", "maengel", "mängel", default=())
    feedback: Email | None = named("feedback", "feedback_email", "email")
    phone: Phone | None = named("telefon")
    enforcement: Line | None = named("durchsetzungsstelle")
    method: Line | None = named("methode", "prüfung")


class RubricWord(Model):
    """A rubric: its word and the title of its list."""

    name: Line = required("name", "wort", "rubrik")
    title: Line | None = named("titel", "mehrzahl")


class Words(Model):
    """The words the site allows; an empty list allows every word."""

    topics: Lines = named("themen", default=())
    offers: Lines = named("angebote", default=())
    audiences: Lines = named("zielgruppen", default=())
    languages: Lines = named("sprachen", default=())
    formats: Lines = named("formate", default=())
    rubrics: Annotated[tuple[Annotated[RubricWord, from_line("name")], ...], BeforeValidator(as_list)] = (
        named("rubriken", default=())
    )


class SiteFacts(Model):
    """Everything about the site that is content and not technique."""

    name: Line = required("name")
    website: Url | None = named("website", "webadresse")
    short_name: Line | None = named("kurzname")
    subtitle: Line | None = named("untertitel")
    claim: Line | None = named("leitsatz")
    description: Line = named("beschreibung", default="")
    land: Annotated[str, choice(*LANDS)] | None = named("land", "bundesland")
    lang: Language = named("sprache", default="de")
    gender_form: Annotated[GenderForm, parsed(_gender_form)] = named("genderform", default=GenderForm.FREE)
    namespace: Annotated[UUID, parsed(_uuid)] = required("id_namensraum")
    logo: MediaPath | None = named("logo")
    office: Annotated[Reference, refers_to("contact")] | None = named("geschäftsstelle")
    legal_name: Line | None = named("rechtsname", "verein", "traeger", "träger")
    legal_form: Line | None = named("rechtsform")
    address: PostalAddress | None = named("anschrift")
    phones: PhoneEntries = named("telefon", default=())
    email: Email | None = named("email", "e-mail")
    representatives: Lines = named("vertretungsberechtigte", "vertretung", "vorstand", default=())
    registry: Annotated[Registry, from_line("nummer")] | None = named("register", "vereinsregister")
    vat_id: Line | None = named("umsatzsteuer", "umsatzsteuer_id")
    responsible: Annotated[Responsible, from_line("name")] | None = named("verantwortlich")
    account: Account | None = named("konto", "spendenkonto")
    privacy: Host | None = named("datenschutz")
    accessibility: AccessibilityStatement | None = named("barrierefreiheit")
    funding: Fundings = named("foerderung", "förderung", default=())
    navigation: Annotated[tuple[NavigationEntry, ...], BeforeValidator(as_list)] = named(
        "navigation", default=()
    )
    footer: Annotated[tuple[NavigationEntry, ...], BeforeValidator(as_list)] = named(
        "fusszeile", "fußzeile", default=()
    )
    crisis: Annotated[tuple[CrisisNumber, ...], BeforeValidator(as_list)] = named("hilfe_sofort", default=())
    example_note: Line | None = named("hinweis_beispiel", "hinweis")
    quick_exit: Url | None = named("schneller_ausstieg")
    open_now: YesNo = named("jetzt_geöffnet", default=False)
    checks: CheckPeriods = named("prüfung", default=CheckPeriods())
    profiles: Annotated[tuple[Url, ...], BeforeValidator(as_list)] = named("profile", default=())
    deleted: Lines = named("gelöscht", default=())
    words: Words = named("vokabular", default=Words())

    def vocabularies(self) -> dict[str, Vocabulary]:
        """The word lists by the name of their field; empty lists are left out."""
        lists = {
            "themen": self.words.topics,
            "angebote": self.words.offers,
            "zielgruppen": self.words.audiences,
            "sprachen": self.words.languages,
            "formate": self.words.formats,
            "rubriken": tuple(rubric.name for rubric in self.words.rubrics),
        }
        return {name: Vocabulary(name, words) for name, words in lists.items() if words}
