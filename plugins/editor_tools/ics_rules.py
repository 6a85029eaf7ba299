"""RRULE (RFC 5545, 3.3.10) → a rule of the kit's grammar, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from icalendar import Component

from content_model.finding import Problem
from content_model.recurrence.grammar import parse_rule, rule_sentence
from content_model.recurrence.rule import LAST, Frequency, Rule

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
TIMES = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
UNKNOWN = {
    "BYWEEKNO": "nach Kalenderwochen",
    "BYYEARDAY": "nach Tagen des Jahres",
    "RSCALE": "nach einem anderen Kalender",
    "SKIP": "mit Ausweichtagen",
}
HARMLESS = {"FREQ", "INTERVAL", "UNTIL", "COUNT", "WKST"}
ORDINALS = (1, 2, 3, 4, 5, LAST)
Parts = Mapping[str, Sequence[Any]]


class RuleRefusedError(Exception):
    """Why the rule is none of ours, in German words that follow „weil“."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A rule as a sentence, with its last day or number of dates."""

    rule: Rule
    until: date | None = None
    count: int | None = None

    @property
    def sentence(self) -> str:
        """The German sentence of the rule."""
        return rule_sentence(self.rule)


def parts_of(component: Component) -> Parts | None:
    """The parts of the one rule of a VEVENT in lists; None without a rule, with several or a broken one."""
    recur = component.get("RRULE")
    if not isinstance(recur, dict):
        return None
    return {str(name).upper(): _listed(value) for name, value in recur.items()}


def read_rule(parts: Parts, begin: date) -> Repetition:
    """The repetition that the parts say for an event whose local start is `begin`. Raises RuleRefusedError."""
    frequency = str(parts.get("FREQ", [""])[0]).upper()
    _check_parts(parts, frequency, begin)
    rule = _RULES[Frequency(frequency)](parts, begin)
    try:
        if parse_rule(rule_sentence(rule)) != rule:
            raise RuleRefusedError("unsere Sätze diese Regel nicht sagen können")
    except Problem as problem:
        raise RuleRefusedError(f"unsere Sätze diese Regel nicht sagen können ({problem.problem})") from None
    count = int(parts["COUNT"][0]) if "COUNT" in parts else None
    return Repetition(rule, _last_day(parts, begin), count)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _check_parts(parts: Parts, frequency: str, begin: date) -> None:
    if frequency in OFTEN:
        raise RuleRefusedError("sie mehrmals am Tag gilt")
    if frequency not in list(Frequency):
        raise RuleRefusedError("sie keine Häufigkeit nennt")
    for name, words in UNKNOWN.items():
        if name in parts:
            raise RuleRefusedError(f"sie {words} zählt")
    _check_times(parts, begin)
    if "UNTIL" in parts and "COUNT" in parts:
        raise RuleRefusedError("sie zwei Enden hat")
    if _interval(parts) < 1:
        raise RuleRefusedError("ihr Abstand 0 ist")


def _check_times(parts: Parts, begin: date) -> None:
    for name, unit in TIMES.items():
        own = [getattr(begin, unit)] if isinstance(begin, datetime) else [0]
        if name in parts and [int(value) for value in parts[name]] != own:
            raise RuleRefusedError("sie andere Uhrzeiten nennt als der Beginn")


def _check_rest(parts: Parts, *read: str) -> None:
    """Refuse what the rule says beyond the parts that were read."""
    if rest := parts.keys() - HARMLESS - TIMES.keys() - set(read):
        raise RuleRefusedError(f"sie zusammen mit {', '.join(sorted(rest))} nicht in unsere Sätze passt")


def _interval(parts: Parts) -> int:
    return int(parts.get("INTERVAL", [1])[0])


def _weekdays(parts: Parts) -> list[tuple[int | None, int]]:
    """Each BYDAY as (ordinal or None, weekday 0 to 6)."""
    found = []
    for value in parts.get("BYDAY", ()):
        text = str(value).upper()
        if text[-2:] not in DAYS:
            raise RuleRefusedError(f"„{text}“ kein Wochentag ist")
        found.append((int(text[:-2]) if text[:-2] else None, DAYS.index(text[-2:])))
    return found


