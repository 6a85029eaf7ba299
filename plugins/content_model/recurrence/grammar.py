"""German recurrence sentences: `jeden 1. Dienstag im Monat` → rule → the same sentence again."""

from __future__ import annotations

import re
from collections.abc import Callable

from content_model.fields.dates.names import MONTHS, WEEKDAYS, month_number, weekday_number
from content_model.fields.spelling import quoted
from content_model.finding import Problem
from content_model.recurrence.rule import LAST, Frequency, Rule

ON_REQUEST = "nach Absprache"
HINT = "zum Beispiel: jeden 1. Dienstag im Monat, jede Woche am Montag, alle 2 Wochen, am 15. jedes Monats"

_ORDINALS = {
    "1.": 1, "ersten": 1, "2.": 2, "zweiten": 2, "3.": 3, "dritten": 3, "4.": 4, "vierten": 4,
    "5.": 5, "fünften": 5, "letzten": LAST,
}  # fmt: skip
_NUMBERS = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "acht": 8, "zwölf": 12}
_LIST = r"[^\d\W]+\.?(?:(?:, | und )[^\d\W]+\.?)*"
_ORDINAL = r"(?:[1-5]\.|ersten|zweiten|dritten|vierten|fünften|letzten)"
_ORDINAL_LIST = rf"{_ORDINAL}(?:(?:, | und ){_ORDINAL})*"
_COUNT = r"(?P<count>[0-9]{1,3}|[a-zäöü]+)"


def parse_rule(sentence: str) -> Rule | None:
    """The rule that the sentence says, None for `nach Absprache`. Raises Problem outside the grammar."""
    typed = " ".join(sentence.split()).rstrip(".")
    if typed.casefold() in ("nach absprache", "nach vereinbarung"):
        return None
    for pattern, build in _FORMS:
        if match := re.fullmatch(pattern, typed, re.IGNORECASE):
            return build(match)
    raise Problem(f"{quoted(sentence)} ist kein bekannter Satz für Wiederholungen", HINT)


def rule_sentence(rule: Rule) -> str:
    """The sentence of the rule in its canonical form; `parse_rule` reads it back."""
    weekdays = _joined([WEEKDAYS[day] for day in rule.weekdays])
    if rule.frequency is Frequency.DAILY:
        return "jeden Tag" if rule.interval == 1 else f"alle {rule.interval} Tage"
    if rule.frequency is Frequency.WEEKLY:
        every = "jede Woche" if rule.interval == 1 else f"alle {rule.interval} Wochen"
        return f"{every} am {weekdays}" if weekdays else every
    if rule.frequency is Frequency.YEARLY:
        day = f" am {rule.month_day}. {MONTHS[rule.month - 1]}" if rule.month else ""
        return f"jedes Jahr{day}"
    if rule.month_day:
        every = "jedes Monats" if rule.interval == 1 else f"alle {rule.interval} Monate"
        return f"am {rule.month_day}. {every}"
    ordinals = _joined(["letzten" if ordinal == LAST else f"{ordinal}." for ordinal in rule.ordinals])
    if rule.interval == 1:
        return f"jeden {ordinals} {weekdays} im Monat"
    return f"alle {rule.interval} Monate am {ordinals} {weekdays}"


def _joined(words: list[str]) -> str:
    return " und ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _daily(_: re.Match[str]) -> Rule:
    return Rule(Frequency.DAILY)


def _weekly(match: re.Match[str]) -> Rule:
    groups = match.groupdict()
    interval = _number(groups["count"]) if groups.get("count") else 1
    return Rule(Frequency.WEEKLY, interval, weekdays=_weekdays(groups.get("weekdays")))


def _fortnightly(match: re.Match[str]) -> Rule:
    return Rule(Frequency.WEEKLY, 2, weekdays=_weekdays(match["weekdays"]))


def _monthly(match: re.Match[str]) -> Rule:
    groups = match.groupdict()
    interval = _number(groups["count"]) if groups.get("count") else 1
    ordinals = {_ORDINALS[word.casefold()] for word in re.split(r", | und ", match["ordinals"])}
    ordered = tuple(sorted(ordinals, key=lambda ordinal: (ordinal < 0, ordinal)))
    return Rule(Frequency.MONTHLY, interval, _weekdays(match["weekdays"]), ordered)


def _month_day(match: re.Match[str]) -> Rule:
    day = int(match["day"])
    if not 1 <= day <= 28:
        raise Problem(
            f"den {day}. gibt es nicht in jedem Monat",
            "am 28. jedes Monats, jeden letzten Freitag im Monat, oder die Tage einzeln unter termine:",
        )
    return Rule(Frequency.MONTHLY, month_day=day)


def _yearly(match: re.Match[str]) -> Rule:
    if match["day"] is None:
        return Rule(Frequency.YEARLY)
    day, month = int(match["day"]), month_number(match["month"].rstrip("."))
    if month is None or not 1 <= day <= 31:
        raise Problem(f"{quoted(match.group())} nennt keinen Tag des Jahres", "jedes Jahr am 10. Oktober")
    return Rule(Frequency.YEARLY, month_day=day, month=month)


def _weekdays(text: str | None) -> tuple[int, ...]:
    if text is None:
        return ()
    days = set()
    for word in re.split(r", | und ", text):
        number = weekday_number(word.rstrip("."))
        if number is None:
            raise Problem(f"{quoted(word)} ist kein Wochentag", "Montag, Dienstag, Mittwoch …")
        days.add(number)
    return tuple(sorted(days))


def _number(text: str) -> int:
    number = int(text) if text.isdigit() else _NUMBERS.get(text.casefold(), 0)
    if not 1 <= number <= 52:
        raise Problem(f"„alle {text}“ ist kein Abstand, den es gibt", "eine Zahl ab 1: alle 2 Wochen")
    return number


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Rule]], ...] = (
    (r"jeden Tag|täglich", _daily),
    (rf"(?:jede Woche|wöchentlich)(?: am (?P<weekdays>{_LIST}))?", _weekly),
    (rf"(?:14|vierzehn)[- ]?tägig?lich(?: am (?P<weekdays>{_LIST}))?", _fortnightly),
    (rf"alle {_COUNT} Wochen(?: am (?P<weekdays>{_LIST}))?", _weekly),
    (rf"jeden (?P<ordinals>{_ORDINAL_LIST}) (?P<weekdays>{_LIST}) (?:im|des|jedes|eines) Monats?", _monthly),
    (rf"alle {_COUNT} Monate am (?P<ordinals>{_ORDINAL_LIST}) (?P<weekdays>{_LIST})", _monthly),
    (r"am (?P<day>[0-9]{1,2})\. (?:jedes|im|des) Monats?", _month_day),
    (r"(?:jedes Jahr|jährlich)(?: am (?P<day>[0-9]{1,2})\. ?(?P<month>[^\d\W]+\.?))?", _yearly),
    (rf"jeden (?P<weekdays>{_LIST})", _weekly),
)
