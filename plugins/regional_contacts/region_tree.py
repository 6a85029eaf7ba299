"""Regions as a tree, the contact points in them, and who answers for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content_model.fields.spelling import fold
from content_model.models.people import InlineContact
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.contact_points import listed_points, office_of
from regional_contacts.typed_entries import point_of, region_of

CENTRES = ("Regionalzentrum", "Beratungsstelle")


class RegionTree:
    """The listed regions by their parents; a region whose parent is not shown is at the top."""

    def __init__(self, content: SiteContent) -> None:
        self._content = content
        self._points = listed_points(content)
        regions = sorted(content.listed("region"), key=lambda shown: fold(shown.entry.title))
        self._regions = {Reference(shown.id): shown for shown in regions}

    def parent(self, shown: ShownEntry) -> ShownEntry | None:
        """The region around this one; a region that is part of itself has none."""
        parent = self._above(shown)
        return parent if parent and shown.id not in self._up_from(parent) else None

    def _above(self, shown: ShownEntry) -> ShownEntry | None:
        part_of = region_of(shown).part_of
        return self._regions.get(part_of) if part_of else None

    def _up_from(self, shown: ShownEntry) -> set[str]:
        """The ids of the region and of all around it."""
        seen: set[str] = set()
        above: ShownEntry | None = shown
        while above and above.id not in seen:
            seen.add(above.id)
            above = self._above(above)
        return seen

    def path(self, shown: ShownEntry) -> list[ShownEntry]:
        """The regions around this one, the largest first."""
        parent = self.parent(shown)
        return [*self.path(parent), parent] if parent else []

    def children(self, shown: ShownEntry | None) -> list[ShownEntry]:
        """The regions directly inside this one, or those at the top, by name."""
        return [region for region in self._regions.values() if self.parent(region) == shown]

    def in_order(self, shown: ShownEntry | None = None) -> Iterator[ShownEntry]:
        """All regions, each followed by those inside it."""
        for child in self.children(shown):
            yield child
            yield from self.in_order(child)

    def references(self, shown: ShownEntry) -> frozenset[Reference]:
        """The region and all regions inside it."""
        return frozenset(Reference(region.id) for region in (shown, *self.in_order(shown)))

    def points(self, regions: Iterable[Reference]) -> list[ShownEntry]:
        """The contact points of the regions."""
        wanted = set(regions)
        return [point for point in self._points if point_of(point).region in wanted]

    def answering(self, region: ShownEntry) -> list[ShownEntry]:
        """Whom the region names, and its centres; where there is nobody, the office."""
        contacts = region_of(region).contacts
        named = [
            shown for one in contacts if isinstance(one, Reference) and (shown := self._content.get(one))
        ]
        centres = [shown for shown in self.points([Reference(region.id)]) if point_of(shown).kind in CENTRES]
        found = list({shown.id: shown for shown in (*named, *centres)}.values())
        if found or any(isinstance(one, InlineContact) for one in contacts):
            return found
        office = office_of(self._content)
        return [office] if office else []