def _daily(parts: Parts, begin: date) -> Rule:
    _check_rest(parts, "BYDAY")
    interval, days = _interval(parts), _weekdays(parts)
    if any(ordinal for ordinal, _ in days):
        raise RuleRefusedError("sie Wochentage zählt, aber täglich gilt")
    if days and interval == 1:
        return _weekly_rule([day for _, day in days], 1)
    if interval % 7 == 0 and not days:
        return _weekly_rule([begin.weekday()], interval // 7)
    if days:
        raise RuleRefusedError("sie alle paar Tage gilt, aber nur an manchen Wochentagen")
    return Rule(Frequency.DAILY, interval)


def _weekly(parts: Parts, begin: date) -> Rule:
    _check_rest(parts, "BYDAY")
    days = [day for _, day in _weekdays(parts)] or [begin.weekday()]
    return _weekly_rule(days, _interval(parts))


def _weekly_rule(days: Sequence[int], interval: int) -> Rule:
    if len(set(days)) == len(DAYS) and interval == 1:
        return Rule(Frequency.DAILY)
    return Rule(Frequency.WEEKLY, interval, weekdays=tuple(sorted(set(days))))


def _monthly(parts: Parts, begin: date) -> Rule:
    interval = _interval(parts)
    if "BYDAY" in parts:
        return _monthly_weekdays(parts, interval)
    _check_rest(parts, "BYMONTHDAY")
    days = [int(day) for day in parts.get("BYMONTHDAY", [begin.day])]
    if interval == 12 and len(days) == 1:
        return _yearly_rule(days[0], begin.month)
    if len(days) != 1 or not 1 <= days[0] <= 31:
        raise RuleRefusedError("sie mehrere oder vom Ende gezählte Monatstage nennt")
    return Rule(Frequency.MONTHLY, interval, month_day=days[0])


def _monthly_weekdays(parts: Parts, interval: int) -> Rule:
    found = _weekdays(parts)
    weekdays = sorted({day for _, day in found})
    ordinals = {ordinal for ordinal, _ in found}
    if ordinals == {None}:
        ordinals = _ordinals_beside(parts, weekdays)
    _check_rest(parts, "BYDAY", "BYSETPOS", "BYMONTHDAY")
    if not ordinals and interval == 1:
        return _weekly_rule(weekdays, 1)
    if None in ordinals or not ordinals or not ordinals <= set(ORDINALS):
        raise RuleRefusedError("sie Wochentage im Monat anders zählt als 1. bis 5. und letzter")
    numbers = sorted((number for number in ordinals if number), key=lambda number: (number < 0, number))
    if len(set(found)) not in (len(weekdays), len(weekdays) * len(numbers)):
        raise RuleRefusedError("sie jeden Wochentag anders zählt")
    return Rule(Frequency.MONTHLY, interval, tuple(weekdays), tuple(numbers))


def _ordinals_beside(parts: Parts, weekdays: Sequence[int]) -> set[int | None]:
    """The ordinals that BYSETPOS or seven days of the month give; none for every such weekday."""
    positions = {int(value) for value in parts.get("BYSETPOS", ())}
    month_days = {int(value) for value in parts.get("BYMONTHDAY", ())}
    if positions and month_days:
        raise RuleRefusedError("sie Monatstage auswählt und dann noch zählt")
    if len(weekdays) > 1 and (positions or month_days):
        raise RuleRefusedError("sie aus mehreren Wochentagen einen auswählt")
    if not month_days:
        return set(positions)
    for ordinal in range(1, 5):
        if month_days == set(range(7 * ordinal - 6, 7 * ordinal + 1)):
            return {ordinal}
    raise RuleRefusedError("sie Wochentag und Monatstag verbindet")


def _yearly(parts: Parts, begin: date) -> Rule:
    _check_rest(parts, "BYMONTH", "BYMONTHDAY")
    months = [int(month) for month in parts.get("BYMONTH", [begin.month])]
    days = [int(day) for day in parts.get("BYMONTHDAY", [begin.day])]
    if len(months) != 1 or len(days) != 1 or ("BYMONTHDAY" in parts and "BYMONTH" not in parts):
        raise RuleRefusedError("sie mehrere Tage im Jahr nennt")
    return _yearly_rule(days[0], months[0], _interval(parts))


def _yearly_rule(day: int, month: int, interval: int = 1) -> Rule:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        raise RuleRefusedError("sie Monatstage vom Ende her zählt")
    return Rule(Frequency.YEARLY, interval, month_day=day, month=month)


def _last_day(parts: Parts, begin: date) -> date | None:
    """UNTIL as a day; it is inclusive, and a time in it counts against the time of the start."""
    if "UNTIL" not in parts:
        return None
    until = parts["UNTIL"][0]
    if not isinstance(until, datetime):
        return until if isinstance(until, date) else None
    day = until.date()
    if isinstance(begin, datetime) and until.time() < begin.time():
        day = date.fromordinal(max(day.toordinal() - 1, 1))
    return day


_RULES = {
    Frequency.DAILY: _daily,
    Frequency.WEEKLY: _weekly,
    Frequency.MONTHLY: _monthly,
    Frequency.YEARLY: _yearly,
}
