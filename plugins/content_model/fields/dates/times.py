"""Times of day: `18:00`, `18.30 Uhr`, `18 Uhr`, `18h`."""

from __future__ import annotations

import datetime as dt
import re

from content_model.fields.spelling import quoted
from content_model.finding import Problem

CLOCK = r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?(?P<unit> ?(?:Uhr|h)\b)?"

_LONGEST = 40
_HINT = "18:00 oder 18.30 Uhr"
_TIME = re.compile(rf"(?:um )?(?P<clock>{CLOCK})", re.IGNORECASE)
_MACHINE_TIME = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}")


def parse_time(text: str) -> dt.time:
    """Read one time of day."""
    typed = " ".join(text.split()) if len(text) <= _LONGEST else ""
    match = _TIME.fullmatch(typed)
    if match:
        return clock_time(match)
    if _MACHINE_TIME.fullmatch(typed):
        return parse_time(typed[:5])
    raise no_time(text)


def clock_time(match: re.Match[str]) -> dt.time:
    """Return the time that the groups of `CLOCK` hold, with all of it in `clock`.

    An hour needs minutes or `Uhr`, so that a bare number is never taken for a time.
    """
    typed, minute = match["clock"], match["minute"]
    hour_number, minute_number = int(match["hour"]), int(minute or 0)
    if minute_number > 59 or hour_number > 24 or (hour_number == 24 and minute_number):
        raise no_time(typed)
    if hour_number == 24:
        raise Problem(
            f"{quoted(typed)} gehört schon zum nächsten Tag",
            "23:59 oder 00:00 am Tag danach",
        )
    if minute is None and match["unit"] is None:
        raise Problem(
            f"{quoted(typed)} kann eine Uhrzeit sein oder etwas anderes",
            f"{hour_number}:00 oder {hour_number} Uhr",
        )
    return dt.time(hour_number, minute_number)


def no_time(text: str) -> Problem:
    """Say that `text` is no time of day."""
    return Problem(f"{quoted(text)} ist keine Uhrzeit", _HINT)
