"""German names of months and weekdays, as editors write them."""

from __future__ import annotations

from content_model.fields.spelling import fold, nearest

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

_MONTH_NUMBERS = (
    {fold(name): number for number, name in enumerate(MONTHS, 1)}
    | {fold(name[:3]): number for number, name in enumerate(MONTHS, 1)}
    | {"mrz": 3, "febr": 2, "sept": 9}
)
_WEEKDAY_NUMBERS = (
    {fold(name): number for number, name in enumerate(WEEKDAYS)}
    | {fold(name[:2]): number for number, name in enumerate(WEEKDAYS)}
    | {"sonnabend": 5}
)


def month_number(word: str) -> int | None:
    """Return 1 to 12 for the name of a month or its abbreviation, without a dot."""
    return _MONTH_NUMBERS.get(fold(word))


def weekday_number(word: str) -> int | None:
    """Return 0 (Montag) to 6 for the name of a weekday or its abbreviation, without a dot."""
    return _WEEKDAY_NUMBERS.get(fold(word))


def nearest_month(word: str) -> str | None:
    """Return the month that `word` is probably meant to be."""
    return next(iter(nearest(word, MONTHS, 1)), None)


def nearest_weekday(word: str) -> str | None:
    """Return the weekday that `word` is probably meant to be."""
    return next(iter(nearest(word, WEEKDAYS, 1)), None)
