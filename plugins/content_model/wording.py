"""How dates, times and sizes are written in German: the one place that decides it.

Numbers and what belongs to them are joined by no-break spaces (U+00A0).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import get_day_names, get_month_names, get_timezone_location
from babel.numbers import format_decimal

from content_model.fields.dates import BERLIN, DateSpan, DateValue

_LOCALE = "de"
_NBSP = "\u00a0"
_MONTHS = dict(get_month_names("wide", locale=_LOCALE))
_SHORT_MONTHS = dict(get_month_names("abbreviated", locale=_LOCALE))
_WEEKDAYS = dict(get_day_names("wide", locale=_LOCALE))
_DOTTED_WEEKDAYS = dict(get_day_names("abbreviated", locale=_LOCALE))
_SHORT_WEEKDAYS = dict(get_day_names("abbreviated", context="stand-alone", locale=_LOCALE))
_UNKNOWN = "Datum nicht bekannt"
_LAST_MINUTE = dt.time(23, 59)
_UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"))


@dataclass(frozen=True, slots=True)
class DateLeaf:
    """The words on a calendar leaf; `label` says them in full for screen readers."""

    weekday: str
    day: str
    month: str
    label: str
    start_iso: str | None
    end_iso: str | None


def format_long_day(day: dt.date) -> str:
    """Write `Dienstag, 3. November 2026`."""
    return f"{_WEEKDAYS[day.weekday()]}, {_day(day)} {day.year}"


def format_day(day: dt.date) -> str:
    """Write `3. November`, for deadlines close at hand."""
    return _day(day)


def format_short_day(day: dt.date) -> str:
    """Write `Di., 3. Nov.`."""
    return f"{_DOTTED_WEEKDAYS[day.weekday()]}, {day.day}.{_NBSP}{_SHORT_MONTHS[day.month]}"


def format_weekday_day(day: dt.date, *, year: bool = True) -> str:
    """Write `Fr., 5. Juni 2026`, or the same without its year."""
    return f"{_DOTTED_WEEKDAYS[day.weekday()]}, {_day(day)}{f' {day.year}' if year else ''}"


def format_month(year: int, month: int) -> str:
    """Write `November 2026`."""
    return f"{_MONTHS[month]} {year}"


def format_zone(zone: str) -> str:
    """Write `London` for the zone `Europe/London`."""
    return get_timezone_location(zone, locale=_LOCALE, return_city=True)


def format_span(span: DateSpan) -> str:
    """Write `3.–5. November 2023`, `29. und 30. September 2016`, `um 2013` …, without times."""
    start, end = _ends(span)
    if span.open_end:
        return f"seit {_value(start)}"
    if end is None:
        return _value(start)
    if start.is_day:
        return _day_span(start.date, end.date)
    if start.month or end.month:
        return f"{_value(start)} – {_value(end)}"
    return f"{_value(start)}–{end.year}"


def format_run_time(span: DateSpan) -> str:
    """Write `2017–2020`, `seit 2013`, `Januar 2024 bis Dezember 2026`."""
    start, end = _ends(span)
    if end is None or span.open_end or not (start.month or end.month):
        return format_span(span)
    return f"{_value(start)} bis {_value(end)}"


def format_times(start: dt.time | None, end: dt.time | None = None) -> str:
    """Write `18–20 Uhr`, `10.30–12 Uhr`, `18 Uhr`; nothing without a start."""
    if start is None:
        return ""
    hours = _clock(start) if end is None else f"{_clock(start)}–{_clock(end)}"
    return f"{hours}{_NBSP}Uhr"


def format_time_ranges(ranges: Sequence[tuple[dt.time, dt.time]]) -> str:
    """Write `9–12 und 14–16 Uhr`, and 24 for an end at 23.59."""
    spans = [f"{_clock(start)}–{'24' if end == _LAST_MINUTE else _clock(end)}" for start, end in ranges]
    return f"{_listed(spans)}{_NBSP}Uhr"


def format_short_weekdays(days: Sequence[int]) -> str:
    """Write `Mo–Do`, `Mo, Mi` for weekdays from 0, in order."""
    runs = [[_SHORT_WEEKDAYS[day] for day in run] for run in _runs(days)]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)


def _runs(days: Sequence[int]) -> list[list[int]]:
    """Days that follow one another together."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def format_weekdays(days: Sequence[int]) -> str:
    """Write `Montag bis Donnerstag`, `Montag und Mittwoch` for weekdays from 0, in order."""
    names: list[str] = []
    for run in _runs(days):
        first, last = _WEEKDAYS[run[0]], _WEEKDAYS[run[-1]]
        names += [f"{first} bis {last}"] if len(run) > 2 else [_WEEKDAYS[day] for day in run]
    return _listed(names)


