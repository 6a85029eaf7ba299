"""Postcodes, places and Kreise of Germany: who is where. The data is committed; nothing is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from content_model.fields.spelling import fold
from regional_contacts.german_districts import (
    DATA,
    LANDS,
    District,
    district_by_key,
    districts,
    find_district,
    land_file,
    read_data,
)

__all__ = [
    "LANDS",
    "District",
    "LandData",
    "Locality",
    "Place",
    "districts",
    "districts_of",
    "find_district",
    "land_key",
    "load_land",
    "places_of",
    "postcodes",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality or town as the postcodes name it, with its Kreis."""

    name: str
    district: District


@dataclass(frozen=True, slots=True)
class Locality:
    """An Ortsteil; `municipality` is empty where the municipality has been dissolved since."""

    name: str
    municipality: str
    district: District


@dataclass(frozen=True, slots=True)
class LandData:
    """A Land: its two-digit key, its name and Kreise, its postcodes with their places, its Ortsteile.

    A postcode that crosses the border is there with all its places; `neighbours` are the Kreise of other Länder
    that appear in this way.
    """

    key: str
    name: str
    districts: tuple[District, ...]
    neighbours: tuple[District, ...]
    postcodes: Mapping[str, tuple[Place, ...]]
    localities: tuple[Locality, ...]


def land_key(text: str) -> str | None:
    """The two-digit key of the Land named by its key or name; None for anything else."""
    wanted = fold(text.strip())
    return next((key for key, name in LANDS.items() if wanted in (key, fold(name))), None)


def load_land(name_or_key: str) -> LandData:
    """The data of the Land with this name or two-digit key, read once. Raises KeyError for no Land."""
    key = land_key(name_or_key)
    if key is None:
        raise KeyError(name_or_key)
    return _load_land(key)


def postcodes() -> tuple[str, ...]:
    """All postcodes of Germany that belong to places, in order."""
    return tuple(_district_keys())


def districts_of(postcode: str) -> tuple[District, ...]:
    """The Kreise in which the postcode lies, by their keys: often one, sometimes several; none if it is unknown."""
    return tuple(district_by_key()[ags] for ags in _district_keys().get(postcode, "").split())


def places_of(postcode: str) -> tuple[Place, ...]:
    """The places of the postcode by Kreis, those across the border of a Land included; none if it is unknown."""
    found = districts_of(postcode)
    return load_land(found[0].ags[:2]).postcodes[postcode] if found else ()


@cache
def _district_keys() -> Mapping[str, str]:
    """Postcode → the keys of its Kreise with blanks between them."""
    keys: dict[str, str] = read_data(DATA / "postcodes.json")["postcodes"]
    return keys


@cache
def _load_land(key: str) -> LandData:
    data, known = read_data(land_file("places", key)), district_by_key()
    places = {
        postcode: tuple(Place(name, known[ags]) for ags, names in by_district.items() for name in names)
        for postcode, by_district in data["postcodes"].items()
    }
    touched = {place.district.ags for found in places.values() for place in found}
    localities = tuple(
        Locality(name, municipality, known[ags])
        for ags, by_municipality in data["localities"].items()
        for municipality, names in by_municipality.items()
        for name in names
    )
    return LandData(
        key,
        LANDS[key],
        tuple(one for one in districts() if one.ags[:2] == key),
        tuple(known[ags] for ags in sorted(touched) if ags[:2] != key),
        MappingProxyType(places),
        localities,
    )
