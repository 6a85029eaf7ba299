"""Rules over the header as written: they hold even where other fields are broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from content_model.costly_numbers import costly_numbers_name_their_price
from content_model.document import Document, Header, Loc
from content_model.fields.spelling import fold, shown
from content_model.finding import Finding, Severity
from content_model.models.contact import PERSON

GERMAN_MOBILE = re.compile(r"\s*(?:\+\s*49|00\s*49|\(?0)[\s()/-]*0?\)?[\s/-]*1[\s/-]*[5-7]")
PICTURE_FIELDS = ("bild", "foto", "logo")
PERSONS_OWN = ("einwilligung", "funktion", "rolle", "foto", "vertretung", "abwesend")
UNDER_PERSONS = "unter personen: zur Person schreiben, mit einwilligung:"
NOT_OF_POSTS = {
    "foto": f"bild: für ein Bild der Stelle; ein Foto {UNDER_PERSONS}",
    "funktion": UNDER_PERSONS,
    "rolle": UNDER_PERSONS,
}
Rule = Callable[[str, Document, Header], Iterator[Finding]]


def source_findings(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """All findings of the rules about one entry of type `kind`."""
    for rule in RULES:
        yield from rule(kind, document, header)


def report_says_when(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """A report names its event or says when it was."""
    typed = {*header.values, *header.broken}
    if kind == "report" and header.keys and not {"bericht_zu", "beginn"} & typed:
        yield document.finding(
            header.key_mark(("titel",)),
            "beginn",
            "es fehlt, wovon der Bericht handelt und wann es war",
            "beginn: 17.10.2025 (auch 2013 oder unbekannt) oder bericht_zu: name-der-veranstaltung",
        )


def pictures_are_described(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """Every picture has a text for those who do not see it, and a word about the people in it."""
    del kind
    for loc, picture in _pictures(header.values, ()):
        shared = _shared(header.values, loc)
        mark = header.value_mark((*loc, "datei"))
        name = str(loc[0])
        if not picture.get("alt"):
            yield document.finding(
                mark,
                name,
                "das Bild hat keine Beschreibung (alt) und wird nicht gezeigt",
                "alt: Drei Menschen falten Papierboote an einem Tisch",
                Severity.WARNING,
            )
        if not picture.get("personen") and not shared.get("personen"):
            yield document.finding(
                mark,
                name,
                "beim Bild steht nicht, ob Personen zu erkennen sind",
                "personen: keine, personen: einwilligung oder personen: § 23",
                Severity.PUBLISH,
            )


def gallery_folder_is_described(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """A gallery out of a folder says who is in its pictures."""
    del kind
    gallery = header.values.get("bilder")
    if (
        isinstance(gallery, dict)
        and gallery.get("ordner")
        and not _shared(header.values, ("bilder",)).get("personen")
    ):
        yield document.finding(
            header.key_mark(("bilder", "ordner")),
            "bilder",
            "bei der Galerie steht nicht, ob Personen zu erkennen sind",
            "unter alle: eine Zeile personen: keine, personen: einwilligung oder personen: § 23",
            Severity.PUBLISH,
        )


def contact_is_checked(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """A contact says when somebody last made sure that it is right."""
    if kind == "contact" and "geprüft_am" not in header.values and header.keys:
        yield document.finding(
            header.key_mark(("titel",)),
            "geprüft_am",
            "es steht nicht dabei, wann die Angaben zuletzt geprüft wurden",
            "geprüft_am: 03.11.2026",
            Severity.WARNING,
        )


def persons_are_called_so(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """Without `art` nobody would ask for the consent of a person who has a file of their own."""
    if kind != "contact" or {"art"} & {*header.values, *header.broken}:
        return
    if typed := [name for name in PERSONS_OWN if name in header.values]:
        yield document.finding(
            header.key_mark((typed[0],)),
            typed[0],
            "nur Personen haben dieses Feld, und es steht nicht dabei, ob das hier eine Person ist",
            "art: Person ergänzen, mit einwilligung:; ist es eine Stelle: art: Beratungsstelle (oder Gruppe, Gremium …)",
        )


def posts_show_no_person(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """Fields of a person that the page of a post does not show are not dropped in silence."""
    art = header.values.get("art")
    if kind != "contact" or not isinstance(art, str) or fold(art.strip()) == fold(PERSON):
        return
    for name, cure in NOT_OF_POSTS.items():
        if name in header.values:
            problem = f"das Feld gehört zu einer Person und wird bei art: {shown(art)} nicht gezeigt"
            yield document.finding(header.key_mark((name,)), name, problem, cure, Severity.WARNING)


def posts_have_no_mobile_number(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """A post outlives the people in it; a mobile number is mostly somebody's own."""
    if kind != "contact" or header.values.get("art") == PERSON or "einwilligung" in header.values:
        return
    phones = header.values.get("telefon")
    for at, phone in enumerate(phones if isinstance(phones, list) else [phones]):
        number, hours = (
            (phone.get("nummer"), phone.get("zeiten")) if isinstance(phone, dict) else (phone, None)
        )
        if isinstance(number, str) and GERMAN_MOBILE.match(number) and not hours:
            loc = header.typed_loc(("telefon", at, "nummer"))
            yield document.finding(
                header.value_mark(loc),
                "telefon",
                "das ist eine Mobilnummer, und hier steht eine Stelle, keine Person",
                "ist es ein Diensthandy: zeiten: ergänzen, zu denen jemand abnimmt; eine private Nummer gehört unter personen: zur Person, mit einwilligung:",
                Severity.WARNING,
            )


