"""What pure functions made of the theme's texts in the last build, by content: equal texts need no second time."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import babel
import tinycss2

from content_model.kept_file import read_kept, write_kept

Value = TypeVar("Value")


@dataclass(slots=True)
class KeptValues:
    """Values out of a file of the cache, or of no file; they hold for one build.

    `used` are the values that were asked for, and all that the next build finds; `texts` are style files
    that have been read.
    """

    file: Path | None = None
    used: dict[bytes, Any] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    _before: dict[bytes, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> KeptValues:
        """The values of the last build; none if the file is missing, damaged or of other code."""
        data = read_kept(file, _code())
        return cls(file, _before=marshal.loads(data) if data else {})  # noqa: S302  # the sum is ours

    def take(self, make: Callable[..., Value], *words: str | bytes) -> Value:
        """`make(*words)`, a plain value that depends on nothing else."""
        key = _digest(make.__qualname__, *words)
        if key not in self.used:
            self.used[key] = self._before[key] if key in self._before else make(*words)
        value: Value = self.used[key]
        return value

    def save(self) -> None:
        """Keep what was asked for; a folder that cannot be written to keeps nothing."""
        if self.file is None or self.used.keys() == self._before.keys():
            return
        with suppress(OSError):
            write_kept(self.file, _code(), marshal.dumps(self.used))


def _digest(*words: str | bytes) -> bytes:
    digest = blake2b(digest_size=16)
    for word in words:
        data = word.encode() if isinstance(word, str) else word
        digest.update(b"%d %b" % (len(data), data))
    return digest.digest()


@cache
def _code() -> bytes:
    """Changes with this plugin and the libraries that it asks; one process has one code."""
    digest = blake2b(digest_size=32)
    for word in (sys.version, babel.__version__, tinycss2.__version__):
        digest.update(word.encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(blake2b(file.read_bytes()).digest())
    return digest.digest()
