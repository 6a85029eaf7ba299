"""From when to when: `03.–05.11.2023`, `03.11.2026, 18–20 Uhr`, `seit 2013`."""

from __future__ import annotations

import datetime as dt
import re

from content_model.fields.dates import refusals
from content_model.fields.dates.moments import (
    WEEKDAY,
    check_weekday,
    local_time,
    normal_text,
    parse_moment,
    read_moment,
)
from content_model.fields.dates.times import CLOCK, parse_time
from content_model.fields.dates.values import DateSpan, DateValue
from content_model.fields.spelling import quoted
from content_model.finding import Problem

_END_CLOCK = CLOCK.replace("?P<", "?P<end_")
_TIMES = re.compile(
    rf"(?P<day>.*?[^ ,])(?:, ?| )(?:von )?(?P<clock>{CLOCK})(?: ?[-–—] ?| bis )"
    rf"(?P<end_clock>{_END_CLOCK})",
    re.IGNORECASE,
)
_RANGE_SIGN = re.compile(
    r" ?[–—] ?| - |(?<=\.)-|(?<=[0-9]{4})-(?=[0-9]{4}|[0-9]{1,2}[./])"
    r"| bis (?:zum )?|(?P<two_days> und )",
    re.IGNORECASE,
)
_WEEKDAYS = re.compile(
    r"(?P<first>[^\W\d_]+)\.?(?: ?[-–—] ?| bis | und )(?P<last>[^\W\d_]+)(?:\.?, ?|\. | )(?=[0-9]{1,2}\.)",
    re.IGNORECASE,
)
_LEFT_PART = re.compile(
    rf"(?:{WEEKDAY})?(?P<date>[0-9]{{1,2}}\.(?: ?(?P<month>[0-9]{{1,2}}\.|[^\W\d_]+\.?))?)"
    rf"(?P<time>,? (?:um )?{CLOCK})?",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(r"[^\W\d_]+\.?")
_TIME_ALONE = re.compile(rf"(?:um )?{CLOCK}|[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}", re.IGNORECASE)
_TIME_OR_DAY = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>0[1-9]|1[0-2])")


def parse_span(text: str) -> DateSpan:
    """Read a moment as `parse_moment` does, or a range of times, days, months or years."""
    typed = normal_text(text)
    if typed[:5].lower() == "seit ":
        return _open_span(typed[5:])
    moment = read_moment(typed)
    if moment is not None:
        return DateSpan(moment)
    if match := _TIMES.fullmatch(typed):
        return _span_of_times(match)
    if match := _WEEKDAYS.match(typed):
        return _span_with_weekdays(typed, match)
    if sign := _RANGE_SIGN.search(typed):
        return _span_of_days(typed, sign)
    raise refusals.no_date(typed or text)


def parse_end(text: str, start: DateValue | None) -> DateValue:
    """Read the end of what begins at `start`; a time alone means the same day.

    Without a start only the form of the text is checked.
    """
    typed = normal_text(text)
    time = re.sub("(?i)^bis (?:um )?", "", typed)
    is_time = _TIME_ALONE.fullmatch(time) is not None
    if start is None:
        return _at(dt.date.min, parse_time(time)) if is_time else parse_moment(text)
    return _ordered(start, _same_day_end(time, start) if is_time else parse_moment(text))


def _same_day_end(typed: str, start: DateValue) -> DateValue:
    if start.time is None:
        raise Problem(
            f"{quoted(typed)} ist eine Uhrzeit, aber der Beginn nennt keine",
            "beim Beginn die Uhrzeit ergänzen, zum Beispiel 03.11.2026 18:00",
        )
    if match := _TIME_OR_DAY.fullmatch(typed):
        raise Problem(
            f"{quoted(typed)} kann ein Tag oder eine Uhrzeit sein",
            f"{match['day']}:{match['month']} oder {typed}.{start.year}",
        )
    return _at(start.date, local_time(start.date, parse_time(typed)))


def _open_span(since: str) -> DateSpan:
    start = parse_moment(since)
    if start.year is None:
        raise refusals.no_date(since)
    return DateSpan(start, open_end=True)


