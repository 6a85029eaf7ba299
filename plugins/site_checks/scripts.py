"""What a script tells about itself without being run: addresses it names, storage it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STORAGE = re.compile(
    r"\b(?:document\.cookie|cookieStore|localStorage|sessionStorage|indexedDB|openDatabase"
    r"|serviceWorker\.register|caches\.open)\b"
)
ADDRESS = re.compile(
    r"\b(?:https?|wss?):?//[\w.-]+\.[a-z]{2,}[^\s\"'`<>\\]*|navigator\.sendBeacon\b", re.IGNORECASE
)
# A text, or a comment to leave out; "//" inside of a text is no comment.
TEXT_OR_COMMENT = re.compile(
    r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|/\*.*?\*/|//[^\n]*", re.DOTALL
)
NAMES = re.compile(r"https?://(?:www\.w3\.org|schema\.org|json-schema\.org)/")  # names, never asked


@dataclass(frozen=True, slots=True)
class Signal:
    """Something in a script; `line` and `column` count from 1."""

    words: str
    line: int
    column: int


def storage_in(script: str) -> Iterator[Signal]:
    """Every use of cookies, storage, databases or workers."""
    return _signals(STORAGE, script)


def contacts_in(script: str) -> Iterator[Signal]:
    """Every whole address in the code, and beacons."""
    return (signal for signal in _signals(ADDRESS, script) if not NAMES.match(signal.words))


def _signals(pattern: re.Pattern[str], script: str) -> Iterator[Signal]:
    code = TEXT_OR_COMMENT.sub(_blank_comment, script)
    for match in pattern.finditer(code):
        before = code[: match.start()]
        yield Signal(match[0], before.count("\n") + 1, len(before) - before.rfind("\n"))


def _blank_comment(match: re.Match[str]) -> str:
    """Blanks of the same shape for a comment, so that places stay."""
    text = match[0]
    return re.sub(r"[^\n]", " ", text) if text.startswith("/") else text
