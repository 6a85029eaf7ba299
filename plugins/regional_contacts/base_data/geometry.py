"""Polygons of municipalities: where a point lies, and simplified outlines of the Kreise."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from regional_contacts.base_data.joining import Municipality
from regional_contacts.base_data.svg_paths import View, path_of, view_of

EARTH_RADIUS = 6_378_137.0  # metres, as web Mercator (EPSG:3857) takes it
TOLERANCE = 1_200.0  # metres on the map: what `coverage_simplify` may take away
FINEST = 300  # small Länder keep more: the tolerance is at most this part of the longer side
COARSER = 1.15  # the next tolerance, if the outlines of a Land come out too long
MOST_CHARACTERS = 10_000  # of path data in a Land: some 4.5 kB when packed
SMALLEST_ISLAND = 0.004  # of the largest part of its Kreis; smaller ones would be specks
SMALLEST_FAR_ISLAND = 0.01  # Neuwerk, which belongs to Hamburg, would make the map mostly sea
FAR = 100_000.0  # metres on the map
LABEL_PRECISION = 100.0  # metres


def project(geometry: Any) -> Any:
    """Longitude and latitude in degrees to web Mercator in metres."""
    return shapely.transform(geometry, _mercator)


def _mercator(points: Any) -> Any:
    degrees = np.radians(points)
    north = np.log(np.tan(math.pi / 4 + degrees[:, 1] / 2))
    return np.column_stack((degrees[:, 0], north)) * EARTH_RADIUS


class MunicipalGround:
    """The municipalities on the ground, with the middles of the postcodes as (latitude, longitude)."""

    def __init__(self, areas: Mapping[Municipality, Any], middles: Mapping[str, tuple[float, float]]) -> None:
        self._areas = areas
        self._municipalities = list(areas)
        self._tree = shapely.STRtree(list(areas.values()))
        self._middles = middles

    def kilometres(self, postcode: str, municipality: Municipality) -> float | None:
        """As `Terrain` says; web Mercator is stretched by the latitude, which is taken out again."""
        middle = self._middles.get(postcode)
        if not middle:
            return None
        stretched: float = self._areas[municipality].distance(project(shapely.Point(middle[1], middle[0])))
        return stretched * math.cos(math.radians(middle[0])) / 1000

    def around(self, postcode: str) -> Municipality | None:
        """As `Terrain` says; off the coast it is the nearest municipality."""
        middle = self._middles.get(postcode)
        return self.nearest(*middle) if middle else None

    def at(self, latitude: float, longitude: float) -> Municipality | None:
        """The municipality that holds the point."""
        found = self._tree.query(project(shapely.Point(longitude, latitude)), predicate="within")
        return self._municipalities[min(found)] if len(found) else None

    def nearest(self, latitude: float, longitude: float) -> Municipality:
        """The municipality that holds the point, or the one nearest to it."""
        index = self._tree.nearest(project(shapely.Point(longitude, latitude)))
        return self.at(latitude, longitude) or self._municipalities[index]

    def districts(self) -> dict[str, Any]:
        """The area of each of today's Kreise by its AGS."""
        parts: defaultdict[str, list[Any]] = defaultdict(list)
        for municipality, area in self._areas.items():
            parts[municipality.district].append(area)
        return {ags: shapely.union_all(parts[ags]) for ags in sorted(parts)}


@dataclass(frozen=True, slots=True)
class Outline:
    """A Kreis on the map of its Land: path data and a point inside it for its name, in user units."""

    path: str
    label: tuple[int, int]


def outlines(districts: Mapping[str, Any]) -> tuple[View, dict[str, Outline]]:
    """The map of one Land from the areas of its Kreise: the window and the outlines by AGS."""
    areas = _without_specks(list(districts.values()))
    left, bottom, right, top = shapely.total_bounds(areas)
    tolerance = min(TOLERANCE, max(right - left, top - bottom) / FINEST)
    while True:
        simple = shapely.coverage_simplify(areas, tolerance)
        view = view_of(tuple(shapely.total_bounds(simple)))
        drawn = {ags: _outline(area, view) for ags, area in zip(districts, simple, strict=True)}
        if sum(len(one.path) for one in drawn.values()) <= MOST_CHARACTERS:
            return view, drawn
        tolerance *= COARSER


def _outline(area: Any, view: View) -> Outline:
    largest = max(shapely.get_parts(area), key=shapely.area)
    middle = shapely.get_point(shapely.maximum_inscribed_circle(largest, LABEL_PRECISION), 0)
    return Outline(path_of(_rings(area), view), view.unit((middle.x, middle.y)))


def _rings(area: Any) -> Iterator[list[tuple[float, float]]]:
    for part in sorted(shapely.get_parts(area), key=shapely.area, reverse=True):
        yield from (list(ring.coords) for ring in (part.exterior, *part.interiors))


def _without_specks(areas: list[Any]) -> list[Any]:
    """Leave out small islands; an exclave inside another Kreis stays, or there would be a hole."""
    kept = []
    for index, area in enumerate(areas):
        others = shapely.STRtree(areas[:index] + areas[index + 1 :])
        parts = shapely.get_parts(area)
        largest = max(parts, key=shapely.area)
        shown = [
            part
            for part in parts
            if not _is_speck(part, largest) or len(others.query(part, predicate="touches"))
        ]
        kept.append(shapely.multipolygons(shown))
    return kept


def _is_speck(part: Any, largest: Any) -> bool:
    share = part.area / largest.area
    is_far = share < SMALLEST_FAR_ISLAND and part.distance(largest) > FAR
    return bool(share < SMALLEST_ISLAND or is_far)
