"""What is read while a page is derived: noted where it is read, so that nobody has to declare it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from markupsafe import Markup

from content_model.finding import Finding
from content_model.models.entry import Entry

Tell = Callable[[Entry, Markup], str | None]
"""A pure function that says something of an entry and its text."""


@dataclass(slots=True)
class Notes:
    """The texts that were read, by id of their entry; what was asked about media; the findings that came of it.

    Of some texts only what was told of them has been read: `told` has both, the text only to find out quickly.
    """

    bodies: dict[str, str] = field(default_factory=dict)
    told: dict[tuple[str, Tell], tuple[Markup, str | None]] = field(default_factory=dict)
    media: dict[tuple[str, str], None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


class Notebook:
    """Enters what is read into the notes that are open: the innermost ones, if several are.

    `texts` are the finished texts of this build by id of their entry.
    """

    def __init__(self) -> None:
        self._open: list[Notes] = []
        self.texts: Mapping[str, Markup] = {}

    def read(self, entry_id: str, body: str) -> None:
        """Somebody has read the text of an entry."""
        if self._open:
            self._open[-1].bodies[entry_id] = body

    def told(self, entry_id: str, tell: Tell, body: Markup, words: str | None) -> None:
        """Somebody has read what `tell` says of the text of an entry."""
        if self._open:
            self._open[-1].told[entry_id, tell] = body, words

    def asked(self, question: str, path: str) -> None:
        """Somebody has asked the media shelf about a file."""
        if self._open:
            self._open[-1].media[question, path] = None

    @contextmanager
    def into(self, notes: Notes, findings: list[Finding]) -> Iterator[None]:
        """What is read from here on belongs into these notes, with what is added to `findings`."""
        before = len(findings)
        self._open.append(notes)
        try:
            yield
        finally:
            self._open.pop()
            notes.findings += findings[before:]
