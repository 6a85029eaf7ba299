"""What the columns of address tables are called, in German and English, and the field each one fills."""

from __future__ import annotations

import re
from collections.abc import Mapping

from content_model.fields.spelling import fold, nearest

NAMES: Mapping[str, str] = {
    "titel": "name bezeichnung einrichtung organisation organization firma company institution stelle verein title",
    "vorname": "firstname givenname",
    "nachname": "familienname lastname surname familyname",
    "person": "ansprechperson ansprechpartner ansprechpartnerin kontaktperson contact contactperson",
    "art": "typ type kind",
    "funktion": "position rolle role jobtitle aufgabe",
    "region": "",
    "zusammenfassung": "beschreibung description summary",
    "traeger": "traegerin carrier",
    "zuständig_für": "responsiblefor",
    "anschrift": "adresse address",
    "strasse": "strassehausnummer street streetaddress",
    "plz": "postleitzahl zip zipcode postcode postalcode",
    "stadt": "ort city town",
    "zusatz": "adresszusatz",
    "telefon": "tel fon telefone telefonnummer festnetz rufnummer phone telephone phonenumber",
    "mobil": "mobiltelefon handy handynummer mobile mobilephone cell cellphone",
    "email": "mail emailadresse emailaddress mailadresse",
    "web": "website webseite webpage homepage internet url",
    "onlineberatung": "",
    "sprechzeiten": "sprechzeit oeffnung oeffnungszeiten openinghours hours",
    "nach_vereinbarung": "",
    "treffen": "meeting meetings",
    "aufnahme": "",
    "angebote": "angebot leistungen offer offers services",
    "zielgruppen": "zielgruppe audience targetgroups",
    "themen": "thema topic topics",
    "sprachen": "sprache language languages",
    "dolmetschen": "",
    "beratung_per": "",
    "kosten": "cost costs fees",
    "anonym": "anonymous",
    "vertraulich": "confidential",
    "barrierefreiheit": "zugang accessibility",
    "geprüft_am": "checked",
    "geprüft_von": "checkedby",
}
WORK = ("geschaeftlich", "dienstlich", "business", "work")
MANY = frozenset(
    {"telefon", "mobil", "angebote", "zielgruppen", "themen", "sprachen", "dolmetschen", "beratung_per"}
)
"""Fields that take several values; their cells are cut at commas."""


def plain(name: str) -> str:
    """The letters of a column's name: `E-Mail 2` and `Email` are the same, so are `Ort geschäftlich` and `Ort`."""
    letters = re.sub(r"[\W\d_]+", "", fold(name))
    for word in WORK:
        letters = letters.removeprefix(word).removesuffix(word)
    return letters


FIELDS = {plain(word): name for name, others in NAMES.items() for word in (name, *others.split())}


def field_of(column: str) -> str | None:
    """The field that a column fills; None if a contact has no such field."""
    return FIELDS.get(plain(column))


def nearest_field(column: str) -> str | None:
    """The name of a column that sounds nearly alike."""
    near = nearest(plain(column), FIELDS, 1)
    return FIELDS[near[0]] if near else None
