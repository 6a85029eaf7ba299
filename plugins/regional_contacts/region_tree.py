"""Regions as a tree, and the contact points in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from content_model.fields.spelling import fold
from content_model.models.contact import KINDS
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.typed_entries import point_of, region_of


def listed_points(content: SiteContent) -> tuple[ShownEntry, ...]:
    """The contact points that lists name: office, centres, counselling, groups … by title."""
    return tuple(sorted(content.listed("contact"), key=_order))


def _order(shown: ShownEntry) -> tuple[int, str]:
    kind = point_of(shown).kind
    return KINDS.index(kind) if kind in KINDS else len(KINDS), fold(shown.entry.title)


class RegionTree:
    """The listed regions by their parents; a region whose parent is not shown is at the top.

    Every question is answered out of an index, so that a Land with 400 districts stays quick.
    """

    def __init__(self, content: SiteContent) -> None:
        self.all_points = listed_points(content)
        regions = sorted(content.listed("region"), key=lambda shown: fold(shown.entry.title))
        self._regions = {Reference(shown.id): shown for shown in regions}

    @property
    def has_regions(self) -> bool:
        """Whether any region is listed."""
        return bool(self._regions)

    @cached_property
    def _parents(self) -> dict[str, ShownEntry]:
        """Region → the region around it; a region that is part of itself has none."""
        return {
            shown.id: above
            for shown in self._regions.values()
            if (above := self._above(shown)) and shown.id not in self._up_from(above)
        }

    @cached_property
    def _children(self) -> dict[str | None, list[ShownEntry]]:
        found: dict[str | None, list[ShownEntry]] = defaultdict(list)
        for shown in self._regions.values():
            parent = self.parent(shown)
            found[parent.id if parent else None].append(shown)
        return found

    @cached_property
    def _points(self) -> dict[str, list[tuple[int, ShownEntry]]]:
        """Region → its contact points with their place in the order of all."""
        found: dict[str, list[tuple[int, ShownEntry]]] = defaultdict(list)
        for place, shown in enumerate(self.all_points):
            if region := point_of(shown).region:
                found[region.id].append((place, shown))
        return found

    def parent(self, shown: ShownEntry) -> ShownEntry | None:
        """The region around this one."""
        return self._parents.get(shown.id)

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
        return self._children.get(shown.id if shown else None, [])

    def in_order(self, shown: ShownEntry | None = None) -> Iterator[ShownEntry]:
        """All regions, each followed by those inside it."""
        for child in self.children(shown):
            yield child
            yield from self.in_order(child)

    def references(self, shown: ShownEntry) -> frozenset[Reference]:
        """The region and all regions inside it."""
        return frozenset(Reference(region.id) for region in (shown, *self.in_order(shown)))

    def points(self, regions: Iterable[Reference]) -> list[ShownEntry]:
        """The contact points of the regions, in the order of all."""
        found = [pair for region in regions for pair in self._points.get(region.id, ())]
        return [shown for _, shown in sorted(found, key=lambda pair: pair[0])]

    def points_in(self, region: ShownEntry) -> list[ShownEntry]:
        """The contact points of this region alone."""
        return [shown for _, shown in self._points.get(region.id, ())]
