"""Comparing and quoting what editors typed."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SHOWN_LENGTH = 60
_LONGEST_WORD = 60
_NEAR = 0.7
_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@functools.lru_cache(maxsize=4096)  # field names and vocabularies come again and again
def fold(text: str) -> str:
    """Spell `text` in lower case with ae, oe, ue and ss, so that spellings compare equal.

    >>> fold("Geprüft am") == fold("GEPRUEFT AM")
    True
    """
    return unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS)


def nearest(word: str, words: Iterable[str], n: int = 3) -> list[str]:
    """Return at most `n` of `words` that are spelled nearly like `word`, best first."""
    if len(word) > _LONGEST_WORD:
        return []
    spellings = {fold(known): known for known in words}
    return [spellings[near] for near in get_close_matches(fold(word), spellings, n, _NEAR)]


def quoted(text: str) -> str:
    """Put `text` in German quotes, cut and with nothing invisible in it."""
    return f"„{shown(text)}“"


def shown(text: str) -> str:
    """Return at most 60 characters of `text`, with control characters made visible."""
    cut = text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"
    return "".join(map(_visible, cut))


def _visible(character: str) -> str:
    if character < " ":
        return chr(0x2400 + ord(character))
    if unicodedata.category(character) in _INVISIBLE:
        return f"<U+{ord(character):04X}>"
    return character
