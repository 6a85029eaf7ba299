"""Opening hours by weekday: `Mo–Do: 9–16`, `Mo, Mi: 9–12 und 14–16 Uhr`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from content_model.fields.dates import parse_time
from content_model.fields.dates.names import WEEKDAYS, nearest_weekday, weekday_number
from content_model.fields.spelling import fold, quoted
from content_model.finding import Problem
from content_model.wording import format_short_weekdays, format_time_ranges, format_times, format_weekdays

HoursSource: TypeAlias = "str | Sequence[HoursSource] | Mapping[str, HoursSource]"
Slot: TypeAlias = tuple[int, dt.time, dt.time]

_LONGEST = 1000
_HINT = "Mo–Do: 9–16 Uhr oder Mo, Mi: 9–12 und 14–16 Uhr"
_APPOINTMENT = re.compile(r"nach\s+(?:\w+\s+)?(?:vereinbarung|absprache)", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<time>[0-9]{1,2}(?:[:.][0-9]{2})?)|(?P<to>[–—\u2212-]|bis\b)|(?P<and>,|\+|&|/|und\b|u\b)"
    r"|(?P<closed>geschlossen\b)|(?P<silent>uhr\b|h\b|von\b|[:;.\s])|(?P<day>[^\W\d_]+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_DAY_RUNS = {"taeglich": ("Mo", "So"), "werktags": ("Mo", "Fr"), "wochentags": ("Mo", "Fr")}
_HOLIDAY = re.compile(r"feiertag(?:s|e|en)?")
_MIDNIGHT = dt.time(23, 59)
"""Stands for 24 Uhr: a `time` knows no such hour, and a minute later is another day."""
_MIDNIGHT_HINT = "in zwei Teilen: Mo 22–24 Uhr, Di 0–2 Uhr"
_EVENING, _MORNING = dt.time(17), dt.time(8)
_SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_GROUP = re.compile(r"(?P<days>D(?:-D)?(?:,?D(?:-D)?)*),?(?P<times>X|T-T(?:,?T-T)*),?")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When a place is open: (weekday from 0 for Montag, from, to), in order."""

    slots: tuple[Slot, ...]

    @property
    def grouped_text(self) -> tuple[tuple[str, str], ...]:
        """Lines to show: days with the same hours, and these hours."""
        return tuple((format_weekdays(days), format_time_ranges(ranges)) for ranges, days in self._groups())

    @property
    def short_text(self) -> str:
        """All in one line: `Mo–Do 9–16 Uhr, Fr 9–13 Uhr`."""
        return ", ".join(
            f"{format_short_weekdays(days)}\u00a0{format_time_ranges(ranges)}"
            for ranges, days in self._groups()
        )

    def _groups(self) -> Iterable[tuple[tuple[tuple[dt.time, dt.time], ...], list[int]]]:
        """Times, and the days that have them."""
        days_of: dict[tuple[tuple[dt.time, dt.time], ...], list[int]] = {}
        for weekday in sorted({slot[0] for slot in self.slots}):
            ranges = tuple(slot[1:] for slot in self.slots if slot[0] == weekday)
            days_of.setdefault(ranges, []).append(weekday)
        return days_of.items()

    @property
    def opening_hours_specification(self) -> tuple[dict[str, str | list[str]], ...]:
        """The hours in the form of https://schema.org/OpeningHoursSpecification."""
        days_of: dict[tuple[dt.time, dt.time], list[str]] = {}
        for weekday, start, end in self.slots:
            days_of.setdefault((start, end), []).append(_SCHEMA_DAYS[weekday])
        return tuple(
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [f"https://schema.org/{day}" for day in days],
                "opens": f"{start:%H:%M}",
                "closes": f"{end:%H:%M}",
            }
            for (start, end), days in days_of.items()
        )


def parse_opening_hours(source: HoursSource) -> OpeningHours:
    """Read opening hours from one text, a list of texts or a mapping from days to times."""
    slots = sorted(slot for text in _texts(source) for slot in _slots(text))
    if not slots:
        raise Problem("Die Sprechzeiten nennen keine Uhrzeit", _HINT)
    for first, second in pairwise(slots):
        if first[0] == second[0] and second[1] < first[2]:
            raise Problem(
                f"Am {WEEKDAYS[first[0]]} überschneiden sich"
                f" {format_times(*first[1:])} und {format_times(*second[1:])}",
                "Mo: 9–12 und 14–16 Uhr",
            )
    return OpeningHours(tuple(slots))


