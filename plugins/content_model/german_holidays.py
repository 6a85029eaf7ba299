"""Public holidays and school holidays of a German Land, by the `holidays` library (KMK dates)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import holidays
from holidays.constants import PUBLIC, SCHOOL

from content_model.fields.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS = "Feiertage", "Schulferien"
LANDS = {
    "Baden-Württemberg": "BW", "Bayern": "BY", "Berlin": "BE", "Brandenburg": "BB", "Bremen": "HB",
    "Hamburg": "HH", "Hessen": "HE", "Mecklenburg-Vorpommern": "MV", "Niedersachsen": "NI",
    "Nordrhein-Westfalen": "NW", "Rheinland-Pfalz": "RP", "Saarland": "SL", "Sachsen": "SN",
    "Sachsen-Anhalt": "ST", "Schleswig-Holstein": "SH", "Thüringen": "TH",
}  # fmt: skip


@dataclass(frozen=True)
class GermanHolidays:
    """The holidays of one Land by day, in German, for the years asked for.

    `school_until` is the last day for which school holidays are known.
    """

    public: Mapping[date, str]
    school: Mapping[date, str]
    school_until: date

    def name_of(self, day: date) -> str | None:
        """The public holiday or the school holidays of the day."""
        return self.public.get(day) or self.school.get(day)


def is_land(land: str) -> bool:
    """Whether the name is one of the Länder, however it is spelt."""
    return fold(land) in {fold(name) for name in LANDS}


@cache
def holidays_of(land: str, first_year: int, last_year: int) -> GermanHolidays:
    """The holidays of the Land from the first to the last year. Raises KeyError for no Land."""
    code = {fold(name): code for name, code in LANDS.items()}[fold(land)]
    years = range(first_year, last_year + 1)
    public = holidays.country_holidays("DE", subdiv=code, years=years, language="de", categories=(PUBLIC,))
    school = holidays.country_holidays("DE", subdiv=code, years=years, language="de", categories=(SCHOOL,))
    return GermanHolidays(
        MappingProxyType(dict(public)), MappingProxyType(dict(school)), max(school, default=date.min)
    )
