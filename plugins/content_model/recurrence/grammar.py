"""German recurrence sentences: `jeden 1. Dienstag im Monat` → rule → the same sentence again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from content_model.fields.dates.names import MONTHS, WEEKDAYS
from content_model.fields.spelling import quoted
from content_model.finding import Problem
from content_model.recurrence import refusals
from content_model.recurrence.rule import LAST, Frequency, Rule
from content_model.recurrence.tokens import DAYS_OF_MONTHS, LONGEST, tokens_of

ON_REQUEST = ("nach absprache", "nach vereinbarung", "nach bedarf", "auf anfrage")
MOST_INTERVAL = {Frequency.DAILY: 99, Frequency.WEEKLY: 52, Frequency.MONTHLY: 24, Frequency.YEARLY: 10}
LAST_SAFE_DAY = 28  # the last day that every month has

_WEEKDAY_LIST = r"(?P<weekdays>(?:am |jede )?W\d(?: , (?:am |jede )?W\d)*)"
_ON_WEEKDAYS = rf"(?: ,)?(?: {_WEEKDAY_LIST})?"
_ORDINAL_LIST = r"(?P<ordinals>O-?\d+(?: , O-?\d+)*)"
_OF_MONTH = r" (?:im|in|jede|im jede|in jede) monat"
_EVERY_MONTH = (
    r"(?:alle N(?P<count>\d+) monat|jede O(?P<nth>\d+) monat|jede monat|alle monat|monatlich)(?: ,)?"
)
_EVERY_YEAR = r"(?:alle N(?P<count>\d+) jahr|jede O(?P<nth>\d+) jahr|jede jahr|alle jahr|jaehrlich)(?: ,)?"
_DAY_AND_MONTH = r"O(?P<day>\d+) [OM](?P<month>\d+)"
_Match = re.Match[str]


def parse_rule(sentence: str) -> Rule | None:
    """The rule that the sentence says, None for `nach Absprache`. Raises Problem outside the grammar."""
    if len(sentence) > LONGEST:
        raise refusals.too_long(sentence)
    if " ".join(sentence.lower().split()).rstrip(".") in ON_REQUEST:
        return None
    tokens = tokens_of(sentence)
    if (rule := _rule_of(tokens, sentence)) is None:
        raise refusals.unknown_sentence(sentence, tokens, _sentence_of)
    return rule


def rule_sentence(rule: Rule) -> str:
    """The sentence of the rule in its canonical form; `parse_rule` reads it back."""
    return _WORDS[rule.frequency](rule)


def _rule_of(tokens: str, typed: str) -> Rule | None:
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(tokens):
            return build(match, typed)
    return None


def _sentence_of(tokens: str) -> str | None:
    """The canonical sentence for tokens inside the grammar."""
    try:
        rule = _rule_of(tokens, tokens)
    except Problem:
        return None
    return rule_sentence(rule) if rule else None


def _daily_words(rule: Rule) -> str:
    return "jeden Tag" if rule.interval == 1 else f"alle {rule.interval} Tage"


def _weekly_words(rule: Rule) -> str:
    every = "jede Woche" if rule.interval == 1 else f"alle {rule.interval} Wochen"
    first, last = min(rule.weekdays, default=0), max(rule.weekdays, default=0)
    if len(rule.weekdays) > 2 and len(rule.weekdays) == last - first + 1:
        return f"{every} von {WEEKDAYS[first]} bis {WEEKDAYS[last]}"
    return f"{every} am {_weekday_words(rule)}" if rule.weekdays else every


def _monthly_words(rule: Rule) -> str:
    if rule.month_day:
        if rule.interval == 1:
            return f"am {rule.month_day}. jedes Monats"
        return f"alle {rule.interval} Monate am {rule.month_day}."
    ordinals = _joined(["letzten" if ordinal == LAST else f"{ordinal}." for ordinal in rule.ordinals])
    if rule.interval == 1:
        return f"jeden {ordinals} {_weekday_words(rule)} im Monat"
    return f"alle {rule.interval} Monate am {ordinals} {_weekday_words(rule)}"


def _yearly_words(rule: Rule) -> str:
    every = "jedes Jahr" if rule.interval == 1 else f"alle {rule.interval} Jahre"
    return f"{every} am {rule.month_day}. {MONTHS[rule.month - 1]}" if rule.month else every


_WORDS = {
    Frequency.DAILY: _daily_words,
    Frequency.WEEKLY: _weekly_words,
    Frequency.MONTHLY: _monthly_words,
    Frequency.YEARLY: _yearly_words,
}


def _weekday_words(rule: Rule) -> str:
    return _joined([WEEKDAYS[day] for day in rule.weekdays])


def _joined(words: list[str]) -> str:
    return " und ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _days(match: _Match, typed: str) -> Rule | None:
    interval = _interval(match, None, typed)
    weekdays = _weekdays(match)
    if interval % 7 == 0 and interval:
        return Rule(Frequency.WEEKLY, _checked(interval // 7, Frequency.WEEKLY, typed), weekdays)
    return None if weekdays else Rule(Frequency.DAILY, _checked(interval, Frequency.DAILY, typed))


def _weekly(match: _Match, typed: str) -> Rule:
    return Rule(Frequency.WEEKLY, _interval(match, Frequency.WEEKLY, typed), _weekdays(match))


def _monthly(match: _Match, typed: str) -> Rule:
    ordinals = {int(number) for number in re.findall(r"-?\d+", match["ordinals"])}
    if ordinals - {LAST, 1, 2, 3, 4, 5}:
        raise refusals.no_such_ordinal(typed)
    ordered = tuple(sorted(ordinals, key=lambda ordinal: (ordinal < 0, ordinal)))
    return Rule(Frequency.MONTHLY, _interval(match, Frequency.MONTHLY, typed), _weekdays(match), ordered)


def _nth_weekday(match: _Match, typed: str) -> Rule:
    """Without `im Monat` the second, third … could be every second one as well."""
    rule = _monthly(match, typed)
    if len(rule.ordinals) == 1 and rule.ordinals[0] > 1:
        weekly = Rule(Frequency.WEEKLY, rule.ordinals[0], rule.weekdays)
        hint = f"{rule_sentence(rule)} oder {rule_sentence(weekly)}"
        raise Problem(f"{quoted(typed)} kann zweierlei heißen", hint)
    return rule


def _month_day(match: _Match, typed: str) -> Rule:
    day = int(match["day"])
    if not 1 <= day <= LAST_SAFE_DAY:
        raise refusals.no_such_month_day(day, typed)
    return Rule(Frequency.MONTHLY, _interval(match, Frequency.MONTHLY, typed), month_day=day)


def _yearly(match: _Match, typed: str) -> Rule:
    interval = _interval(match, Frequency.YEARLY, typed)
    if match.groupdict().get("day") is None:
        return Rule(Frequency.YEARLY, interval)
    day, month = int(match["day"]), int(match["month"])
    if not 1 <= month <= 12 or not 1 <= day <= DAYS_OF_MONTHS[month - 1]:
        raise Problem(f"{quoted(typed)} nennt keinen Tag des Jahres", "jedes Jahr am 10. Oktober")
    if (day, month) == (29, 2):
        raise refusals.leap_day()
    return Rule(Frequency.YEARLY, interval, month_day=day, month=month)


def _interval(match: _Match, frequency: Frequency | None, typed: str) -> int:
    """The number in `alle 2 Wochen` or `jede zweite Woche`; checked where the unit is known."""
    groups = match.groupdict()
    interval = int(groups.get("count") or groups.get("nth") or 1)
    return _checked(interval, frequency, typed) if frequency else interval


def _checked(interval: int, frequency: Frequency, typed: str) -> int:
    if not 1 <= interval <= MOST_INTERVAL[frequency]:
        raise refusals.no_interval(typed, MOST_INTERVAL[frequency])
    return interval


def _weekdays(match: _Match) -> tuple[int, ...]:
    text = cast("str | None", match.groupdict().get("weekdays")) or ""
    return tuple(sorted({int(number) for number in re.findall(r"W(\d)", text)}))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Match, str], Rule | None]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"(?:jede tag|alle tag|alle N(?P<count>\d+) tag|jede O(?P<nth>\d+) tag){_ON_WEEKDAYS}", _days),
        (
            rf"(?:jede woche|alle woche|woechentlich|alle N(?P<count>\d+) woche|jede O(?P<nth>\d+) woche){_ON_WEEKDAYS}",
            _weekly,
        ),
        (r"(?P<weekdays>jede W\d(?: , (?:am |jede )?W\d)*)", _weekly),
        (rf"(?:jede |am )?{_ORDINAL_LIST} {_WEEKDAY_LIST}{_OF_MONTH}", _monthly),
        (rf"{_EVERY_MONTH} (?:am |jede )?{_ORDINAL_LIST} {_WEEKDAY_LIST}(?:{_OF_MONTH})?", _monthly),
        (rf"jede {_ORDINAL_LIST} {_WEEKDAY_LIST}", _nth_weekday),
        (rf"(?:am|jede) O(?P<day>\d+){_OF_MONTH}", _month_day),
        (rf"{_EVERY_MONTH} (?:am |jede )?O(?P<day>\d+)(?:{_OF_MONTH})?", _month_day),
        (rf"{_EVERY_YEAR}(?: am {_DAY_AND_MONTH})?", _yearly),
        (rf"jede {_DAY_AND_MONTH}", _yearly),
        (rf"am {_DAY_AND_MONTH} (?:im|in|jede|im jede) jahr", _yearly),
    )
)
