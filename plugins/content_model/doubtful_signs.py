"""Signs that no editor typed: UTF-8 read in another encoding, and signs that turn the direction of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from content_model.document import Document, Header, Mark
from content_model.fields.spelling import quoted, shown
from content_model.finding import Finding, Severity
from content_model.page_language import direction_of
from german_typography.running_text import running_text

MISREAD = {sign.encode().decode("cp1252"): sign for sign in "äöüßÄÖÜ–„“"}
PAIR = re.compile("|".join(MISREAD))
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
EMBEDDING = re.compile("[\u202a-\u202e]")  # isolates (U+2066 to U+2069) have a use in text from right to left
Say = Callable[[re.Match[str]], tuple[str, str]]
Place = tuple[Mark, str, re.Match[str]]


def sign_findings(document: Document, header: Header) -> Iterator[Finding]:
    """A hint for the first such place of a file, with the number of all."""
    yield from _first(document, header, PAIR, _misread)
    named = (header.values.get(name) for name in ("sprache", "lang"))
    turns = any(isinstance(lang, str) and direction_of(lang) == "rtl" for lang in named)
    yield from _first(document, header, EMBEDDING if turns else TURNING, _turned)


def _first(document: Document, header: Header, signs: re.Pattern[str], say: Say) -> Iterator[Finding]:
    places = list(_in_header(header, signs))
    if signs.search(document.body):
        places += _in_body(document, signs)
    if places:
        mark, field, found = places[0]
        problem, hint = say(found)
        more = f" (in dieser Datei {len(places)} Stellen)" if len(places) > 1 else ""
        yield document.finding(mark, field, problem + more, hint, Severity.WARNING)


def _in_header(header: Header, signs: re.Pattern[str]) -> Iterator[Place]:
    for loc, text in header.texts():
        for found in signs.finditer(text):
            yield header.value_mark(header.typed_loc(loc)), str(loc[0]), found


def _in_body(document: Document, signs: re.Pattern[str]) -> Iterator[Place]:
    for found in signs.finditer(running_text(document.body)):
        yield document.body_mark(found.start()), "", found


def _misread(pair: re.Match[str]) -> tuple[str, str]:
    """What to say about the word around such a pair: `MÃ¼ller` was `Müller`."""
    before, after = pair.string[: pair.start()].split(), pair.string[pair.end() :].split()
    word = (before[-1] if before and not pair.string[pair.start() - 1].isspace() else "") + pair[0]
    word += after[0] if after and not pair.string[pair.end()].isspace() else ""
    word = word.strip("()[].,;:!?\"'")
    meant = PAIR.sub(lambda one: MISREAD[one[0]], word)
    return (
        f"in {quoted(word)} stehen falsche Zeichen, der Text kam in falscher Kodierung hierher",
        f"{shown(meant)} – sind es viele, den Text noch einmal aus dem Original kopieren, in UTF-8",
    )


def _turned(sign: re.Match[str]) -> tuple[str, str]:
    problem = f"hier steht ein unsichtbares Zeichen, das die Schreibrichtung dreht (U+{ord(sign[0]):04X})"
    return problem, "das Zeichen löschen und den Text an dieser Stelle neu tippen"
