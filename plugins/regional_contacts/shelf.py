"""What other plugins may ask about contacts: under REGIONAL_CONTACTS in Pelican's context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from content_model import views
from content_model.finder_views import Finder
from content_model.models.contact import OFFICE
from content_model.models.people import InlineContact
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.absence_words import unreachable_sentence
from regional_contacts.answer_card import answer_card
from regional_contacts.answers import Answers, is_reachable
from regional_contacts.contact_card import inline_card, short_card
from regional_contacts.contact_points import sections_by_kind
from regional_contacts.finder import finder
from regional_contacts.responsibility import Responsibility
from regional_contacts.typed_entries import point_of

CONTEXT_NAME = "REGIONAL_CONTACTS"
NOBODY = "Die Ansprechperson für diese Seite ist zurzeit nicht zu erreichen."


class ContactShelf:
    """Contact points as cards and sections."""

    def __init__(self, content: Callable[[], SiteContent]) -> None:
        self._content = content

    @cached_property
    def answers(self) -> Answers:
        """Who answers for each contact point and region."""
        return Answers(self._content())

    @cached_property
    def responsibility(self) -> Responsibility:
        """Who is responsible for each Kreis and postcode."""
        return Responsibility(self.answers)

    def finder(self) -> Finder | None:
        """The finder for the start page; None on sites that are too small for it."""
        return finder(self.responsibility, with_map=True) if self._content().has_finder else None

    def cards(
        self, contacts: Iterable[Reference | InlineContact], region: Reference | None = None
    ) -> tuple[views.ContactCard, ...]:
        """The contacts an entry in `region` names; if nobody can be reached in them, also who answers instead."""
        named = tuple(contacts)
        cards = tuple(self._cards(named))
        if not named or any(map(self._is_reached, named)):
            return cards
        hidden = [one for one in named if isinstance(one, Reference)]
        answer = self.answers.for_hidden(hidden, region)
        return (*cards, answer_card(self.answers, replace(answer, why=_reason(named))))

    def _is_reached(self, contact: Reference | InlineContact) -> bool:
        """Whether one reaches them; an entry that is shown says itself who answers instead."""
        if isinstance(contact, InlineContact):
            return is_reachable(contact)
        return self._content().get(contact) is not None

    def _cards(self, contacts: Iterable[Reference | InlineContact]) -> Iterator[views.ContactCard]:
        for contact in contacts:
            if isinstance(contact, InlineContact):
                yield inline_card(contact)
            elif shown := self._content().get(contact):
                yield short_card(self.answers, shown)

    def about_sections(self) -> tuple[views.Section, ...]:
        """The contact points of the whole network: counselling, departments, working groups, boards."""
        return tuple(sections_by_kind(self.answers, self._everywhere()))

    def sections_about(self, topic: str) -> tuple[views.Section, ...]:
        """The contact points that name a topic."""
        about = [shown for shown in self.answers.usable_points if topic in shown.entry.topics]
        return tuple(sections_by_kind(self.answers, about))

    def _everywhere(self) -> list[ShownEntry]:
        return [
            shown
            for shown in self.answers.tree.all_points
            if point_of(shown).kind != OFFICE and point_of(shown).region is None
        ]


def _reason(named: Iterable[Reference | InlineContact]) -> str:
    """Why nobody of them answers, without the name of anybody who is not shown."""
    typed = [one.name for one in named if isinstance(one, InlineContact) and one.name]
    return " ".join(map(unreachable_sentence, typed)) or NOBODY
