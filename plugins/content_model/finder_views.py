"""What templates receive of the finder, the map and the places page; ready to print, as in `views`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content_model.contact_views import ContactCard, Phone
    from content_model.views import Link


@dataclass(frozen=True, slots=True)
class Finder:
    """The field „Postleitzahl oder Ort“: `data` is the address of its data, `places` the page without JavaScript.

    `land` names where we work, `ways` lead on, `fallback` answers where nobody is found, with the numbers of `crisis`.
    `hours` say in one line when its first number is answered.
    """

    data: str
    places: str
    land: str
    ways: tuple[Link, ...] = ()
    fallback: ContactCard | None = None
    hours: str | None = None
    crisis: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class MapRegion:
    """A region on the map: SVG path data, and its name in lines around a point if there is room for it."""

    name: str
    url: str
    path: str
    words: tuple[str, ...] = ()
    across: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class RegionMap:
    """The regions of a Land; `rest` is the path of what belongs to none, `source` the notice its licence asks for."""

    land: str
    view_box: str
    regions: tuple[MapRegion, ...]
    rest: str
    source: Link


@dataclass(frozen=True, slots=True)
class Locator:
    """The small map that shows where a region lies: the address of the picture with the region marked."""

    url: str
    alt: str
    width: int
    height: int
    source: Link


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """Who is responsible: the region, and the number to call; `area` names the Kreis or places it is for."""

    region: Link
    phone: Phone | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class PostcodeRow:
    """A postcode with its places and those responsible."""

    code: str
    text: str
    answers: tuple[PlaceAnswer, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place or Ortsteil with its postcodes and the regions responsible."""

    name: str
    note: str
    regions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places with the same letter, or postcodes with the same first digits."""

    title: str
    id: str
    postcodes: tuple[PostcodeRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacesIndex:
    """A page of places: postcodes by their first digits, or places by their letter."""

    groups: tuple[PlaceGroup, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where data comes from: what its licence wants told."""

    title: str
    notice: Link
    licence: Link
    lines: tuple[str, ...]
