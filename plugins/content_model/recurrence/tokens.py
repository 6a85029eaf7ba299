"""A recurrence sentence as a few kinds of words, so that spellings and cases compare equal.

`W1` is a weekday (0 is Monday), `O2` an ordinal (`O-1` the last), `N4` a number, `M10` a month;
every other word stays as it is, folded. A list is written with commas.

>>> tokens_of("Jeden ersten Di. und Do. im Monat")
'jede O1 W1 , W3 im monat'
"""

from __future__ import annotations

import re

from content_model.fields.dates.names import MONTHS, WEEKDAYS, month_number, weekday_number
from content_model.fields.spelling import fold
from content_model.recurrence.rule import LAST

LONGEST = 200
DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_ORDINALS = {
    "erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fuenft": 5, "sechst": 6, "siebt": 7, "siebent": 7,
    "acht": 8, "neunt": 9, "zehnt": 10, "zwoelft": 12, "vierzehnt": 14, "fuenfzehnt": 15, "letzt": LAST,
}  # fmt: skip
_NUMBERS = {
    "null": 0, "ein": 1, "eine": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwoelf": 12, "vierzehn": 14,
}  # fmt: skip
_SAME = {
    **dict.fromkeys(("jede", "jeder", "jedes", "jedem", "jeden"), "jede"),
    **dict.fromkeys(("tag", "tage", "tagen", "tags"), "tag"),
    **dict.fromkeys(("woche", "wochen"), "woche"),
    **dict.fromkeys(("monat", "monate", "monaten", "monats", "monates"), "monat"),
    **dict.fromkeys(("jahr", "jahre", "jahren", "jahres"), "jahr"),
    **dict.fromkeys(("im", "des", "eines"), "im"),
    **dict.fromkeys(("und", "sowie", "u", "&", ",", ";", "+"), ","),
    **dict.fromkeys(("bis", "-", "–", "—"), "bis"),
    "taeglich": "jede tag",
    "vierteljaehrlich": "alle N3 monat",
    "halbjaehrlich": "alle N6 monat",
}  # fmt: skip
_FILLERS = {"immer", "jeweils", "regelmaessig", "den", "dem", ".", "von", "vom", "einmal"}
WORDS = (
    *WEEKDAYS, *MONTHS, "jeden", "jede", "jedes", "Monat", "Monats", "Monate", "Woche", "Wochen", "Jahr",
    "Tage", "alle", "ersten", "zweiten", "dritten", "vierten", "letzten", "täglich", "wöchentlich",
    "monatlich", "jährlich",
)  # fmt: skip
"""What a mistyped word of a sentence may be meant to be."""

_WORD = re.compile(r"[0-9]+(?:\.|te[nrs]?\b)|[^\W\d_]+|[0-9]+|[^\s\w]")
_FORTNIGHT = re.compile(r"\b(?:14|vierzehn)[- ]?taeg(?:lich|ig)\b")
_COMPOUND = re.compile(r"\b([0-9]+|zwei|drei|vier|sechs|acht)[- ]?(woech|monat)(?:ent)?(?:lich|ig)\b")
_DIGITS = re.compile("[0-9]+")
_RANGE = re.compile(r"W(\d) bis (?:jede )?W(\d)")


def tokens_of(sentence: str) -> str:
    """The words of a sentence of at most `LONGEST` characters, joined by blanks."""
    text = _FORTNIGHT.sub("alle 2 wochen", fold(sentence[:LONGEST]))
    text = _COMPOUND.sub(lambda match: f"alle {match[1]} {_unit(match[2])}", text)
    words = [token for word in _WORD.findall(text) if (token := token_of(word))]
    joined = re.sub(r"(?:, )+", ", ", " ".join(words))
    return _RANGE.sub(_weekday_range, joined).removesuffix(" ,")


def token_of(word: str) -> str:
    """The token of one folded word; empty for words that say nothing."""
    if word in _FILLERS:
        return ""
    if word in _SAME:
        return _SAME[word]
    if word.isdecimal():
        return f"N{int(word)}"
    if ordinal := _DIGITS.match(word):
        return f"O{int(ordinal[0])}"
    return _named(word) or word


def _named(word: str) -> str | None:
    if (weekday := weekday_number(word)) is not None:
        return f"W{weekday}"
    if word.endswith("s") and (weekday := weekday_number(word[:-1])) is not None and len(word) > 3:
        return f"jede W{weekday}"
    if (month := month_number(word)) is not None:
        return f"M{month}"
    if (ordinal := _ORDINALS.get(re.sub(r"e[nrsm]?$", "", word))) is not None and word not in _NUMBERS:
        return f"O{ordinal}"
    return f"N{_NUMBERS[word]}" if word in _NUMBERS else None


def _unit(stem: str) -> str:
    return "wochen" if stem == "woech" else "monate"


def _weekday_range(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    days = range(first, last + 1 if last >= first else last + 8)
    return " , ".join(f"W{day % 7}" for day in days)
