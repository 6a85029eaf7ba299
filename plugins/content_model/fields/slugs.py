"""Addresses out of titles. The rule is final, because published addresses stay."""

from __future__ import annotations

import re

from unidecode import unidecode

from content_model.fields.spelling import fold, quoted
from content_model.finding import Problem

_LONGEST = 80
_DROPPED = str.maketrans(dict.fromkeys("§„“”‚‘’‛'\"`´»«›‹\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_GENDER_SIGN = re.compile(
    r"""(?<=[^\W\d_])(?:
        \*(?=[^\W\d_])                           # Expert*innen, jede*r
      | :(?=(?:innen|(?:in|e|n|r)(?![^\W_])))    # Expert:innen, jede:r
      | (?:/-?|_|·)(?=(?:innen|in(?![^\W_])))    # Expert/innen, Expert/-innen, Expert_innen
    )""",
    re.VERBOSE,
)
_OTHERS = re.compile(r"[^a-z0-9]+")


def make_slug(text: str) -> str:
    """Spell `text` as a part of an address: a–z, 0–9 and single hyphens, 80 at most.

    Gender signs, quotes and § vanish; ä becomes ae; other letters lose their accents;
    everything else becomes a hyphen. Raises `Problem` if nothing is left.

    >>> make_slug("Größe & Straße: Bericht – neu")
    'groesse-strasse-bericht-neu'
    """
    bare = _GENDER_SIGN.sub("", fold(text).translate(_DROPPED))
    slug = _cut(_OTHERS.sub("-", unidecode(bare, errors="ignore").lower()).strip("-"))
    if not slug:
        raise Problem(
            f"Aus {quoted(text)} lässt sich keine Adresse bilden",
            "Buchstaben oder Ziffern verwenden, zum Beispiel slug: netzwerktreffen-2026",
        )
    return slug


def _cut(slug: str) -> str:
    if len(slug) <= _LONGEST:
        return slug
    words = slug[: _LONGEST + 1].rpartition("-")[0]
    return words or slug[:_LONGEST]
