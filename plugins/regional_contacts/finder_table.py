"""Postcodes, places, Ortsteile and Kreise as the finder's script reads them, whole or in parts."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

Json = dict[str, Any]
_LETTERS = 3  # of a name's beginning decide in which part it stands
_CUT = re.compile(r"[(/,]| (?:[abiv]\.|(?:am|an|auf|bei|im|in|ob|vor)\b)")
_LEFT_OUT = re.compile(r"^((see|ostsee)?(heil)?bad|\w*stadt|landkreis) ")


Row = tuple[str, str, str]
"""Postcode, key of the Kreis, name: a place; without a postcode an Ortsteil; with a key alone a Kreis; with a name alone a region."""


@dataclass(frozen=True, slots=True)
class Table:
    """Who is where.

    `kreise`: key → what the script gets, in order · `regions`: name → number of the area · `exceptions`: postcode →
    numbers of areas.
    """

    kreise: Mapping[str, list[Any]]
    rows: Sequence[Row]
    regions: Mapping[str, int]
    exceptions: Mapping[str, list[int]]

    def json(self, rows: Iterable[Row]) -> Json:
        """`k`, `p`, `o`, `r`, `x` of a file with these rows (see finder_data)."""
        codes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        names: dict[str, list[str]] = defaultdict(list)
        kreise, regions, exceptions = set(), [], {}
        for code, ags, name in rows:
            if not ags:
                regions.append(self.regions[name])
                continue
            kreise.add(ags)
            if code:
                codes[ags][code].append(name)
            elif name:
                names[ags].append(name)
            if code in self.exceptions:
                exceptions[code] = self.exceptions[code]
        here = [ags for ags in self.kreise if ags in kreise]
        return {
            "k": [self.kreise[ags] for ags in here],
            "p": [_coded(codes[ags]) for ags in here],
            "o": [",".join(names[ags]) for ags in here],
            "r": regions,
            "x": exceptions,
        }

    def parts_by_code(self, room: int) -> dict[str, Json]:
        """First postcode → part; each packs to `room` bytes at most, unless a single postcode does not."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if row[0]:
                found[row[0]].append(row)
        return dict(self._parts(sorted(found.items()), room))

    def parts_by_name(self, room: int) -> dict[str, Json]:
        """First beginning of a name → part, as `parts_by_code`; a place is there with all its postcodes."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            for start in beginnings(row[2] or self.kreise[row[1]][0]):
                found[start].append(row)
        return dict(self._parts(sorted(found.items()), room))

    def _parts(self, rows: Sequence[tuple[str, list[Row]]], room: int) -> Iterator[tuple[str, Json]]:
        """In halves until each fits into the room."""
        part = self.json(dict.fromkeys(row for _, some in rows for row in some))
        if len(rows) == 1 or packed_size(part) <= room:
            yield rows[0][0], part
            return
        ends = list(accumulate(len(some) for _, some in rows))
        middle = min(1 + bisect(ends, ends[-1] // 2), len(rows) - 1)
        yield from self._parts(rows[:middle], room)
        yield from self._parts(rows[middle:], room)


def packed(content: Json) -> bytes:
    """The JSON file; an @ is as hard to harvest as in the pages."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("@", "\\u0040").encode()


def packed_size(content: Json) -> int:
    """Bytes on the way to the visitor."""
    return len(gzip.compress(packed(content), 6))


def _coded(places: Mapping[str, list[str]]) -> str:
    """`17033Neubrandenburg;1;2;3Beseritz,Blankenhof`: 17033, 17034, 17036, 17039."""
    parts, before, same = [], 0, ""
    for code, names in sorted(places.items()):
        joined = ",".join(names)
        parts.append(f"{int(code) - before}{'' if joined == same else joined}")
        before, same = int(code), joined
    return ";".join(parts)


@cache
def beginnings(name: str) -> frozenset[str]:
    """The first letters of a name in each of the spellings under which finder.js keeps it."""
    keys = (key(name), _bare(name), key(_without_marks(name)))
    return frozenset(one[:_LETTERS] for one in keys)


def key(text: str) -> str:
    """A name as finder.js compares it: `Ückeritz` → `ueckeritz`."""
    text = unicodedata.normalize("NFC", text.lower().replace("ß", "ss"))
    text = _without_marks(re.sub("[äöü]", r"\g<0>e", text))
    text = re.sub("[^a-z0-9]+", " ", text).strip()
    return re.sub(r"^(lkr?|kreis)\b", "landkreis", re.sub(r"\bst\b", "sankt", text))


def _bare(text: str) -> str:
    """Without what people leave out."""
    return _LEFT_OUT.sub("", key(_CUT.split(text)[0]))


def _without_marks(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