def file_size(size: int) -> str:
    """Write a number of bytes as `180 kB` or `1,2 MB` (1 kB = 1000 bytes)."""
    for factor, unit in _UNITS:
        if size >= factor * 0.9995:
            return f"{format_decimal(size / factor, '#,##0.#', locale=_LOCALE)}{_NBSP}{unit}"
    return f"{max(1, round(size / 1000))}{_NBSP}kB"


def iso(value: DateValue, zone: dt.tzinfo = BERLIN) -> str | None:
    """Return what belongs in `<time datetime>`; a moment has the offset of its zone."""
    if value.year is None:
        return None
    if value.time is not None:
        moment = dt.datetime.combine(value.date, value.time, zone)
        return moment.isoformat(timespec="minutes")
    known = (f"{value.year:04}", value.month, value.day)
    return "-".join(part if isinstance(part, str) else f"{part:02}" for part in known if part)


def leaf(span: DateSpan, zone: dt.tzinfo = BERLIN) -> DateLeaf:
    """Return the words for a calendar leaf; for several days the first and the last."""
    start, end = _ends(span)
    words = _day_words(start, end) if start.is_day else _period_words(span, start, end)
    return DateLeaf(*words, _label(span), iso(span.start, zone), iso(span.end, zone) if span.end else None)


def _day_words(start: DateValue, end: DateValue | None) -> tuple[str, str, str]:
    first = start.date
    weekday, month = _SHORT_WEEKDAYS[first.weekday()], f"{_SHORT_MONTHS[first.month]}"
    if end is None:
        return weekday, f"{first.day}.", f"{month} {first.year}"
    last = end.date
    if first.year != last.year:
        month = f"{month} {first.year} – {_SHORT_MONTHS[last.month]}"
    elif first.month != last.month:
        month = f"{month}–{_SHORT_MONTHS[last.month]}"
    weekdays = f"{weekday}–{_SHORT_WEEKDAYS[last.weekday()]}"
    return weekdays, f"{first.day}.–{last.day}.", f"{month} {last.year}"


def _period_words(span: DateSpan, start: DateValue, end: DateValue | None) -> tuple[str, str, str]:
    if start.year is None:
        return "", "?", "ohne Datum"
    before = "seit" if span.open_end else "um" if start.about else ""
    if end is None:
        month = _SHORT_MONTHS[start.month] if start.month else ""
        return (before, month, str(start.year)) if month else (before, str(start.year), "")
    if start.year != end.year:
        return before, f"{start.year}–{end.year}", ""
    months = f"{_SHORT_MONTHS[start.month or 1]}–{_SHORT_MONTHS[end.month or 12]}"
    return before, months, str(start.year)


def _label(span: DateSpan) -> str:
    start, end = _ends(span)
    if not start.is_day or span.open_end:
        return format_run_time(span)
    if end is None:
        return format_long_day(start.date)
    return f"{format_long_day(start.date)} bis {format_long_day(end.date)}"


def _ends(span: DateSpan) -> tuple[DateValue, DateValue | None]:
    """Return start and end, the end only if it is another day, month or year; a night is no day."""
    start, end = span.start, span.end
    if end and end.time and end.is_day and end.date != span.last_evening:
        last = span.last_evening
        end = DateValue(last.year, last.month, last.day)
    if end and (start.year, start.month, start.day) == (end.year, end.month, end.day):
        end = None
    return start, end


def _value(value: DateValue) -> str:
    if value.year is None:
        return _UNKNOWN
    if value.is_day:
        return f"{_day(value.date)} {value.year}"
    about = "um " if value.about else ""
    return f"{about}{_MONTHS[value.month]} {value.year}" if value.month else f"{about}{value.year}"


def _day_span(first: dt.date, last: dt.date) -> str:
    if first.year != last.year:
        return f"{_day(first)} {first.year} – {_day(last)} {last.year}"
    if first.month != last.month:
        return f"{_day(first)} – {_day(last)} {last.year}"
    between = ". und " if (last - first).days == 1 else ".–"
    return f"{first.day}{between}{_day(last)} {last.year}"


def _day(day: dt.date) -> str:
    return f"{day.day}.{_NBSP}{_MONTHS[day.month]}"


def _clock(time: dt.time) -> str:
    return f"{time.hour}.{time.minute:02}" if time.minute else f"{time.hour}"


def _listed(words: Sequence[str]) -> str:
    return " und ".join(filter(None, (", ".join(words[:-1]), words[-1])))
