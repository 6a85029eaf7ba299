"""Contacts as vCard 3.0 (RFC 2426), which every address book reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

MOST_OCTETS = 75
UTF_8_TAIL = 0x80  # the two highest bits of every octet of a character but its first (RFC 3629, section 3)
GERMAN_MOBILE = re.compile(r"\+491[5-7]")
TITLE_OF_HONOUR = re.compile(r"(?:Prof|Dr|PD|Dipl|Mag)\.?(?:-[\w.]+)?|(?:med|phil|rer|nat|jur|theol|h|c)\.")
PARTICLES = {"von", "van", "zu", "zur", "vom", "de", "del", "da", "di", "la", "le", "der", "den", "ten", "al"}
ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;"})


@dataclass(frozen=True, slots=True)
class Place:
    """A postal address; what is unknown is empty. `extra` is the name of the house or the floor."""

    street: str = ""
    postcode: str = ""
    city: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class VCard:
    """One contact in plain text; `phones` are E.164 (`+4930…`) or short numbers (`116117`).

    `organisation` goes from the whole to its part. `edited` is aware and becomes REV.
    """

    uid: UUID
    name: str
    is_person: bool = False
    organisation: tuple[str, ...] = ()
    title: str | None = None
    role: str | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    place: Place | None = None
    urls: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    edited: datetime | None = None


def vcard_bytes(card: VCard) -> bytes:
    """The file: UTF-8, lines end in CR LF and have 75 octets at most (RFC 2426, section 2.6)."""
    return b"".join(map(_folded, _lines(card)))


def _lines(card: VCard) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Netzwerkstatt//DE", f"UID:{card.uid.urn}")
    if card.edited:
        yield f"REV:{card.edited.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"FN:{_text(card.name)}"
    # Some programs show the organisation instead of a contact whose N is empty, so a place has its name there too.
    yield f"N:{_parts(name_parts(card.name) if card.is_person else (card.name, '', '', '', ''))}"
    if card.organisation:
        yield f"ORG:{_parts(card.organisation)}"
    yield from (
        f"{name}:{_text(value)}" for name, value in (("TITLE", card.title), ("ROLE", card.role)) if value
    )
    for phone in card.phones:
        yield f"TEL;TYPE=WORK,{'CELL' if GERMAN_MOBILE.match(phone) else 'VOICE'}:{_text(phone)}"
    if card.email:
        yield f"EMAIL;TYPE=INTERNET,WORK:{_text(card.email)}"
    if place := card.place:
        yield f"ADR;TYPE=WORK:{_parts(('', place.extra, place.street, place.city, '', place.postcode, ''))}"
    # A URL is no text and has no escapes (RFC 2426, 3.6.8); readers that unescape it all the same end it at a comma.
    yield from (f"URL:{_plain(url).replace(',', '%2C')}" for url in card.urls)
    if card.notes:
        yield "NOTE:" + "\\n".join(map(_text, card.notes))
    if card.categories:
        yield f"CATEGORIES:{','.join(map(_text, card.categories))}"
    yield "END:VCARD"


def name_parts(name: str) -> tuple[str, str, str, str, str]:
    """Family name, given names, further ones, titles, suffixes (RFC 2426, 3.1.2); a single word is a given name.

    >>> name_parts("Dr. Jana von Brandt")
    ('von Brandt', 'Jana', '', 'Dr.', '')
    """
    titles, names = _titles_and_names(name)
    if len(names) < 2:
        return ("", " ".join(names), "", " ".join(titles), "")
    first = next((n for n, word in enumerate(names[1:-1], 1) if word.lower() in PARTICLES), len(names) - 1)
    return (" ".join(names[first:]), " ".join(names[:first]), "", " ".join(titles), "")


def without_titles(name: str) -> str:
    """The name of a person as lists sort it.

    >>> without_titles("Prof. Dr. Éva Brandt")
    'Éva Brandt'
    """
    return " ".join(_titles_and_names(name)[1])


def _titles_and_names(name: str) -> tuple[list[str], list[str]]:
    words = name.split()
    at = 0
    while at < len(words) - 1 and TITLE_OF_HONOUR.fullmatch(words[at]):
        at += 1
    return words[:at], words[at:]


def _parts(parts: tuple[str, ...]) -> str:
    return ";".join(map(_text, parts))


def _text(text: str) -> str:
    """A text value (RFC 2426, section 5): nothing in it can end the value or the line."""
    plain = _plain(text)
    return plain.translate(ESCAPES) if "," in plain or ";" in plain or "\\" in plain else plain


def _plain(text: str) -> str:
    """One line with plain blanks and without control characters."""
    if text.isprintable() and text.strip(" ") == text and "  " not in text:
        return text  # other blanks are not printable
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(
        sign for sign in line if unicodedata.category(sign) not in {"Cc", "Cs"} and sign != "\ufeff"
    )


def _folded(line: str) -> bytes:
    """The line cut into pieces of 75 octets, never inside a character; each further one begins with a blank."""
    whole = line.encode()
    if len(whole) <= MOST_OCTETS:
        return whole + b"\r\n"
    pieces, start, end = [], 0, MOST_OCTETS
    while end < len(whole):
        while whole[end] & 0xC0 == UTF_8_TAIL:
            end -= 1
        pieces.append(whole[start:end])
        start, end = end, end + MOST_OCTETS - len(b" ")
    return b"\r\n ".join([*pieces, whole[start:]]) + b"\r\n"
