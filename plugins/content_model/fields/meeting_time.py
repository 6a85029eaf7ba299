"""When a group meets: `17–19 Uhr`, `ab 17 Uhr`, `06.11.2026, 17–19 Uhr`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from content_model.fields.dates import DateSpan, parse_span, parse_time
from content_model.fields.dates.times import CLOCK
from content_model.fields.spelling import quoted
from content_model.finding import Problem

HINT = "17–19 Uhr oder 17 Uhr; mit dem ersten Tag: 06.11.2026, 17–19 Uhr; etwas anderes unter hinweis:"

NIGHT_ENDS = dt.time(6)

_LONGEST = 60
_NIGHT_BEGINS = dt.time(18)
_END_CLOCK = CLOCK.replace("?P<", "?P<end_")
_TIMES = re.compile(
    rf"(?:um |von |ab |jeweils )?(?P<clock>{CLOCK})(?:(?: ?[-–—] ?| bis )(?P<end_clock>{_END_CLOCK}))?",
    re.IGNORECASE,
)
_SAYS_A_TIME = re.compile("[:–]|uhr", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """Times of day in Berlin, both without a date; `first` is the day of the first meeting.

    An `end` before `start` is one of the next morning; there is none without a start.
    """

    start: dt.time | None = None
    end: dt.time | None = None
    first: dt.date | None = None


def parse_meeting_time(text: str) -> MeetingTime:
    """Read times of day, a first day, or both. Raises Problem for anything else."""
    typed = " ".join(text.split()) if len(text) <= _LONGEST else ""
    if match := _TIMES.fullmatch(typed):
        return _times(match, text)
    if not any(sign.isdigit() for sign in typed):
        raise Problem(f"{quoted(text)} ist keine Uhrzeit", HINT)
    day, times = split_times(typed)
    match = _TIMES.fullmatch(times)
    if match and not _SAYS_A_TIME.search(day):
        return replace(_times(match, text), first=_with_day(parse_span(day), text).first)
    return _with_day(parse_span(text), text)


def split_times(text: str) -> tuple[str, str]:
    """A sentence and the times at its end: `jeden Montag, 17–19 Uhr` → sentence, `17–19 Uhr`.

    Without times at the end the second part is empty.
    """
    for sign in re.finditer(r",? (?=(?:um |von |ab |jeweils )?[0-9])", text[: 10 * _LONGEST]):
        rest = text[sign.end() :]
        if ("uhr" in rest.lower() or ":" in rest) and _TIMES.fullmatch(rest):
            return text[: sign.start()], rest
    return text, ""


def _times(match: re.Match[str], typed: str) -> MeetingTime:
    if match["end_clock"] is None:
        return MeetingTime(parse_time(match["clock"]))
    end = _clock(match["end_clock"], match["end_unit"])
    start = _clock(match["clock"], match["end_unit"] or match["end_minute"])
    if end <= start and not _is_night(start, end):
        raise Problem(f"in {quoted(typed)} liegt das Ende nicht nach dem Beginn", "17–19 Uhr")
    return MeetingTime(start, end)


def _is_night(start: dt.time, end: dt.time) -> bool:
    return start >= _NIGHT_BEGINS and end <= NIGHT_ENDS


def _clock(clock: str, unit_is_said: str | None) -> dt.time:
    """One of two times, where the second one may say `Uhr` for both."""
    return parse_time(f"{clock} Uhr" if clock.isdigit() and unit_is_said else clock)


def _with_day(span: DateSpan, typed: str) -> MeetingTime:
    start, end = span.start, span.end
    if not span.is_one_evening:
        raise Problem(f"{quoted(typed)} ist kein Treffen an einem Tag", HINT)
    return MeetingTime(start.time, end.time if end else None, start.date)
