"""The map of a Land: the outlines of its Kreise as SVG path data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regional_contacts.german_districts import LANDS, District, district_by_key, land_file, read_data


@dataclass(frozen=True, slots=True)
class DistrictShape:
    """The outline of a Kreis (attribute `d`) and a point inside it for its name, in user units."""

    district: District
    path: str
    label: tuple[int, int]


@dataclass(frozen=True, slots=True)
class LandShapes:
    """The map of a Land: its `viewBox` and the shapes of all its Kreise by their keys."""

    view_box: str
    shapes: tuple[DistrictShape, ...]


@cache
def load_shapes(land: str) -> LandShapes:
    """The map of the Land with this two-digit key, read once. Raises KeyError for no Land."""
    if land not in LANDS:
        raise KeyError(land)
    data, known = read_data(land_file("shapes", land)), district_by_key()
    return LandShapes(
        data["viewBox"],
        tuple(
            DistrictShape(known[ags], path, (across, down))
            for ags, (path, across, down) in data["districts"].items()
        ),
    )
