"""Who answers today: person → deputy → centre → parent region → office → crisis numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from content_model.freshness import is_stale
from content_model.models.contact import OFFICE, ContactPoint
from content_model.models.people import InlineContact, PersonEntry
from content_model.page_parts import describe
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from content_model.views import Link
from regional_contacts.absence_words import away_sentence, stale_sentence, unreachable_sentence
from regional_contacts.region_tree import RegionTree
from regional_contacts.typed_entries import point_of, region_of

CENTRES = ("Regionalzentrum", "Beratungsstelle")


class LastResort(Enum):
    """Who is always there: the network's own numbers out of netzwerk.yaml, and those for emergencies."""

    NETWORK = "network"
    CRISIS = "crisis"


Answering: TypeAlias = "ShownEntry | InlineContact | LastResort"


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers; `why` says in sentences why it is not the one who was asked."""

    who: Answering
    why: str | None = None


class Answers:
    """The answers for every contact point and every region; nobody is ever left without one."""

    def __init__(self, content: SiteContent) -> None:
        self.content = content
        self.tree = RegionTree(content)
        self._texts: dict[str, str | None] = {}

    @cached_property
    def office(self) -> ShownEntry | None:
        """The office, if there is one."""
        return next((shown for shown in self.tree.all_points if point_of(shown).kind == OFFICE), None)

    @cached_property
    def region_links(self) -> dict[str, Link]:
        """The link to each listed region; the same ones stand on the pages of all its sisters."""
        regions, url = self.tree.in_order(), self.content.url
        return {one.id: Link(one.entry.title, url(one.address or "")) for one in regions}

    @cached_property
    def told_regions(self) -> frozenset[Reference | None]:
        """The regions of which current news or reports tell, for their feeds."""
        content = self.content
        told = content.listed("report", "news")
        return frozenset(content.region_of(one) for one in told if content.is_current(one))

    @cached_property
    def _naming(self) -> dict[str, list[ShownEntry]]:
        found: dict[str, list[ShownEntry]] = defaultdict(list)
        for shown in self.content.listed("contact"):
            for person in point_of(shown).persons:
                if isinstance(person, Reference):
                    found[person.id].append(shown)
        return found

    @cached_property
    def usable_points(self) -> tuple[ShownEntry, ...]:
        """The listed contact points whose facts somebody has checked."""
        return tuple(shown for shown in self.tree.all_points if not self.is_stale(shown))

    def text_of(self, shown: ShownEntry) -> str | None:
        """What lists say about an entry; the same one stands in many."""
        if shown.id not in self._texts:
            self._texts[shown.id] = describe(shown)
        return self._texts[shown.id]

    def centres_of(self, person: ShownEntry) -> list[ShownEntry]:
        """The contact points that name a person with a file of their own."""
        return self._naming.get(person.id, [])

    def why_not(self, shown: ShownEntry) -> str | None:
        """Why somebody does not answer today, in a sentence; None if they do."""
        point, today = point_of(shown), self.content.today
        if self.is_stale(shown):
            return stale_sentence(point)
        if point.absence and point.absence.holds_on(today):
            return away_sentence(point.title, point.absence)
        return None if self._is_reachable(point) else unreachable_sentence(point.title)

    def is_stale(self, shown: ShownEntry) -> bool:
        """Whether the facts of an entry are left out because nobody has checked them for too long."""
        return is_stale(shown.entry, self.content.facts.checks, self.content.today)

    def _is_reachable(self, point: ContactPoint) -> bool:
        ways = (point.phones, point.email, point.online_counselling, point.web, point.address, point.meeting)
        return any(ways) or any(self.has_number(person) for person in point.persons)

    def has_number(self, person: Reference | PersonEntry) -> bool:
        """Whether a person in a contact point is there today and has a number or address of their own."""
        if isinstance(person, PersonEntry):
            there = not (person.absence and person.absence.holds_on(self.content.today))
            return there and bool(person.phone or person.email)
        shown = self.content.get(person)
        if shown is None or not isinstance(shown.entry, ContactPoint):
            return False
        point = point_of(shown)
        return bool(point.phones or point.email) and self.why_not(shown) is None

    def for_point(self, asked: ShownEntry) -> Answer:
        """Who answers when somebody turns to a contact point or person."""
        answer = self._stand_in(asked)
        if answer:
            return answer
        why = self._why_nobody(asked)
        centres = (shown for shown in self.centres_of(asked) if self.why_not(shown) is None)
        if centre := next(centres, None):
            return Answer(centre, why)
        region = self.content.get(point_of(asked).region)
        lines = self._region_line(region) if region else iter(())
        return replace(next(lines, None) or self.for_nobody(), why=why)

    def for_region(self, region: ShownEntry) -> tuple[Answer, ...]:
        """Who answers for a region: whom it names and its centres, then those around it."""
        own = self._own(region)
        wayless = tuple(one for one in own if not _has_way(one))
        if len(wayless) < len(own):
            return own
        why = self._vacancy(region)
        above = next((found for one in self._around(region) if (found := self._reached(one))), None)
        others = above or (self.for_nobody(),)
        return (*wayless, *(replace(one, why=why) for one in others))

    def for_hidden(self, asked: Iterable[Reference], region: Reference | None = None) -> Answer:
        """Who answers for contacts that are not shown: deputy, centre, their region or this one; never why."""
        hidden = list(self._hidden_deputies(asked))
        found = (answer for one in hidden if (answer := self._for_one_hidden(one)))
        here = self.content.get(region)
        lines = self._region_line(here) if here else iter(())
        return Answer((next(found, None) or next(lines, None) or self.for_nobody()).who)

    def _hidden_deputies(self, asked: Iterable[Reference]) -> Iterator[Reference]:
        """The contacts, their deputies, the deputies' deputies …, each once, as far as they are not shown."""
        seen: set[str] = set()
        for one in asked:
            at: Reference | None = one
            while at and at.id in self.content.hidden and at.id not in seen:
                seen.add(at.id)
                yield at
                at = self.content.hidden[at.id].deputy

    def _deputy_of_hidden(self, asked: Reference) -> ShownEntry | None:
        deputies = (self.content.hidden[one.id].deputy for one in self._hidden_deputies([asked]))
        return next(filter(None, map(self.content.get, deputies)), None)

    @cached_property
    def _hidden_centres(self) -> dict[str, list[Reference]]:
        """Region → its centres that are not shown."""
        found: dict[str, list[Reference]] = defaultdict(list)
        for centre_id, names in self.content.hidden.items():
            if names.region and names.kind in CENTRES:
                found[names.region.id].append(Reference(centre_id))
        return found

    def _for_one_hidden(self, asked: Reference) -> Answer | None:
        names = self.content.hidden[asked.id]
        if (deputy := self.content.get(names.deputy)) and (answer := self._stand_in(deputy)):
            return answer
        centres = (shown for shown in self._naming.get(asked.id, ()) if self.why_not(shown) is None)
        if centre := next(centres, None):
            return Answer(centre)
        region = self.content.get(names.region)
        return next(self._region_line(region), None) if region else None

    def for_person(self, person: PersonEntry, point: ShownEntry) -> Answer | None:
        """Who answers for a person inside a contact point who is away; None while they are there."""
        if person.absence is None or not person.absence.holds_on(self.content.today):
            return None
        deputy = self.content.get(person.deputy)
        answer = self._stand_in(deputy) if deputy else None
        return Answer(answer.who if answer else self.for_point(point).who)

    def for_nobody(self) -> Answer:
        """Who answers where nobody else does."""
        if self.office and (answer := self._stand_in(self.office)):
            return answer
        facts = self.content.facts
        return Answer(LastResort.NETWORK if facts.phones or facts.email else LastResort.CRISIS)

    def _deputies(self, asked: ShownEntry) -> Iterator[ShownEntry]:
        """Somebody, their deputy, the deputy's deputy …, each once."""
        seen: set[str] = set()
        at: ShownEntry | None = asked
        while at and at.id not in seen:
            seen.add(at.id)
            yield at
            at = self.content.get(point_of(at).deputy)

    def _stand_in(self, asked: ShownEntry) -> Answer | None:
        reasons: list[str] = []
        for shown in self._deputies(asked):
            reason = self.why_not(shown)
            if reason is None:
                return Answer(shown, " ".join(reasons) or None)
            reasons.append(reason)
        return None

    def _why_nobody(self, asked: ShownEntry) -> str:
        return " ".join(reason for shown in self._deputies(asked) if (reason := self.why_not(shown)))

    def _own(self, region: ShownEntry) -> tuple[Answer, ...]:
        """Whom the region names or who stands in for them, and its centres; else its persons."""
        found: dict[object, Answer] = {}
        for asked in self._asked(region):
            answer = Answer(asked) if isinstance(asked, InlineContact) else self._stand_in(asked)
            if answer:
                key = answer.who.id if isinstance(answer.who, ShownEntry) else answer.who
                found.setdefault(key, answer)
        return tuple(found.values()) or tuple(self._persons(region))

    def _asked(self, region: ShownEntry) -> Iterator[ShownEntry | InlineContact]:
        inline = []
        for contact in region_of(region).contacts:
            if isinstance(contact, InlineContact):
                inline.append(contact)
            elif shown := self.content.get(contact) or self._deputy_of_hidden(contact):
                yield shown
        yield from (shown for shown in self.tree.points_in(region) if point_of(shown).kind in CENTRES)
        yield from filter(None, map(self._deputy_of_hidden, self._hidden_centres.get(region.id, ())))
        yield from inline

    def _persons(self, region: ShownEntry) -> Iterator[Answer]:
        for shown in self.tree.points_in(region):
            if point_of(shown).is_person and self.why_not(shown) is None:
                yield Answer(shown)

    def around(self, region: ShownEntry) -> frozenset[Reference]:
        """The regions around this one."""
        return frozenset(Reference(one.id) for one in self._around(region))

    def _around(self, region: ShownEntry) -> Iterator[ShownEntry]:
        return reversed(self.tree.path(region))

    def _reached(self, region: ShownEntry) -> tuple[Answer, ...]:
        return tuple(one for one in self._own(region) if _has_way(one))

    def _region_line(self, region: ShownEntry) -> Iterator[Answer]:
        for one in (region, *self._around(region)):
            yield from self._reached(one)

    def _vacancy(self, region: ShownEntry) -> str | None:
        """Why those whom the region names do not answer; None where it names nobody."""
        asked = [one for one in self._asked(region) if isinstance(one, ShownEntry)]
        return " ".join(dict.fromkeys(map(self._why_nobody, asked))) or None


def _has_way(answer: Answer) -> bool:
    return not isinstance(answer.who, InlineContact) or is_reachable(answer.who)


def is_reachable(contact: InlineContact) -> bool:
    """Whether a contact typed into an entry can be called or written to."""
    return bool(contact.phone or contact.email)
