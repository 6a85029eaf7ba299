"""Why a recurrence sentence is refused, and the sentence that is probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable

from content_model.fields.meeting_time import split_times
from content_model.fields.spelling import fold, nearest, quoted, shown
from content_model.finding import Problem
from content_model.recurrence.rule import LAST
from content_model.recurrence.tokens import WORDS, tokens_of

HINT = "zum Beispiel: jeden 1. Dienstag im Monat, jede Woche am Montag, alle 2 Wochen, am 15. jedes Monats"

_FOREIGN = re.compile(
    r"(?i)rrule|freq ?=|byday|interval ?=|\b(?:every|weekly|monthly|yearly|daily|biweekly|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday)\b"
)
_OWN_LINES = (
    (r"bis", "wann die Reihe endet, hat eine eigene Zeile", "regel: {} und darunter bis: 31.12.2026"),
    (
        r"(?:außer|ausser|ausgenommen|nicht)",
        "was ausfällt, hat eine eigene Zeile",
        "regel: {} und darunter außer: [Feiertage, Schulferien]",
    ),
    (r"ab", "der erste Tag hat eine eigene Zeile", "regel: {} und der erste Tag unter beginn:"),
)
_SHORTEST_SLIP = 4
_SentenceOf = Callable[[str], str | None]


def too_long(sentence: str) -> Problem:
    """Say that nobody writes a rule of this length."""
    return Problem(f"der Satz hat {len(sentence)} Zeichen und ist keine Regel für Wiederholungen", HINT)


def unknown_sentence(sentence: str, tokens: str, sentence_of: _SentenceOf) -> Problem:
    """Say that the sentence is outside the grammar, with the nearest known form."""
    if _FOREIGN.search(sentence):
        return Problem(f"{quoted(sentence)} ist keine Regel in deutschen Worten", _meant(tokens, sentence_of))
    before, times = split_times(sentence)
    if times:
        hint = f"{sentence_of(tokens_of(before)) or before} und die Uhrzeit unter beginn:"
        return Problem(f"{quoted(shown(times))} gehört nicht in die Regel", hint)
    for word, problem, cure in _OWN_LINES:
        match = re.search(rf"(?i)[ ,;]+{word} ", sentence)
        if match and (known := sentence_of(tokens_of(sentence[: match.start()]))):
            return Problem(f"in {quoted(sentence)} steht mehr als die Regel: {problem}", cure.format(known))
    return Problem(
        f"{quoted(sentence)} ist kein bekannter Satz für Wiederholungen", _near(sentence, tokens, sentence_of)
    )


def no_interval(typed: str, most: int) -> Problem:
    """Say that the number in `alle 0 Wochen` or `alle 500 Wochen` cannot be."""
    return Problem(
        f"{quoted(typed)} nennt keinen Abstand, den es gibt", f"eine Zahl von 1 bis {most}, wie alle 2 Wochen"
    )


def no_such_ordinal(typed: str) -> Problem:
    """Say that no month has a sixth Tuesday."""
    return Problem(
        f"{quoted(typed)}: ein Wochentag kommt in jedem Monat vier- oder fünfmal vor",
        "jeden 1. Dienstag im Monat, auch 2., 3., 4. und 5., oder jeden letzten Dienstag im Monat",
    )


def no_such_month_day(day: int, typed: str) -> Problem:
    """Say that not every month has a 29th, 30th or 31st."""
    reason = f"den {day}. gibt es nicht in jedem Monat" if 29 <= day <= 31 else f"einen {day}. gibt es nicht"
    return Problem(
        f"{quoted(typed)}: {reason}",
        "am 28. jedes Monats, jeden letzten Freitag im Monat, oder die Tage einzeln unter termine:",
    )


def leap_day() -> Problem:
    """Say that most years have no 29 February."""
    return Problem(
        "den 29. Februar gibt es nur in Schaltjahren",
        "jedes Jahr am 28. Februar oder jedes Jahr am 1. März",
    )


def _near(sentence: str, tokens: str, sentence_of: _SentenceOf) -> str:
    """The sentence without its slips, else one out of its parts, else examples."""
    words = re.findall(r"[^\W\d_]+|\S|\s", sentence)
    if known := sentence_of(tokens_of("".join(map(_without_slip, words)))):
        return f"meinten Sie {quoted(known)}?"
    return _meant(tokens, sentence_of)


def _without_slip(word: str) -> str:
    if len(word) < _SHORTEST_SLIP or not word.isalpha() or tokens_of(word) != fold(word):
        return word
    return next(iter(nearest(word, WORDS, 1)), word)


def _meant(tokens: str, sentence_of: _SentenceOf) -> str:
    """A sentence out of the weekdays, ordinals and numbers in the tokens, or the examples."""
    for candidate in _candidates(tokens):
        if known := sentence_of(candidate):
            return f"meinten Sie {quoted(known)}?"
    return HINT


def _candidates(tokens: str) -> list[str]:
    weekdays = " , ".join(dict.fromkeys(re.findall(r"W\d", tokens)))
    ordinals = " , ".join(f"O{number}" for number in _ordinals(tokens))
    number, unit = re.search(r"N\d+", tokens), re.search(r"woche|monat|jahr|tag", tokens)
    yearly = re.search(r"O\d+ M\d+", tokens)
    clock = re.search(r"N\d+ (?:uhr|bis N)", tokens)  # a time of day, not how often
    if len(ordinals) > 3 < len(weekdays) or ("M" in tokens and not yearly):  # two rules, or one of a month
        return []
    return [
        *([f"jede {ordinals} {weekdays} im monat"] if weekdays and ordinals else []),
        *([f"alle {number[0]} woche am {weekdays}"] if weekdays and number and not clock else []),
        *([f"jede woche am {weekdays}"] if weekdays else []),
        *([f"jede jahr am {yearly[0]}"] if yearly else []),
        *([f"am {ordinals} jede monat"] if ordinals and not weekdays else []),
        *([f"alle {number[0]} {unit[0]}"] if number and unit else []),
        *([f"jede {unit[0]}"] if unit else []),
    ]


def _ordinals(tokens: str) -> list[int]:
    found = [int(number) for number in re.findall(r"O(-?\d+)", tokens)]
    return sorted(set(found), key=lambda ordinal: (ordinal == LAST, ordinal))
