"""Dates on pages in other languages, out of their machine-readable form (ISO 8601) and the CLDR."""

from __future__ import annotations

import re
from datetime import date, datetime

from babel import Locale
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_day_names,
    get_month_names,
)

_DAY = "2026-11-03"
_MONTHS = {name: number for number, name in get_month_names("wide", locale="de").items()}
_GERMAN_DAY = re.compile(
    r"(?P<weekday>[A-Z][a-z]+tag, |Mittwoch, |[DFMS][a-z]\., )?(?:(?:(?P<first>\d{1,2})\.(?:–| und ))?(?P<day>\d{1,2})\.\s)?"
    r"(?P<month>[A-Z]\w+)(?: (?P<year>\d{4}))?"
)
_LEAP_YEAR = 2024  # in it every day without a year exists
_WEEKDAYS = {name: number for number, name in get_day_names("wide", locale="de").items()}
_TIMES = re.compile(r"(?:\d{1,2}(?:\.\d\d)?(?:–\d{1,2}(?:\.\d\d)?)?(?:, | und )?)+\sUhr")
_DAYS_AND_TIMES = re.compile(rf"(?P<days>.*[a-z]) (?P<times>{_TIMES.pattern})")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:\.(?P<minute>\d\d))?")
_EUROPEAN = {"en": "en_GB"}  # readers in Europe expect the day before the month


def foreign_leaf(start: str, end: str | None, lang: str) -> dict[str, str]:
    """The words of a date leaf, by field; nothing unless the days are known."""
    locale, first, last = locale_of(lang), _day(start), _day(end or start)
    if first is None or last is None:
        return {}
    ends = (first,) if first == last else (first, last)
    months = (last,) if (first.year, first.month) == (last.year, last.month) else ends
    return {
        "weekday": "–".join(format_date(day, "ccc", locale) for day in ends),
        "day": "–".join(str(day.day) for day in ends),
        "month": " – ".join(format_date(day, "MMM", locale) for day in months) + f" {last.year}",
        "label": _days(first, last, locale),
    }


def foreign_span(start: str, end: str | None, lang: str) -> str | None:
    """Day and times in words: `Tuesday, 3 November 2026 · 18:00–20:00`; None unless the days are known."""
    locale, first, last = locale_of(lang), _day(start), _day(end or start)
    if first is None or last is None:
        return None
    words = _days(first, last, locale)
    if len(start) == len(_DAY) or first != last:
        return words
    begin = datetime.fromisoformat(start)
    if end is None or len(end) == len(_DAY):
        return f"{words} · {format_time(begin.time(), 'HH:mm', locale=locale)}"
    return (
        f"{words} · {format_interval(begin.time(), datetime.fromisoformat(end).time(), 'Hm', locale=locale)}"
    )


def foreign_day(german: str, lang: str) -> str | None:
    """A day or month as `wording` writes it, `3. November 2026`, `Mai 2027`, in another language; None if it is none."""
    found = _GERMAN_DAY.fullmatch(german)
    month = _MONTHS.get(found["month"]) if found else None
    if found is None or month is None:
        return None
    if found["day"] is None:
        return None if found["weekday"] else _month(month, found["year"], lang)
    day = date(int(found["year"] or _LEAP_YEAR), month, int(found["day"]))
    if found["first"]:
        first = day.replace(day=int(found["first"]))
        return format_interval(first, day, _skeleton(found), locale=locale_of(lang))
    if found["year"]:
        return format_date(day, "full" if found["weekday"] else "long", locale_of(lang))
    return format_skeleton(_skeleton(found), day, locale=locale_of(lang))


def _skeleton(found: re.Match[str]) -> str:
    return "yMMMMd" if found["year"] else "MMMMd"


def _month(month: int, year: str | None, lang: str) -> str | None:
    """A month needs its year: alone it might be a name."""
    return format_skeleton("yMMMM", date(int(year), month, 1), locale=locale_of(lang)) if year else None


def foreign_hours(german: str, lang: str) -> str | None:
    """Weekdays, times or both as `wording` writes them, `Montag bis Donnerstag 9–16 Uhr`, in another language.

    None for anything else.
    """
    both = _DAYS_AND_TIMES.fullmatch(german)
    if both and (named := foreign_hours(both["days"], lang)):
        return f"{named} {foreign_hours(both['times'], lang)}"
    if _TIMES.fullmatch(german):
        times = _CLOCK.sub(
            lambda time: f"{time['hour']}:{time['minute'] or '00'}", german.split("\u00a0", maxsplit=1)[0]
        )
        return times.replace(" und ", " / ").removesuffix(" Uhr")
    words = re.split(r"( bis | und |, )", german)
    if not all(word in _WEEKDAYS for word in words[::2]):
        return None
    days = get_day_names("wide", context="stand-alone", locale=locale_of(lang))
    names = [days[_WEEKDAYS[word]] for word in words[::2]]
    joints = ["–" if joint == " bis " else " / " for joint in words[1::2]]
    return "".join(part for pair in zip(names, [*joints, ""], strict=True) for part in pair)


def locale_of(lang: str) -> Locale:
    """The CLDR's locale of a language tag; English as in Europe."""
    return Locale.parse(_EUROPEAN.get(lang, lang.replace("-", "_")))


def _days(first: date, last: date, locale: Locale) -> str:
    if first == last:
        return format_date(first, "full", locale)
    return format_interval(first, last, "yMMMMEEEEd", locale=locale)


def _day(written: str) -> date | None:
    return date.fromisoformat(written[: len(_DAY)]) if len(written) >= len(_DAY) else None
