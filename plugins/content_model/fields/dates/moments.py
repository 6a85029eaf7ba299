"""One point in time: `03.11.2026 18:00`, `3. November 2026`, `10/2013`, `um 2013`."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from content_model.fields.dates import refusals
from content_model.fields.dates.names import month_number, weekday_number
from content_model.fields.dates.times import CLOCK, clock_time
from content_model.fields.dates.values import BERLIN, DateValue

WEEKDAY = r"(?P<weekday>[^\W\d_]+)(?:\.?, ?|\. | )(?:den |dem )?"

_LONGEST = 120
_DAY = (
    r"(?:(?P<day>[0-9]{1,2})"
    r"(?:\. ?(?P<month>[0-9]{1,2})\. ?|\.? ?(?P<word>[^\W\d_]+)\.? ?)(?P<year>[0-9]{4})"
    r"|(?P<iso_year>[0-9]{4})-(?P<iso_month>[0-9]{1,2})-(?P<iso_day>[0-9]{1,2}))"
)
_MOMENT = re.compile(
    rf"(?:am )?(?:{WEEKDAY})?{_DAY}(?:(?:T|, ?| )(?:um )?(?P<clock>{CLOCK}))?", re.IGNORECASE
)
_PERIOD = re.compile(
    r"(?:(?P<about>um|ca\.?|circa|etwa) )?"
    r"(?:(?P<month>[0-9]{1,2}) ?[/.] ?|(?P<word>[^\W\d_]+)\.? )?(?P<year>[0-9]{4})"
    r"|(?P<iso_year>[0-9]{4})-(?P<iso_month>[0-9]{2})",
    re.IGNORECASE,
)
_TIMESTAMP = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T| (?=[0-9:]{8}))(?P<clock>[0-9]{2}:[0-9]{2})"
    r"(?P<rest>(?::[0-9]{2}(?:[.,][0-9]{1,9})?)? ?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)"
)


def parse_moment(text: str) -> DateValue:
    """Read a day (with a time or without), a month, a year, `um 2013` or `unbekannt`.

    The day always comes first, or the year does. Whatever could be read in two ways is
    a `Problem`. Timestamps of other systems become Berlin time; at exactly midnight they
    are taken for a day without a time, as these systems write one.
    """
    typed = normal_text(text)
    value = read_moment(typed)
    if value is None:
        raise refusals.no_date(typed or text)
    return value


def parse_date(text: str) -> dt.date:
    """Read a full day without a time."""
    value = parse_moment(text)
    if not value.is_day:
        raise refusals.no_full_day(text)
    if value.time is not None:
        raise refusals.time_not_wanted(text, value.date)
    return value.date


def normal_text(text: str) -> str:
    """Return `text` composed and with single blanks; empty if it is far too long for a date."""
    if len(text) > _LONGEST:
        return ""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_moment(typed: str) -> DateValue | None:
    """Read normal text; None if it does not look like any form of `parse_moment`."""
    if match := _MOMENT.fullmatch(typed):
        return _day_value(typed, match)
    if match := _PERIOD.fullmatch(typed):
        return _period_value(typed, match)
    if match := _TIMESTAMP.fullmatch(typed):
        return _timestamp_value(typed, match)
    return DateValue(None) if typed.lower() == "unbekannt" else None


def check_weekday(word: str, day: dt.date, typed: str) -> None:
    """Refuse a weekday that does not exist or is not that of `day`."""
    number = weekday_number(word)
    if number is None:
        raise refusals.unknown_weekday(word, typed)
    if number != day.weekday():
        raise refusals.wrong_weekday(word, number, day, typed)


def local_time(day: dt.date, time: dt.time) -> dt.time:
    """Return `time`, unless the clocks of Berlin skip it on `day`."""
    local = dt.datetime.combine(day, time, BERLIN)
    if local.astimezone(dt.UTC).astimezone(BERLIN).time() != time:
        raise refusals.skipped_time(day, time)
    return time


def _day_value(typed: str, match: re.Match[str]) -> DateValue:
    day = _date(
        typed,
        match["year"] or match["iso_year"],
        _month(typed, match),
        match["day"] or match["iso_day"],
    )
    if match["weekday"]:
        check_weekday(match["weekday"], day, typed)
    time = local_time(day, clock_time(match)) if match["clock"] else None
    return DateValue(day.year, day.month, day.day, time)


def _period_value(typed: str, match: re.Match[str]) -> DateValue:
    year = int(match["year"] or match["iso_year"])
    month = _month(typed, match)
    if not 1 <= (month or 1) <= 12:
        raise refusals.no_date(typed)
    refusals.check_year(year, typed)
    return DateValue(year, month, about=match["about"] is not None)


def _timestamp_value(typed: str, match: re.Match[str]) -> DateValue:
    year, month, number = match["day"].split("-")
    day = _date(typed, year, int(month), number)
    rest = match["rest"].replace(" ", "").replace(",", ".")
    try:
        moment = dt.datetime.fromisoformat(f"{day}T{match['clock']}{rest}")
    except ValueError:
        raise refusals.no_date(typed) from None
    if moment.time() == dt.time.min:
        return DateValue(day.year, day.month, day.day)
    local = moment.astimezone(BERLIN) if moment.tzinfo else moment
    time = local_time(local.date(), local.time().replace(second=0, microsecond=0))
    return DateValue(local.year, local.month, local.day, time)


def _month(typed: str, match: re.Match[str]) -> int | None:
    if word := match["word"]:
        number = month_number(word)
        if number is None:
            raise refusals.unknown_month(word, typed)
        return number
    digits = match["month"] or match["iso_month"]
    return int(digits) if digits else None


def _date(typed: str, year: str, month: int | None, day: str) -> dt.date:
    try:
        date = dt.date(int(year), month or 0, int(day))
    except ValueError:
        raise refusals.impossible_day(typed, int(year), month or 0, int(day)) from None
    refusals.check_year(date.year, typed)
    return date
