"""Where a name stands in the list from A to Z (DIN 5007: ä like a, ß like ss)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from unidecode import unidecode

from content_model import views
from regional_contacts.vcard import without_titles

OTHER = "0–9"
NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class IndexName:
    """A name under its letter; compared as dictionaries do."""

    letter: str
    spelling: str
    text: str
    link: views.Link = field(compare=False)


def index_name(link: views.Link, *, is_person: bool) -> IndexName:
    """The place of a name; of a person without titles."""
    name = without_titles(link.text) if is_person else link.text
    spelling = NO_LETTERS.sub(" ", unidecode(name, errors="ignore").lower()).strip()
    letter = spelling[:1].upper()
    return IndexName(letter if letter.isalpha() else OTHER, spelling, link.text, link)
