"""The 400 Kreise of Germany with their official keys, and how people write their names."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from content_model.fields.spelling import fold

DATA = Path(__file__).with_name("data")
LANDS: Mapping[str, str] = MappingProxyType({
    "01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen",
    "05": "Nordrhein-Westfalen", "06": "Hessen", "07": "Rheinland-Pfalz", "08": "Baden-Württemberg",
    "09": "Bayern", "10": "Saarland", "11": "Berlin", "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern", "14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen",
})  # fmt: skip
TOWN_KINDS = frozenset({"kreisfreie Stadt", "Stadtkreis"})
CITY_STATES = frozenset({"Berlin", "Hamburg"})  # town and Land in one

_SAYS_ITS_KIND = re.compile(r"kreis\b|^(?:Region|Städteregion|Regionalverband)\b", re.IGNORECASE)
_ADDITION = re.compile(r"\s*[(/,]|\s(?:[abiv]\.|(?:am|an|auf|bei|im|in|ob|vor|vorm)\b)")
_OFFICIAL_KEY = re.compile(r"\d{5}(?:\d{3})?")
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset((
    *("a", "am", "an", "auf", "b", "bei", "d", "dem", "den", "der", "die", "i", "im", "in", "ob", "und", "v", "vor"),
    *("region", "regionalverband", "staedteregion"),
))  # fmt: skip
_TOWN_WORDS = frozenset((
    *("bundesstadt", "documenta", "fernuniversitaet", "freie", "hanse", "hansestadt", "klingenstadt", "kreisfrei"),
    *("kreisfreie", "landeshauptstadt", "stadt", "stadtkreis", "stadtstaat", "universitaetsstadt"),
    "wissenschaftsstadt",
))  # fmt: skip
_RURAL_WORDS = frozenset({"kreis", "landkreis", "lk", "lkr"})
_SPELLINGS = {"sankt": "st", "oberpfalz": "opf"}


@dataclass(frozen=True, slots=True)
class District:
    """A Kreis of today: its official key (AGS, five digits), its name and its kind.

    The kind is always told with the name: Rostock is a kreisfreie Stadt and also a Landkreis.
    """

    ags: str
    name: str
    kind: str

    @property
    def land(self) -> str:
        """The name of its Land."""
        return LANDS[self.ags[:2]]

    @property
    def is_town(self) -> bool:
        """Whether it is a town that belongs to no Landkreis."""
        return self.kind in TOWN_KINDS

    @property
    def full_name(self) -> str:
        """The name with its kind, to be shown: „Landkreis Rostock“, „Rostock (kreisfreie Stadt)“."""
        if self.name in CITY_STATES or _SAYS_ITS_KIND.search(self.name):
            return self.name
        return f"{self.name} ({self.kind})" if self.is_town else f"{self.kind} {self.name}"


@cache
def districts() -> tuple[District, ...]:
    """All Kreise of Germany by their keys, as of 2021 and unchanged since."""
    return tuple(District(ags, *one) for ags, one in read_data(DATA / "districts.json")["districts"].items())


@cache
def district_by_key() -> Mapping[str, District]:
    """AGS of five digits → Kreis."""
    return MappingProxyType({one.ags: one for one in districts()})


def find_district(text: str) -> tuple[District, ...]:
    """The Kreise that `text` can mean: none, one, or the namesakes.

    Takes the official key (the five digits of the Kreis or the eight of a municipality), or the name with
    or without what it is („LK Rostock“, „Hansestadt Rostock“, „Rostock, Stadt“), in any spelling of umlauts,
    with or without an addition („Halle“, „Halle/Saale“, „Halle an der Saale“).
    """
    key = "".join(text.split())
    if _OFFICIAL_KEY.fullmatch(key):
        found = district_by_key().get(key[:5])
        return (found,) if found else ()
    words = _WORD.findall(fold(text))
    matching = _by_words().get(_telling(words), ())
    if not _TOWN_WORDS.isdisjoint(words):
        return tuple(one for one in matching if one.is_town)
    if not _RURAL_WORDS.isdisjoint(words):
        return tuple(one for one in matching if not one.is_town)
    return matching


def short_name(name: str) -> str:
    """The folded name without what tells namesakes apart.

    >>> short_name("Neustadt a.d. Waldnaab")
    'neustadt'
    """
    return fold(_ADDITION.split(name)[0])


def land_file(folder: str, key: str) -> Path:
    """The data file of the Land with the two-digit key in `places` or `shapes`."""
    return DATA / folder / f"{key}-{fold(LANDS[key])}.json"


def read_data(file: Path) -> Any:
    """The content of a data file."""
    return json.loads(file.read_text(encoding="utf-8"))


@cache
def _by_words() -> Mapping[tuple[str, ...], tuple[District, ...]]:
    named: defaultdict[tuple[str, ...], dict[str, District]] = defaultdict(dict)
    for one in districts():
        for name in (one.name, short_name(one.name)):
            named[_telling(_WORD.findall(fold(name)))][one.ags] = one
    return {words: tuple(found.values()) for words, found in named.items()}


def _telling(words: list[str]) -> tuple[str, ...]:
    """The words that make up the name, each once: no kinds, no small words, no ending -kreis."""
    return tuple(dict.fromkeys(_bare(words)))


def _bare(words: list[str]) -> Iterator[str]:
    for word in words:
        if word not in _SMALL_WORDS | _TOWN_WORDS | _RURAL_WORDS:
            yield _SPELLINGS.get(word, word.removesuffix("kreis"))
