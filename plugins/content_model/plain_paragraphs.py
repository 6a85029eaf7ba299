"""The paragraphs of a text without their markup."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

_BESIDE = frozenset({"rp", "rt"})
"""How signs are spoken, which stands beside them."""


def plain_paragraphs(html: str) -> Iterator[str]:
    """The words of each paragraph, with single blanks; `html` is as allowed_html.py leaves it."""
    reading = _Reading()
    reading.feed(html)
    reading.close()
    for pieces in reading.paragraphs:
        yield " ".join("".join(pieces).split())


class _Reading(HTMLParser):
    """What stands in each paragraph; one within another belongs to both."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[list[str]] = []
        self._open: list[tuple[str, list[str] | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a paragraph, or something in it; what has no end, as a line break, ends with what it stands in."""
        del attrs
        pieces: list[str] | None = [] if tag == "p" else None
        if pieces is not None:
            self.paragraphs.append(pieces)
        self._open.append((tag, pieces))

    def handle_endtag(self, tag: str) -> None:
        """Ends it, and what is still open within it."""
        if any(name == tag for name, _pieces in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Text within paragraphs."""
        if all(name not in _BESIDE for name, _pieces in self._open):
            for _name, pieces in self._open:
                if pieces is not None:
                    pieces.append(data)
