"""Why a text is no date, and what to write instead."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from content_model.fields.dates.names import MONTHS, WEEKDAYS, nearest_month, nearest_weekday
from content_model.fields.spelling import quoted, shown
from content_model.finding import Problem

EXAMPLES = "03.11.2026 oder 3. November 2026 18:00"

_YEARS = range(1800, 2200)
_SHORT_YEAR = re.compile(r"(?:\w+\.?,? )?(?P<date>[0-9]{1,2}\.[0-9]{1,2}\.(?P<year>[0-9]{2}))\b")
_SIGNS = re.compile(
    r"(?:\w+\.?,? )?(?P<a>[0-9]{1,2})(?P<sign>[/-])(?P<b>[0-9]{1,2})(?P=sign)"
    r"(?P<year>[0-9]{4}|[0-9]{2})\b"
)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})[/.](?P<day>[0-9]{1,2})\b")
_NO_YEAR = re.compile(r"(?:\w+\.?,? )?[0-9]{1,2}\. ?(?:[0-9]{1,2}\.?|[^\W\d_]+)")
_TIME_ONLY = re.compile(r"[0-9]{1,2}(?::[0-9]{2}| ?Uhr| ?h).{0,10}", re.IGNORECASE)


def no_date(typed: str) -> Problem:
    """Say that `typed` is no date, or no unambiguous one, with the nearest right spelling."""
    if match := _SHORT_YEAR.match(typed):
        return _short_year(typed, match)
    if match := _SIGNS.match(typed):
        return _signs(typed, _readings(match))
    if match := _YEAR_FIRST.match(typed):
        hint = f"{int(match['day']):02}.{int(match['month']):02}.{match['year']}"
        return Problem(f"{quoted(typed)} ist kein Datum", hint)
    if _NO_YEAR.fullmatch(typed):
        return Problem(f"{quoted(typed)} nennt kein Jahr", "mit Jahr: " + EXAMPLES)
    if _TIME_ONLY.fullmatch(typed):
        return Problem(f"{quoted(typed)} nennt keinen Tag", "mit Tag: 03.11.2026 18:00")
    return Problem(f"{quoted(typed)} ist kein Datum", EXAMPLES)


def impossible_day(typed: str, year: int, month: int, day: int) -> Problem:
    """Say which part of a well-formed date does not exist."""
    if not (1 <= day <= 31 and month >= 1 and year in _YEARS):
        return Problem(f"{quoted(typed)} ist kein Datum", EXAMPLES)
    if month > 12:
        problem = f"{quoted(typed)} ist kein Datum: einen {month}. Monat gibt es nicht"
        swapped = day <= 12 and month <= calendar.monthrange(year, day)[1]
        return Problem(problem, f"{month:02}.{day:02}.{year}" if swapped else EXAMPLES)
    last = calendar.monthrange(year, month)[1]
    reason = f"der {MONTHS[month - 1]} {year} hat nur {last} Tage"
    if (month, day) == (2, 29):
        reason = f"{year} ist kein Schaltjahr"
    return Problem(
        f"Den {day}. {MONTHS[month - 1]} {year} gibt es nicht: {reason}",
        f"{last}.{month:02}.{year} oder 01.{month + 1:02}.{year}",
    )


def check_year(year: int, typed: str) -> None:
    """Refuse a year that can only be a typing mistake."""
    if year not in _YEARS:
        raise Problem(f"Das Jahr in {quoted(typed)} kann nicht stimmen", EXAMPLES)


def unknown_month(word: str, typed: str) -> Problem:
    """Say that `word` is no month, with the nearest one put in its place."""
    near = nearest_month(word)
    hint = typed.replace(word, near, 1) if near else f"{EXAMPLES}; ungefähr: um 2013"
    return Problem(f"{quoted(word)} ist kein Monat", hint)


def unknown_weekday(word: str, typed: str) -> Problem:
    """Say that `word` is no weekday, with the nearest one put in its place."""
    near = nearest_weekday(word)
    hint = typed.replace(word, near, 1) if near else f"Di, 03.11.2026; sonst {EXAMPLES}"
    return Problem(f"{quoted(word)} ist kein Wochentag", hint)


def wrong_weekday(word: str, number: int, day: dt.date, typed: str) -> Problem:
    """Say which weekday `day` really is."""
    right = WEEKDAYS[day.weekday()]
    correction = right if len(word) > 2 else right[:2]
    return Problem(
        f"Der {_spoken(day)} ist ein {right}, nicht {WEEKDAYS[number]}",
        typed.replace(word, correction, 1),
    )


def skipped_time(day: dt.date, time: dt.time) -> Problem:
    """Say that the clocks go forward over `time`."""
    return Problem(
        f"Am {_spoken(day)} gibt es {time:%H:%M} Uhr nicht, weil die Uhr vorgestellt wird",
        f"{day:%d.%m.%Y} {(time.hour + 1) % 24:02}:{time:%M}",
    )


def no_full_day(text: str) -> Problem:
    """Say that a day is needed, not a month or a year."""
    return Problem(f"{quoted(text)} ist kein ganzes Datum", "03.11.2026 oder 3. November 2026")


def time_not_wanted(text: str, day: dt.date) -> Problem:
    """Say that the field holds a day only."""
    return Problem(f"{quoted(text)} nennt eine Uhrzeit, hier steht nur der Tag", f"{day:%d.%m.%Y}")


def _short_year(typed: str, match: re.Match[str]) -> Problem:
    start = match.start("year")
    century = "20" if int(match["year"]) < 70 else "19"
    return Problem(
        f"{quoted(typed)} nennt das Jahr nur mit zwei Ziffern",
        shown(typed[:start] + century + typed[start:]),
    )


def _signs(typed: str, readings: list[str]) -> Problem:
    fault = "ist nicht eindeutig" if len(readings) > 1 else "ist kein Datum"
    return Problem(f"{quoted(typed)} {fault}", " oder ".join(readings) or EXAMPLES)


def _readings(match: re.Match[str]) -> list[str]:
    first, second, year = int(match["a"]), int(match["b"]), match["year"]
    full_year = year if len(year) == 4 else "20" + year
    pairs = dict.fromkeys([(first, second), (second, first)])
    return [
        f"{day:02}.{month:02}.{full_year} ({day}. {MONTHS[month - 1]})"
        for day, month in pairs
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(int(full_year), month)[1]
    ]


def _spoken(day: dt.date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
