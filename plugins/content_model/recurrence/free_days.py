"""The days that `außer: [Feiertage, Schulferien]` leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from content_model.fields.spelling import fold
from content_model.german_holidays import PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS, holidays_of

YEARS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class FreeDays:
    """The days on which nothing takes place, known up to the day `known_until`.

    `name_of` says in German why a day is free.
    """

    is_free: Callable[[date], bool]
    known_until: date
    name_of: Callable[[date], str | None] = lambda _: None


def free_days(words: Sequence[str], land: str, first: date, today: date) -> FreeDays | None:
    """The free days of the Land that `words` name, from the year of `first` on; None for no words.

    Raises KeyError for an unknown Land.
    """
    named = {fold(word) for word in words}
    if not named:
        return None
    known = holidays_of(land, min(first.year, today.year), today.year + YEARS_AHEAD)
    until = date(today.year + YEARS_AHEAD, 12, 31)
    public = known.public if fold(PUBLIC_HOLIDAYS) in named else {}
    school: Mapping[date, str] = {}
    if fold(SCHOOL_HOLIDAYS) in named:
        school, until = known.school, min(until, known.school_until)
    free = {**school, **public}
    return FreeDays(free.__contains__, until, free.get)
