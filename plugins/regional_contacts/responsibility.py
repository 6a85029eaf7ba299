"""Who is responsible where: from the `kreise` of regions and from exceptions, postcode by postcode."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.answers import Answer, Answers
from regional_contacts.german_districts import LANDS, District, find_district
from regional_contacts.postcodes import LandData, districts_of, land_key, load_land
from regional_contacts.typed_entries import point_of, region_of

POSTCODE = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True)
class Area:
    """Who is responsible somewhere: a region, or contact points that an exception puts in its place."""

    region: ShownEntry | None
    points: tuple[ShownEntry, ...] = ()

    @property
    def key(self) -> tuple[str | None, ...]:
        """What tells areas apart: the ids of region and contact points."""
        return (self.region.id if self.region else None, *(point.id for point in self.points))


Areas = tuple[Area, ...]


def land_of(content: SiteContent, entry: ShownEntry) -> str | None:
    """The German Land of a region or contact point, None if the site names none."""
    land = getattr(entry.entry, "land", None) or content.facts.land
    key = land_key(land) if land else None
    return LANDS[key] if key else None


def named_districts(content: SiteContent, entry: ShownEntry, text: str) -> tuple[District, ...]:
    """What the text can mean; of namesakes in several Länder the one in the site's own."""
    found = find_district(text)
    own = tuple(one for one in found if one.land == land_of(content, entry))
    return own or found


def district_names(answers: Answers, region: ShownEntry) -> tuple[str, ...]:
    """The Kreise of a region and of all inside it, with their kinds; what nobody knows stays as it was typed."""
    found = (
        _full_name(answers.content, one, text)
        for one in (region, *answers.tree.in_order(region))
        for text in region_of(one).districts
    )
    return tuple(dict.fromkeys(found))


def _full_name(content: SiteContent, region: ShownEntry, text: str) -> str:
    meant = named_districts(content, region, text)
    return meant[0].full_name if len(meant) == 1 else text


class Responsibility:
    """Who is responsible for a Kreis or postcode; where several claim it, all of them answer.

    A postcode beats a Kreis, a contact point that is `zuständig_für` beats the region, a region beats the one around it.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.content = answers.content
        self._areas_of: dict[str, Areas] = {}

    def of_district(self, ags: str) -> Areas:
        """Who is responsible for the Kreis with this key."""
        if ags not in self._areas_of:
            regions = self._deepest(self._regions.get(ags, ()))
            self._areas_of[ags] = self._areas(regions, self._points.get(ags, ()))
        return self._areas_of[ags]

    def region_of(self, ags: str) -> ShownEntry | None:
        """The region to which the Kreis with this key belongs; None if there is none or if several claim it."""
        regions = self._deepest(self._regions.get(ags, ()))
        return regions[0] if len(regions) == 1 else None

    def of_postcode(self, postcode: str, ags: str) -> Areas:
        """Who is responsible for the part of the postcode that lies in this Kreis."""
        return self.exceptions.get(postcode) or self.of_district(ags)

    def answering(self, area: Area) -> tuple[Answer, ...]:
        """Who answers today for those responsible."""
        if area.points:
            return tuple(self.answers.for_point(point) for point in area.points)
        return self.answers.for_region(area.region) if area.region else (self.answers.for_nobody(),)

    @cached_property
    def exceptions(self) -> Mapping[str, Areas]:
        """Postcode → who is responsible there, other than for the rest of the Kreis."""
        codes = {*self._region_codes, *self._point_codes}
        return {code: self._exception(code) for code in sorted(codes)}

    @cached_property
    def lands(self) -> tuple[LandData, ...]:
        """The data of the site's Land and of those in which a region or contact point has a Kreis."""
        home = land_key(self.content.facts.land) if self.content.facts.land else None
        others = {ags[:2] for ags in (*self._regions, *self._points)} - {home}
        return tuple(load_land(key) for key in ([home] if home else []) + sorted(others))

    def _exception(self, code: str) -> Areas:
        districts = districts_of(code)
        regions = self._deepest(self._region_codes.get(code, ()))
        around = [one for district in districts for one in self._deepest(self._regions.get(district.ags, ()))]
        return self._areas(regions or _unique(around), self._point_codes.get(code, ()))

    def _areas(self, regions: Iterable[ShownEntry], points: Iterable[ShownEntry]) -> Areas:
        found, named = _unique(regions), tuple(points)
        if not named:
            return tuple(Area(region) for region in found)
        own = self.content.get(point_of(named[0]).region)
        return (Area(own or (found[0] if found else None), named),)

    def _deepest(self, regions: Iterable[ShownEntry]) -> list[ShownEntry]:
        """A region that lies in another is meant, not the one around it."""
        named = list(regions)
        around = {reference for one in named for reference in self.answers.around(one)}
        return [one for one in named if Reference(one.id) not in around]

    @cached_property
    def _regions(self) -> Mapping[str, list[ShownEntry]]:
        found: dict[str, list[ShownEntry]] = defaultdict(list)
        for region in self.answers.tree.in_order():
            for text in region_of(region).districts:
                self._enter(found, region, text)
        return found

    @cached_property
    def _region_codes(self) -> Mapping[str, list[ShownEntry]]:
        found: dict[str, list[ShownEntry]] = defaultdict(list)
        for region in self.answers.tree.in_order():
            for code in filter(districts_of, region_of(region).postcode_exceptions):
                found[code].append(region)
        return found

    @cached_property
    def _claims(self) -> tuple[dict[str, list[ShownEntry]], dict[str, list[ShownEntry]]]:
        """What contact points are `zuständig_für`: Kreise, postcodes."""
        districts: dict[str, list[ShownEntry]] = defaultdict(list)
        codes: dict[str, list[ShownEntry]] = defaultdict(list)
        for point in self.answers.tree.all_points:
            for text in point_of(point).responsible_for:
                if POSTCODE.fullmatch(text) and districts_of(text):
                    codes[text].append(point)
                else:
                    self._enter(districts, point, text)
        return districts, codes

    @property
    def _points(self) -> Mapping[str, list[ShownEntry]]:
        return self._claims[0]

    @property
    def _point_codes(self) -> Mapping[str, list[ShownEntry]]:
        return self._claims[1]

    def _enter(self, found: dict[str, list[ShownEntry]], entry: ShownEntry, text: str) -> None:
        """Only what means one Kreis counts; the rest has a finding."""
        meant = named_districts(self.content, entry, text)
        if len(meant) == 1:
            found[meant[0].ags].append(entry)


def _unique(entries: Iterable[ShownEntry]) -> list[ShownEntry]:
    return list({one.id: one for one in entries}.values())
