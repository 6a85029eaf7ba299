"""Why nothing was published or deployed: one sentence, and the findings behind it."""

from __future__ import annotations

from collections.abc import Sequence


class Refused(Exception):
    """Publishing or deploying ended on purpose; `lines` come before the sentence."""

    def __init__(self, sentence: str, lines: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.lines = tuple(lines)
