"""Sentences with gaps in other languages: `Geprüft von {name}` out of the catalogue, its gaps said in that language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from babel.dates import get_day_names
from babel.lists import format_list

from content_model.foreign_dates import foreign_day, foreign_hours, locale_of

_WEEKDAYS = {name: number for number, name in get_day_names("wide", locale="de").items()}
_ORDINALS = {
    "1.": "ersten",
    "2.": "zweiten",
    "3.": "dritten",
    "4.": "vierten",
    "5.": "fünften",
    "letzten": "letzten",
}
_GAP = re.compile(r"{(\w+)}")


def _one_or_more(words: Iterable[str]) -> str:
    either = "|".join(map(re.escape, words))
    return rf"(?:{either})(?:(?:, | und )(?:{either}))*"


_WEEKDAY_LIST, _ORDINAL_LIST = _one_or_more(_WEEKDAYS), _one_or_more(_ORDINALS)
# What a gap holds, by its name. Names and texts may be anything: they stay as they are typed.
_HOLDS = {
    **dict.fromkeys(("count", "number"), r"\d+"),
    **dict.fromkeys(("day", "last"), r".+?"),
    **dict.fromkeys(("times", "last_times"), r"\d[\d.–]*(?:(?:, | und )\d[\d.–]*)*\sUhr"),
    "weekdays": _WEEKDAY_LIST,
    **dict.fromkeys(("from_day", "to_day"), "|".join(_WEEKDAYS)),
    "ordinals": _ORDINAL_LIST,
    **dict.fromkeys(("name", "text"), r".+"),
}
_FREE = {"name", "text"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A German sentence with gaps as a pattern, and what to say for it."""

    german: re.Pattern[str]
    said: str
    has_free_gaps: bool


def phrases_of(words: Mapping[str, str]) -> tuple[Phrase, ...]:
    """The sentences with gaps among the words of a catalogue; those that say the most come first."""
    found = [german for german in words if (gaps := _GAP.findall(german)) and set(gaps) <= _HOLDS.keys()]
    found.sort(key=lambda german: -len(_GAP.sub("", german)))
    return tuple(
        Phrase(_pattern(german), words[german], bool(_FREE & set(_GAP.findall(german)))) for german in found
    )


def fill(
    match: re.Match[str], lang: str, words: Mapping[str, str], say: Callable[[str], str | None]
) -> dict[str, str] | None:
    """What stands in the gaps, in another language; free texts as `say` puts them.

    None if one gap cannot be said.
    """
    filled: dict[str, str] = {}
    for name, text in match.groupdict().items():
        said = say(text) if name in _FREE else _gap(name, text, lang, words)
        if said is None:
            return None
        filled[name] = said
    return filled


def _gap(name: str, text: str, lang: str, words: Mapping[str, str]) -> str | None:
    match name:
        case "day" | "last":
            return foreign_day(text, lang)
        case "times" | "last_times":
            return foreign_hours(text, lang)
        case "weekdays" | "from_day" | "to_day":
            days = get_day_names("wide", locale=locale_of(lang))
            return _listed((days[_WEEKDAYS[day]] for day in _split(text)), lang)
        case "ordinals":
            return _listed((words.get(_ORDINALS[one], one) for one in _split(text)), lang)
    return text


def _split(text: str) -> list[str]:
    return re.split(r", | und ", text)


def _listed(words: Iterable[str], lang: str) -> str:
    return format_list(list(words), locale=locale_of(lang))


def _pattern(german: str) -> re.Pattern[str]:
    parts = _GAP.split(german)
    texts = (re.escape(part).replace(r"\ ", r"\s") for part in parts[::2])
    gaps = (*(f"(?P<{name}>{_HOLDS[name]})" for name in parts[1::2]), "")
    return re.compile("".join(text + gap for text, gap in zip(texts, gaps, strict=True)))