def _span_of_times(match: re.Match[str]) -> DateSpan:
    day = parse_moment(match["day"])
    if not day.is_day or day.time is not None:
        raise refusals.no_date(match.string)
    end = _range_time(match, "end_", match["end_unit"])
    start = _range_time(match, "", match["end_unit"] or match["end_minute"])
    first = _at(day.date, local_time(day.date, start))
    return DateSpan(first, _ordered(first, _at(day.date, local_time(day.date, end))))


def _range_time(match: re.Match[str], prefix: str, unit_is_said: str | None) -> dt.time:
    """Read one of two times, where the second one may say `Uhr` for both."""
    clock = match[f"{prefix}clock"]
    bare = clock.isdigit()
    return parse_time(f"{clock} Uhr" if bare and unit_is_said else clock)


def _span_with_weekdays(typed: str, match: re.Match[str]) -> DateSpan:
    span = parse_span(typed[match.end() :])
    check_weekday(match["first"], span.start.date, typed)
    check_weekday(match["last"], (span.end or span.start).last_date, typed)
    return span


def _span_of_days(typed: str, sign: re.Match[str]) -> DateSpan:
    left, right = typed[: sign.start()], typed[sign.end() :]
    if right.lower() == "heute":
        return _open_span(left)
    end = parse_moment(right)
    start = read_moment(left) or parse_moment(_completed(left, end, typed))
    if sign["two_days"]:
        _check_neighbours(typed, start, end)
    if end.time and not start.time:
        raise Problem(
            f"In {quoted(typed)} ist unklar, zu welchem Tag {end.time:%H:%M} Uhr gehört",
            f"{start.date:%d.%m.%Y} {end.time:%H:%M} – {end.date:%d.%m.%Y}",
        )
    return DateSpan(start, None if start == end else _ordered(start, end))


def _completed(left: str, end: DateValue, typed: str) -> str:
    """Give the left part of a range the month and year that only the right part names."""
    if end.month and _MONTH_ALONE.fullmatch(left):
        return f"{left} {end.year}"
    match = _LEFT_PART.fullmatch(left)
    if not match or not end.is_day:
        raise refusals.no_date(typed)
    month = "" if match["month"] else f"{end.month}."
    day = f"{match['date']}{month} {end.year}"
    begin = parse_moment(day).date
    if match["month"] and begin > end.date:
        raise Problem(
            f"In {quoted(typed)} fehlt links das Jahr",
            f"{begin:%d.%m.}{end.date.year - 1} – {end.date:%d.%m.%Y}",
        )
    return left[: match.start("date")] + day + (match["time"] or "")


def _check_neighbours(typed: str, start: DateValue, end: DateValue) -> None:
    if not (start.is_day and end.is_day) or (end.date - start.date).days != 1:
        raise Problem(
            f"{quoted(typed)} sind einzelne Tage, keine Zeitspanne",
            "03.–05.11.2026 oder jeden Tag einzeln unter termine:",
        )


def _ordered(start: DateValue, end: DateValue) -> DateValue:
    """Return `end` if it can end what begins at `start`."""
    if start.year is None or end.year is None or start.is_day != end.is_day:
        raise Problem(
            "Beginn und Ende sind verschieden genau",
            "beide als Tag (03.11.2026 – 05.11.2026) oder beide als Jahr (2017–2020)",
        )
    if end.last_date < start.date:
        raise Problem("Das Ende liegt vor dem Beginn", _later_end(start, end))
    if start.time and end.time and _is_over(start, end):
        raise Problem("Das Ende liegt nicht nach dem Beginn", _later_end(start, end))
    return end


def _is_over(start: DateValue, end: DateValue) -> bool:
    return start.date == end.date and (end.time or dt.time.min) <= (start.time or dt.time.min)


def _later_end(start: DateValue, end: DateValue) -> str:
    if start.time and end.time:
        day = f"{start.date + dt.timedelta(days=1):%d.%m.%Y}"
        return f"ein späteres Ende, zum Beispiel {day} {end.time:%H:%M}"
    return f"ein Ende ab {start.date:%d.%m.%Y}" if start.is_day else f"ein Ende ab {start.year}"


def _at(day: dt.date, time: dt.time) -> DateValue:
    return DateValue(day.year, day.month, day.day, time)
