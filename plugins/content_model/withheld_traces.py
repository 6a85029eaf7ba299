"""What gives away a withheld person without a name: the bare telephone number, the name of a photo's file."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import unquote

from content_model.consent import (
    name_gap,
    shown_names,
    shown_numbers,
    withheld_names,
    withheld_numbers,
)
from content_model.document import Header, Loc, Mark
from content_model.fields.spelling import fold, quoted
from content_model.finding import Finding, Severity
from content_model.models.entry import Entry

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record

OF_PERSONS = frozenset(("personen", "einwilligung"))
PICTURES = frozenset(("bild", "foto", "logo", "datei", "ordner", "bilder", "liste"))
TARGET = re.compile(r"\]\(\s*<?(?P<file>[^()\s<>\"]+\.\w{3,4})[)\s>]")
SUFFIX = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|svg|heic|tiff?)$", re.IGNORECASE)
WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+")
BETWEEN = r"[\s\u00a0\u202f()/.\u2010-\u2013-]{0,3}"
AGAIN = "in der Datei der Person die Einwilligung eintragen oder erneuern"
WITHOUT = "aber die Person ist ohne gültige Einwilligung"
Told = tuple[str, str]
"""A problem and its cure."""


@dataclass(frozen=True, slots=True)
class HiddenTraces:
    """How the withheld numbers are spelled, and the words of the withheld names."""

    numbers: re.Pattern[str] | None
    names: list[list[str]]


def hidden_traces(records: Iterable[Record], today: date) -> HiddenTraces | None:
    """What gives away persons who do not agree (any more); None if there is nobody."""
    every = [record.partial for record in records if record.partial is not None]
    numbers = _hidden(every, withheld_numbers, shown_numbers, today)
    names = [_words(name) for name in _hidden(every, withheld_names, shown_names, today)]
    pattern = re.compile("|".join(map(_spelling, numbers))) if numbers else None
    return HiddenTraces(pattern, names) if numbers or names else None


def trace_findings(records: Iterable[Record], traces: HiddenTraces | None, today: date) -> Iterator[Finding]:
    """A hint for each number and each picture that leads to such a person."""
    for record in records if traces else ():
        if traces and record.partial and not name_gap(record.partial, today):
            if traces.numbers:
                yield from _numbers_in(record, traces.numbers)
            yield from _pictures_in(record, traces.names)


def _hidden(
    entries: Sequence[Entry],
    withheld: Callable[[Entry, date], Iterator[str]],
    shown: Callable[[Entry, date], Iterator[str]],
    today: date,
) -> list[str]:
    """What some file withholds and no other shows."""
    hidden = {found for entry in entries for found in withheld(entry, today)}
    return sorted(hidden.difference(*(shown(entry, today) for entry in entries)), key=len, reverse=True)


def _spelling(number: str) -> str:
    """A number of E.164 (`+493023125101`) in all spellings that people use within and outside of Germany."""
    country = "49" if number.startswith("+49") else ""
    digits = BETWEEN.join(number.removeprefix(f"+{country}"))
    abroad = rf"(?:\+|00){BETWEEN.join(country)}{BETWEEN}"
    start = rf"(?:{abroad}(?:\(0\){BETWEEN})?|\(?0{BETWEEN})" if country else abroad
    return rf"(?<![\w+]){start}{digits}(?![-/\u2010-\u2013]?\d)"


def _numbers_in(record: Record, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for loc, text in _shown_texts(record.header):
        if not ("telefon" in loc and record.type == "contact"):
            found = pattern.finditer(text)
            yield from (_finding(record, _mark(record.header, loc), loc, _number_told(one)) for one in found)
    for one in pattern.finditer(record.document.body):
        yield _finding(record, record.document.body_mark(one.start()), (), _number_told(one))


def _number_told(found: re.Match[str]) -> Told:
    number = quoted(" ".join(found[0].split()))
    return f"hier steht die Nummer {number}, {WITHOUT}", f"die Nummer hier herausnehmen, oder {AGAIN}"


def _pictures_in(record: Record, names: list[list[str]]) -> Iterator[Finding]:
    for loc, file in _shown_texts(record.header):
        field = next((part for part in reversed(loc) if isinstance(part, str)), "")
        if field in PICTURES and _is_of(file, names):
            yield _finding(record, _mark(record.header, loc), loc, _picture_told(file))
    for link in TARGET.finditer(record.document.body) if names else ():
        if SUFFIX.search(link["file"]) and _is_of(link["file"], names):
            mark = record.document.body_mark(link.start("file"))
            yield _finding(record, mark, (), _picture_told(link["file"]))


def _picture_told(file: str) -> Told:
    name = file.rsplit("/", 1)[-1]
    problem = f"der Name der Bilddatei {quoted(name)} nennt jemanden, {WITHOUT}"
    return problem, f"zeigt das Bild die Person, es herausnehmen, sonst die Datei umbenennen; oder {AGAIN}"


def _is_of(file: str, names: list[list[str]]) -> bool:
    """Whether the name of a file holds a whole name, or first name and surname side by side in either order."""
    words = _words(SUFFIX.sub("", unquote(file).rsplit("/", 1)[-1])) if names else []
    beside = {*words, *(one + other for one, other in pairwise(words))}
    for name in names:
        runs = {"".join(words[at : at + len(name)]) for at in range(len(words))}
        if len(name) > 1 and {"".join(name), name[0] + name[-1], name[-1] + name[0]} & (beside | runs):
            return True
    return False


def _words(text: str) -> list[str]:
    return [fold(word) for word in WORD.findall(text)]


def _shown_texts(header: Header) -> Iterator[tuple[Loc, str]]:
    """What visitors may see; persons have a consent of their own."""
    return (one for one in header.texts() if OF_PERSONS.isdisjoint(one[0]))


def _mark(header: Header, loc: Loc) -> Mark:
    return header.value_mark(header.typed_loc(loc))


def _finding(record: Record, mark: Mark, loc: Loc, told: Told) -> Finding:
    field = ".".join(part for part in loc if isinstance(part, str))
    return record.document.finding(mark, field, *told, Severity.WARNING)
