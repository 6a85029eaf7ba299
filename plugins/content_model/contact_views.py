"""What templates receive of contact points and persons; named in `views` like all other values.

Texts and addresses are ready to print, as in `views`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content_model.views import Badge, Fact, Link, Picture


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number for display and its `tel:` address, with an optional remark."""

    display: str
    url: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as far as consent reaches; without a name the role stands alone.

    `url` is the person's own page, `vcard` the address of the vCard; `answer` is who answers
    while the person is away, `answer_phones` how to reach them.
    """

    name: str | None
    role: str | None = None
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    picture: Picture | None = None
    notes: tuple[str, ...] = ()
    url: str | None = None
    vcard: str | None = None
    answer: Link | None = None
    answer_phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """For the script that says "jetzt geöffnet": slots `0 09:00 16:00` (0 is Monday, Berlin time).

    On the public `holidays` (ISO 8601) and after the day `known_until` the script says nothing.
    """

    slots: tuple[str, ...]
    holidays: tuple[str, ...]
    known_until: str


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A contact point: `hours` are pairs ("Montag bis Donnerstag", "9–16 Uhr"), `vcard` is an address.

    `answer` is who answers instead, and its `lead` says why; it comes before everything else.
    """

    title: str
    url: str | None = None
    kind: str | None = None
    lead: str | None = None
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    web: Link | None = None
    address: tuple[str, ...] = ()
    hours: tuple[tuple[str, str], ...] = ()
    hours_note: str | None = None
    facts: tuple[Fact, ...] = ()
    badges: tuple[Badge, ...] = ()
    persons: tuple[Person, ...] = ()
    checked: str | None = None
    vcard: str | None = None
    answer: ContactCard | None = None
    opening: Opening | None = None
