"""The words to add to each page so that it is found: parts of compounds, plain forms, synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from german_typography.search_words import known_words, search_words

_LETTERS = re.compile(r"[^\W\d_]+")

Added = Mapping[str, tuple[str, ...]]
"""What some words of a site add to the pages on which they stand."""


def words_of(text: str) -> frozenset[str]:
    """All that stands between the blanks of a text."""
    return frozenset(text.split())


def added_words(every: Iterable[str]) -> Added:
    """What the words add, which are all words of the site.

    Every word is looked at once for the whole site and not once for each page.
    """
    words = sorted(every)
    vocabulary = known_words(words)
    return {word: more for word in words if (more := search_words([word], vocabulary))}


def extra_words(pages: Sequence[frozenset[str]], added: Added) -> list[tuple[str, ...]]:
    """The words for each page with these words; none that stands in its text itself."""
    written: dict[str, set[str]] = {}
    for word in frozenset().union(*pages):
        for part in _LETTERS.findall(word):
            written.setdefault(part.lower(), set()).add(word)
    return [_added_to(words, added, written) for words in pages]


def _added_to(words: frozenset[str], added: Added, written: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """`written` names for each word, in small letters, the words of the texts in which it stands."""
    new: set[str] = set().union(*map(added.__getitem__, words & added.keys()))
    return tuple(sorted(word for word in new if words.isdisjoint(written.get(word.lower(), ()))))
