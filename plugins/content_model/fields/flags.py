"""Yes or no, and one word out of a list."""

from __future__ import annotations

from collections.abc import Sequence

from content_model.fields.spelling import fold, nearest, quoted
from content_model.finding import Problem

_WORDS = {
    "ja": True,
    "wahr": True,
    "true": True,
    "nein": False,
    "falsch": False,
    "false": False,
}


def parse_yes_no(text: str) -> bool:
    """Read `ja` or `nein` (also `wahr`, `falsch`, `true`, `false`)."""
    answer = _WORDS.get(text.strip().lower())
    if answer is None:
        raise Problem(f"{quoted(text)} ist weder ja noch nein", "ja oder nein")
    return answer


def parse_choice(text: str, allowed: Sequence[str]) -> str:
    """Return the word of `allowed` that `text` means, in its listed spelling.

    Case, blanks and the spelling of umlauts do not matter. A word that is not listed
    is a `Problem` that names the nearest one, or all of them.
    """
    wanted = _plain(text)
    for word in allowed:
        if _plain(word) == wanted:
            return word
    near = nearest(wanted, allowed, 1)
    hint = f"meinten Sie „{near[0]}“?" if near else "eines von: " + ", ".join(allowed)
    raise Problem(f"{quoted(text)} steht nicht zur Wahl", hint)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
