"""`python -m regional_contacts.base_data DOWNLOADS`: make the files in `regional_contacts/data/` anew."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from regional_contacts.base_data.corrections import DISTRICT_NAMES, DISTRICTS_TODAY, KINDS, PLACES
from regional_contacts.base_data.geometry import MunicipalGround, outlines
from regional_contacts.base_data.inputs import (
    read_districts,
    read_middles,
    read_municipalities,
    read_postcodes,
    read_settlements,
)
from regional_contacts.base_data.joining import PlaceJoin, Places, join_places
from regional_contacts.base_data.localities import Localities, find_localities
from regional_contacts.base_data.writing import write_records
from regional_contacts.german_districts import DATA, LANDS, land_file

KIND_WORDS = {"Kreisfreie Stadt": "kreisfreie Stadt"}


def main(downloads: Path) -> None:
    """Read the downloads, write all data files and print how the names were settled."""
    ground = MunicipalGround(areas := read_municipalities(downloads), read_middles())
    joined = join_places(read_postcodes(downloads), PlaceJoin(areas, ground), PLACES)
    settlements = read_settlements()
    localities = find_localities(settlements, ground.at, _known_names(joined.postcodes))
    write_records(DATA / "districts.json", {"districts": _districts(read_districts(downloads))})
    keys = {postcode: " ".join(places) for postcode, places in joined.postcodes.items()}
    write_records(DATA / "postcodes.json", {"postcodes": keys})
    districts = ground.districts()
    for land in LANDS:
        _write_places(land, joined.postcodes, localities)
        _write_shapes(land, {ags: area for ags, area in districts.items() if ags[:2] == land})
    print(len(joined.postcodes), "postcodes,", joined.settled)


def _districts(former: Mapping[str, tuple[str, str]]) -> dict[str, list[str]]:
    """AGS → name and kind of today's Kreise."""
    merged = {new: former[old] for old, new in DISTRICTS_TODAY.items() if new not in former}
    today = {ags: one for ags, one in former.items() if ags not in DISTRICTS_TODAY} | merged
    return {
        ags: [DISTRICT_NAMES.get(ags, name), KINDS.get(ags, KIND_WORDS.get(kind, kind))]
        for ags, (name, kind) in today.items()
    }


def _known_names(postcodes: Mapping[str, Places]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for places in postcodes.values():
        for ags, names in places.items():
            known.setdefault(ags, set()).update(names)
    return known


def _write_places(land: str, postcodes: Mapping[str, Places], localities: Localities) -> None:
    """The postcodes that touch the Land, with all their places, those across the border included."""
    touching = {code: places for code, places in postcodes.items() if any(ags[:2] == land for ags in places)}
    own = {ags: parts for ags, parts in localities.items() if ags[:2] == land}
    write_records(land_file("places", land), {"postcodes": touching, "localities": own})


def _write_shapes(land: str, districts: Mapping[str, Any]) -> None:
    view, shapes = outlines(districts)
    records = {ags: [shape.path, *shape.label] for ags, shape in shapes.items()}
    write_records(land_file("shapes", land), {"viewBox": view.box, "districts": records})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
