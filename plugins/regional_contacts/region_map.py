"""The map of the regions: inline with links on „Vor Ort“, as one picture for the pages of the regions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from content_model import views
from content_model.finder_views import Locator, MapRegion, RegionMap
from content_model.site_content import ShownEntry
from content_model.source_files import slug_of
from regional_contacts.contact_page import VOR_ORT
from regional_contacts.data_sources import SHAPE_SOURCE
from regional_contacts.land_shapes import DistrictShape, LandShapes, load_shapes
from regional_contacts.responsibility import Responsibility

PICTURE = f"{VOR_ORT}karte.svg"
SVG = "http://www.w3.org/2000/svg"
LETTER_WIDTH = 11.5  # user units of a letter of the labels (font size 21 in region_map.css)
STYLE = (
    "path{fill:#e9e0cf;stroke:#857c6c;stroke-width:2}"
    "path:target{fill:#0a5260;stroke:#13293d;stroke-width:6}"
    "@media(prefers-color-scheme:dark){path{fill:#22384a;stroke:#7f8e9b}path:target{fill:#8ad3de;stroke:#fff}}"
)
MOST_LINES = 3
_COMMAND = re.compile(r"([MmLlHhVvZz])([^MmLlHhVvZz]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def region_map(responsibility: Responsibility) -> RegionMap:
    """All regions of the site's Land, each one link for all of its Kreise."""
    land, shapes = responsibility.lands[0], load_shapes(responsibility.lands[0].key)
    by_region = _by_region(responsibility, shapes)
    content = responsibility.content
    regions = tuple(
        _map_region(region, content.url(region.address or ""), found)
        for region in responsibility.answers.tree.in_order()
        if (found := by_region.get(region.id))
    )
    rest = "".join(shape.path for shape in by_region.get(None, ()))
    source = views.Link(SHAPE_SOURCE.notice, SHAPE_SOURCE.url)
    return RegionMap(land.name, shapes.view_box, regions, rest, source)


def locator(responsibility: Responsibility, region: ShownEntry) -> Locator | None:
    """The picture that shows where the region lies; None if it has nothing on the map."""
    shapes = load_shapes(responsibility.lands[0].key)
    if region.id not in _by_region(responsibility, shapes):
        return None
    content = responsibility.content
    across, down = shapes.view_box.split()[2:]
    return Locator(
        url=content.url(f"{PICTURE}#{_anchor(region)}"),
        alt=f"Karte von {responsibility.lands[0].name}: {region.entry.title} ist hervorgehoben",
        width=int(across),
        height=int(down),
        source=views.Link(SHAPE_SOURCE.notice, SHAPE_SOURCE.url),
    )


def map_picture(responsibility: Responsibility) -> bytes:
    """The map as an SVG file; its fragment names the region to mark."""
    ET.register_namespace("", SVG)
    shapes = load_shapes(responsibility.lands[0].key)
    root = ET.Element(f"{{{SVG}}}svg", {"viewBox": shapes.view_box})
    ET.SubElement(root, f"{{{SVG}}}desc").text = SHAPE_SOURCE.notice
    ET.SubElement(root, f"{{{SVG}}}style").text = STYLE
    named = {region.id: region for region in responsibility.answers.tree.in_order()}
    for region_id, found in _by_region(responsibility, shapes).items():
        anchor = {"id": _anchor(named[region_id])} if region_id else {}
        ET.SubElement(root, f"{{{SVG}}}path", {**anchor, "d": "".join(shape.path for shape in found)})
    data: bytes = ET.tostring(root, encoding="utf-8")
    return data


def _anchor(region: ShownEntry) -> str:
    return slug_of((region.address or "").removeprefix(VOR_ORT))


def _by_region(responsibility: Responsibility, shapes: LandShapes) -> dict[str | None, list[DistrictShape]]:
    """Region → the shapes of its Kreise; None → those of no region."""
    found: dict[str | None, list[DistrictShape]] = defaultdict(list)
    for shape in shapes.shapes:
        areas = responsibility.of_district(shape.district.ags)
        region = next((area.region for area in areas if area.region), None)
        found[region.id if region else None].append(shape)
    return found


def _map_region(region: ShownEntry, url: str, shapes: list[DistrictShape]) -> MapRegion:
    title = region.entry.title
    path = "".join(shape.path for shape in shapes)
    widest = max(shapes, key=lambda shape: extent(shape.path))
    words = tuple(_lines(title))
    if len(words) > MOST_LINES or max(map(len, words)) * LETTER_WIDTH > extent(widest.path):
        return MapRegion(title, url, path)
    return MapRegion(title, url, path, words, *widest.label)


def _lines(title: str) -> Iterator[str]:
    """The words of a name, one line each; a hyphen stays with the word before it."""
    return (word for part in title.split() for word in re.findall(r"[^-]+-?", part))


def extent(path: str) -> float:
    """How far a path reaches across, in user units (SVG 2, 9.3; M m L l H h V v Z z)."""
    places = list(_across(path))
    return max(places) - min(places)


def _across(path: str) -> Iterable[float]:
    at = start = 0.0
    for command, text in _COMMAND.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        if command in "Zz":
            at = start
        steps = numbers if command in "Hh" else numbers[::2] if command in "MmLl" else ()
        for step in steps:
            at = at + step if command.islower() else step
            yield at
        if command in "Mm":
            start = at - sum(numbers[2::2])
