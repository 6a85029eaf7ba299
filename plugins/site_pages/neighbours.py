"""What belongs to a topic, project or place: sections of events, reports, news, material."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from content_model import views
from content_model.models.entry import Entry
from content_model.models.event import EventFacts
from site_pages.shelf import NewsShelf

ChoosesEvent = Callable[[EventFacts], bool]
ChoosesEntry = Callable[[Entry], bool]


class EventShelf(Protocol):
    """What the calendar offers under its name in the context."""

    def coming(self, choose: ChoosesEvent, limit: int | None = None) -> tuple[views.Card, ...]:
        """What runs or comes."""
        ...

    def reports(self, choose: ChoosesEvent, limit: int | None = None) -> tuple[views.Card, ...]:
        """What has been told."""
        ...

    def past(self, choose: ChoosesEvent, limit: int | None = None) -> tuple[views.Card, ...]:
        """What has been and is not told."""
        ...


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Sections out of the shelves of events and news; empty ones are left out."""

    events: EventShelf
    shelf: NewsShelf

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
