"""Postcodes with names of places, joined with municipalities: the Kreis of each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from content_model.fields.spelling import fold
from regional_contacts.german_districts import short_name

Places = dict[str, list[str]]  # AGS of the Kreis → names of places
FARTHEST_KM = 25.0  # a namesake farther from the postcode's middle is another place


@dataclass(frozen=True, slots=True)
class Municipality:
    """A Gemeinde: its official key (AGS) of eight digits, its name, the AGS of today's Kreis."""

    ags: str
    name: str
    district: str


class Terrain(Protocol):
    """Where the middle of a postcode lies."""

    def kilometres(self, postcode: str, municipality: Municipality) -> float | None:
        """From the middle of the postcode to the municipality, None if the middle is not known."""

    def around(self, postcode: str) -> Municipality | None:
        """The municipality around the middle of the postcode."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The places of each postcode by Kreis, and how many names were settled in which way."""

    postcodes: dict[str, Places]
    settled: dict[str, int]


class PlaceJoin:
    """Finds the Kreis of a place by its name, of namesakes by nearness."""

    def __init__(self, municipalities: Iterable[Municipality], terrain: Terrain) -> None:
        self._terrain = terrain
        self._named: defaultdict[str, list[Municipality]] = defaultdict(list)
        self._short: defaultdict[str, list[Municipality]] = defaultdict(list)
        for one in municipalities:
            self._named[fold(one.name)].append(one)
            self._short[short_name(one.name)].append(one)

    def district_of(self, postcode: str, name: str) -> tuple[tuple[str], str]:
        """The AGS of the Kreis and how it was found. Raises LookupError if nothing tells."""
        exact = self._named.get(fold(name), [])
        if found := self._nearest(postcode, exact):
            return (found.district,), "name" if len(exact) == 1 else "namesake"
        if found := self._nearest(postcode, self._short.get(short_name(name), [])):
            return (found.district,), "short name"
        around = self._terrain.around(postcode)
        if not around:
            raise LookupError(f"{postcode} {name}: no Kreis found; add it to corrections.py")
        return (around.district,), "place on the map"

    def _nearest(self, postcode: str, candidates: Iterable[Municipality]) -> Municipality | None:
        reached = list(self._within_reach(postcode, candidates))
        return min(reached, key=lambda found: (found[0], found[1].ags))[1] if reached else None

    def _within_reach(
        self, postcode: str, candidates: Iterable[Municipality]
    ) -> Iterator[tuple[float, Municipality]]:
        known = list(candidates)
        for one in known:
            distance = self._terrain.kilometres(postcode, one)
            if distance is None and len(known) == 1:
                yield 0.0, one
            elif distance is not None and distance <= FARTHEST_KM:
                yield distance, one


def join_places(
    names: Mapping[str, Iterable[str]],
    join: PlaceJoin,
    corrected: Mapping[tuple[str, str], tuple[str, ...]],
) -> Joined:
    """The Kreise of all places of all postcodes; `corrected` goes before what the names tell.

    A name in German and Sorbian (`Bautzen - Budyšin`) becomes two places.
    Raises LookupError for a place without a Kreis.
    """
    postcodes: dict[str, Places] = {}
    settled: defaultdict[str, int] = defaultdict(int)
    for postcode, places in sorted(names.items()):
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(places):
            german, *sorbian = name.split(" - ")
            by_hand = corrected.get((postcode, german))
            districts, way = (by_hand, "by hand") if by_hand else join.district_of(postcode, german)
            settled[way] += 1
            for ags in districts:
                found[ags] += german, *sorbian
        postcodes[postcode] = dict(sorted(found.items()))
    return Joined(postcodes, dict(settled))
