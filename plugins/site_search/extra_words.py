"""The words to add to each page so that it is found: parts of compounds, plain forms, synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from german_typography.search_words import known_words, search_words

_LETTERS = re.compile(r"[^\W\d_]+")


def extra_words(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The words for each text, made of the words of all texts; none that stands in the text itself.

    Every word is looked at once for the whole site and not once for each page.
    """
    words_of = [frozenset(text.split()) for text in texts]
    every = sorted(frozenset().union(*words_of))
    vocabulary = known_words(every)
    added = {word: more for word in every if (more := search_words([word], vocabulary))}
    written: dict[str, set[str]] = {}
    for word in every:
        for part in _LETTERS.findall(word):
            written.setdefault(part.lower(), set()).add(word)
    return [_added_to(words, added, written) for words in words_of]


def _added_to(
    words: frozenset[str], added: Mapping[str, Iterable[str]], written: Mapping[str, Iterable[str]]
) -> tuple[str, ...]:
    """`written` names for each word, in small letters, the words of the texts in which it stands."""
    new: set[str] = set().union(*map(added.__getitem__, words & added.keys()))
    return tuple(sorted(word for word in new if words.isdisjoint(written.get(word.lower(), ()))))
