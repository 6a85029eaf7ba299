"""Words under which a page should be found though they do not stand on it: parts of compounds, plain forms, synonyms."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from german_typography.gender_forms import GenderForm, find_gender_forms

SHORTEST_PART = 4
JOINTS = ("", "s", "es", "n", "en", "e", "er")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

KnownWords = Mapping[str, str]
"""The words of a site: in small letters → as the site spells them, nouns with a capital."""


def known_words(texts: Iterable[str]) -> KnownWords:
    """All words of the texts, one by one and as both plain forms of gendered words."""
    known: dict[str, str] = {}
    for text in texts:
        for word in (*_words(text), *plain_forms(text)):
            if len(word) >= SHORTEST_PART and (word[0].isupper() or word.lower() not in known):
                known[word.lower()] = word
    return known


def search_words(texts: Iterable[str], vocabulary: KnownWords) -> tuple[str, ...]:
    """What to add to a page with these texts so that people find it, in alphabetical order.

    >>> search_words(["Genesungsbegleitung"], known_words(["Genesung", "gute Begleitung"]))[:2]
    ('Begleitung', 'EX-IN')
    """
    typed: dict[str, None] = {}
    added: dict[str, None] = {}
    for text in texts:
        typed |= dict.fromkeys(_words(text))
        added |= dict.fromkeys(plain_forms(text))
    for word in (*typed, *added):
        added |= dict.fromkeys(split_compound(word, vocabulary))
    named = {word.lower() for word in (*typed, *added)}
    added |= dict.fromkeys(_synonyms(named))
    written = {word.lower() for word in typed}
    return tuple(sorted(word for word in added if word.lower() not in written))


def split_compound(word: str, vocabulary: KnownWords) -> tuple[str, ...]:
    """The parts of a compound, if all of it is made of known words; the last part is a noun."""
    folded = word.lower()
    for cut in range(len(folded) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        last = vocabulary.get(folded[cut:])
        if last is None or not last[0].isupper():
            continue
        for joint in JOINTS:
            first = vocabulary.get(folded[: cut - len(joint)]) if folded[:cut].endswith(joint) else None
            if first is not None:
                return (
                    *(split_compound(first, vocabulary) or (first,)),
                    *(split_compound(last, vocabulary) or (last,)),
                )
    return ()


def plain_forms(text: str) -> Iterator[str]:
    """Both plain forms of every gendered noun: Helfer*innen → Helferinnen, Helfer."""
    for found in find_gender_forms(text, GenderForm.BOTH):
        if found.suggestion and found.suggestion[0].isupper():
            yield from re.split(" und | oder ", found.suggestion)


def _words(text: str) -> Iterator[str]:
    """The words of a text, and the parts of those with a hyphen."""
    for match in WORD.finditer(text):
        yield match[0]
        if "-" in match[0]:
            yield from (part for part in match[0].split("-") if len(part) >= SHORTEST_PART)


def _synonyms(named: set[str]) -> Iterator[str]:
    """The other words of every group of which a word is named."""
    for group in synonym_groups():
        if any(word.lower() in named for word in group):
            yield from group


@functools.cache
def synonym_groups() -> tuple[tuple[str, ...], ...]:
    """The hand list beside this file: words that mean the same to people who search."""
    lines = Path(__file__).with_name("synonyms.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split(", ")) for line in lines if line and not line.startswith("#"))