def _texts(source: HoursSource) -> Iterator[str]:
    if isinstance(source, str):
        yield source
    elif isinstance(source, Mapping):
        for days, times in source.items():
            yield f"{days}: {' und '.join(_texts(times))}"
    else:
        for item in source:
            yield from _texts(item)


def _slots(text: str) -> Iterator[Slot]:
    if len(text) > _LONGEST:
        raise Problem(f"{quoted(text)} ist zu lang für Sprechzeiten", _HINT)
    if match := _APPOINTMENT.search(text):
        raise Problem(f"{quoted(match[0])} ist keine Uhrzeit", "als eigenes Feld: nach_vereinbarung: ja")
    tokens = list(_tokens(text))
    kinds, position = "".join(kind for kind, _ in tokens), 0
    while position < len(kinds):
        group = _GROUP.match(kinds, position)
        if not group:
            raise Problem(f"{quoted(text.strip())} ist keine Sprechzeit", _HINT)
        ranges = _ranges(tokens[slice(*group.span("times"))])
        for weekday in _weekdays(tokens[slice(*group.span("days"))]):
            yield from ((weekday, start, end) for start, end in ranges)
        position = group.end()


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield kind and text: T time, D day, X closed, `-`, `,` and `?` for anything else."""
    kinds = {"time": "T", "to": "-", "and": ",", "closed": "X", "day": "D", "other": "?"}
    for match in _TOKEN.finditer(text):
        if match["day"] and (run := _DAY_RUNS.get(fold(match["day"]))):
            yield from (("D", run[0]), ("-", "–"), ("D", run[1]))
        elif match.lastgroup and match.lastgroup != "silent":
            yield kinds[match.lastgroup], match[0]


def _weekdays(tokens: list[tuple[str, str]]) -> list[int]:
    days: list[int] = []
    for index, (kind, word) in enumerate(tokens):
        if kind == "D":
            day = _weekday(word)
            if index and tokens[index - 1][0] == "-":
                days += [(days[-1] + step) % 7 for step in range(1, (day - days[-1]) % 7)]
            days.append(day)
    return days


def _weekday(word: str) -> int:
    if _HOLIDAY.fullmatch(fold(word)):
        raise Problem(
            f"{quoted(word)} ist kein Wochentag", "Zeiten an Feiertagen in den Text unter dem Kopf schreiben"
        )
    number = weekday_number(word)
    if number is None:
        number = weekday_number(word.removesuffix("s"))
    if number is None:
        raise Problem(f"{quoted(word)} ist kein Wochentag", nearest_weekday(word) or _HINT)
    return number


def _ranges(tokens: list[tuple[str, str]]) -> list[tuple[dt.time, dt.time]]:
    texts = [text for kind, text in tokens if kind == "T"]
    times = [_time(text, is_end=at % 2 == 1) for at, text in enumerate(texts)]
    ranges = list(zip(times[::2], times[1::2], strict=True))
    for index, (start, end) in enumerate(ranges):
        if end <= start:
            typed = f"{texts[2 * index]}–{texts[2 * index + 1]}"
            raise _no_range(typed, start, end)
    return ranges


def _time(text: str, *, is_end: bool) -> dt.time:
    if is_end and text in ("24", "24:00", "24.00"):
        return _MIDNIGHT
    return parse_time(f"{text} Uhr" if text.isdigit() else text)


def _no_range(typed: str, start: dt.time, end: dt.time) -> Problem:
    """Hours over midnight must not be advised to be turned round: nobody would be there."""
    if end == dt.time(0):
        return Problem(
            f"{quoted(typed)} geht bis Mitternacht", f"{format_times(start).split(chr(160))[0]}–24 Uhr"
        )
    if start >= _EVENING and end <= _MORNING:
        return Problem(f"{quoted(typed)} geht über Mitternacht", _MIDNIGHT_HINT)
    hint = format_times(end, start) if end < start else _HINT
    return Problem(f"Bei {quoted(typed)} liegt das Ende nicht nach dem Beginn", hint)
