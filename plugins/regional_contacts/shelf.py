"""What other plugins may ask about contacts: under REGIONAL_CONTACTS in Pelican's context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from content_model import views
from content_model.models.contact import OFFICE
from content_model.models.people import InlineContact
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.contact_card import inline_card, short_card
from regional_contacts.contact_points import listed_points, sections_by_kind
from regional_contacts.typed_entries import point_of

CONTEXT_NAME = "REGIONAL_CONTACTS"


class ContactShelf:
    """Contact points as cards and sections."""

    def __init__(self, content: Callable[[], SiteContent]) -> None:
        self._content = content

    def cards(self, contacts: Iterable[Reference | InlineContact]) -> tuple[views.ContactCard, ...]:
        """The contacts an entry names; those this build does not show are left out."""
        return tuple(self._cards(contacts))

    def _cards(self, contacts: Iterable[Reference | InlineContact]) -> Iterator[views.ContactCard]:
        for contact in contacts:
            if isinstance(contact, InlineContact):
                yield inline_card(contact)
            elif shown := self._content().get(contact):
                yield short_card(self._content(), shown)

    def about_sections(self) -> tuple[views.Section, ...]:
        """The contact points of the whole network: counselling, departments, working groups, boards."""
        return tuple(sections_by_kind(self._content(), self._everywhere()))

    def _everywhere(self) -> list[ShownEntry]:
        points = listed_points(self._content())
        return [
            shown for shown in points if point_of(shown).kind != OFFICE and point_of(shown).region is None
        ]
