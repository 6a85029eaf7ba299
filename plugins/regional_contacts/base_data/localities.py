"""Ortsteile: places of GeoNames that are no municipality of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass

from content_model.fields.spelling import fold
from regional_contacts.base_data.corrections import MISSPELT
from regional_contacts.base_data.joining import Municipality
from regional_contacts.german_districts import short_name

Localities = dict[str, dict[str, list[str]]]  # AGS of the Kreis → municipality → Ortsteile


@dataclass(frozen=True, slots=True)
class Settlement:
    """A place of GeoNames: name, other names, latitude and longitude in degrees."""

    name: str
    other_names: tuple[str, ...]
    latitude: float
    longitude: float


def find_localities(
    settlements: Iterable[Settlement],
    municipality_at: Callable[[float, float], Municipality | None],
    known: Mapping[str, Set[str]],
) -> Localities:
    """The Ortsteile by Kreis and municipality.

    `known` holds the names that the postcodes already lead to, for each Kreis. A municipality that is not among
    them has been dissolved since; its Ortsteile stand under the empty name.
    """
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for settlement in settlements:
        municipality = municipality_at(settlement.latitude, settlement.longitude)
        if municipality and _is_part(settlement, municipality, known[municipality.district]):
            name = _name_today(municipality.name, known[municipality.district])
            found[municipality.district][name].add(settlement.name)
    return {
        ags: {name: sorted(parts, key=fold) for name, parts in sorted(by_municipality.items())}
        for ags, by_municipality in sorted(found.items())
    }


def _is_part(settlement: Settlement, municipality: Municipality, known: Set[str]) -> bool:
    """Whether the place is neither the municipality under another name nor one that has a postcode."""
    names = {short_name(name) for name in (settlement.name, *settlement.other_names)}
    return (
        settlement.name not in MISSPELT
        and short_name(municipality.name) not in names
        and fold(settlement.name) not in {fold(name) for name in known}
    )


def _name_today(name: str, known: Set[str]) -> str:
    """The municipality as the postcodes spell it, or nothing."""
    alike = {one for one in known if short_name(one) == short_name(name)}
    return name if name in known else alike.pop() if len(alike) == 1 else ""