def typed_contacts_have_no_mobile_number(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """Nobody is asked for the consent of a person who is typed into another entry."""
    del kind
    contacts = header.values.get("kontakt")
    for at, contact in enumerate(contacts if isinstance(contacts, list) else [contacts]):
        number = contact.get("telefon") if isinstance(contact, dict) and "name" in contact else None
        if isinstance(number, str) and GERMAN_MOBILE.match(number):
            yield document.finding(
                header.value_mark(header.typed_loc(("kontakt", at, "telefon"))),
                "kontakt",
                "das ist eine Mobilnummer neben einem Namen, und nach einer Einwilligung fragt hier niemand",
                "gehört sie einer Person: in kontakte/ eine Datei mit art: Person und einwilligung: anlegen und hier deren Namen nennen",
                Severity.WARNING,
            )


def ignored_fields_are_named(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """Fields of Pelican without a meaning here are not dropped in silence."""
    del kind
    for name in ("category", "template", "translation"):
        if name in header.values:
            yield document.finding(
                header.key_mark((name,)),
                name,
                "dieses Feld von Pelican hat hier keine Wirkung",
                "die Zeile löschen; Themen stehen in themen:",
                Severity.WARNING,
            )


def _pictures(value: Any, loc: Loc) -> Iterator[tuple[Loc, dict[str, Any]]]:
    """Every picture in the header with its place; one line of text is a picture's file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            here = (*loc, key)
            if key in PICTURE_FIELDS:
                yield here, inner if isinstance(inner, dict) else {"datei": inner}
            elif key == "liste" and loc and loc[-1] == "bilder":
                yield from (
                    ((*here, at), item if isinstance(item, dict) else {"datei": item})
                    for at, item in enumerate(inner)
                )
            elif isinstance(inner, (dict, list)):
                yield from _pictures(inner, here)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _pictures(item, (*loc, at))


def _shared(values: dict[str, Any], loc: Loc) -> dict[str, Any]:
    gallery = values.get(str(loc[0]))
    shared = gallery.get("alle") if isinstance(gallery, dict) else None
    return shared if isinstance(shared, dict) else {}


RULES: tuple[Rule, ...] = (
    report_says_when,
    pictures_are_described,
    gallery_folder_is_described,
    contact_is_checked,
    persons_are_called_so,
    posts_show_no_person,
    posts_have_no_mobile_number,
    typed_contacts_have_no_mobile_number,
    costly_numbers_name_their_price,
    ignored_fields_are_named,
)
