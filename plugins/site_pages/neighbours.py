"""What belongs to a topic, project or place: sections of events, reports, news, material."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from content_model import views
from content_model.calendar_views import CalendarLink, NextDate
from content_model.finder_views import Finder
from content_model.models.entry import Entry
from content_model.models.event import EventFacts
from content_model.site_content import ShownEntry
from site_pages.shelf import NewsShelf

ChoosesEvent = Callable[[EventFacts], bool]
ChoosesEntry = Callable[[Entry], bool]


class EventShelf(Protocol):
    """What the calendar offers under its name in the context."""

    def coming(self, choose: ChoosesEvent, limit: int | None = None) -> tuple[views.Card, ...]:
        """What runs or comes."""
        ...

    def next_date(self) -> NextDate | None:
        """The next date one can go to."""
        ...

    def calendar(self, subject: ShownEntry | str) -> CalendarLink | None:
        """The calendar of a region or topic."""
        ...

    def reports(self, choose: ChoosesEvent, limit: int | None = None) -> tuple[views.Card, ...]:
        """What has been told."""
        ...

    def past(self, choose: ChoosesEvent, limit: int | None = None) -> tuple[views.Card, ...]:
        """What has been and is not told."""
        ...


class ContactShelf(Protocol):
    """What the contacts offer under their name in the context."""

    def finder(self) -> Finder | None:
        """The field „Postleitzahl oder Ort“, if the site is large enough for it."""
        ...

    def sections_about(self, topic: str) -> tuple[views.Section, ...]:
        """The contact points that name a topic."""
        ...


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Sections out of the shelves of events, news and contacts; empty ones are left out."""

    events: EventShelf
    shelf: NewsShelf
    contacts: ContactShelf

    def contact_points(self, topic: str) -> tuple[views.Section, ...]:
        """Who answers questions about a topic."""
        return self.contacts.sections_about(topic)

    def dated(self, choose: ChoosesEvent) -> Iterator[views.Section]:
        """Coming events, reports, past events."""
        yield from _section("Nächste Termine", "termine", self.events.coming(choose), "coming")
        yield from _section("Rückblicke", "rueckblicke", self.events.reports(choose))
        yield from _section("Was war", "was-war", self.events.past(choose), "past")

    def news(self, choose: ChoosesEntry) -> Iterator[views.Section]:
        """Current news."""
        yield from _section("Aktuelles", "aktuelles", self.shelf.news(choose))

    def projects(self, choose: ChoosesEntry) -> Iterator[views.Section]:
        """Projects."""
        yield from _section("Projekte", "projekte", self.shelf.projects(choose))

    def material(self, choose: ChoosesEntry) -> Iterator[views.Section]:
        """Material."""
        yield from _section("Material", "material", self.shelf.material(choose))


def _section(
    title: str, anchor: str, cards: tuple[views.Card, ...], phase: str | None = None
) -> Iterator[views.Section]:
    if cards:
        yield views.Section(title, anchor, cards, phase=phase)
