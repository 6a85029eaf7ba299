"""What can be kept: how a value comes out of one file, and what else it depends on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pelican.utils import file_suffix

from fast_build.read_settings import digest_settings


class UnkeepableError(Exception):
    """The value holds for this moment only."""


@dataclass
class Recipe:
    """One way from a file to a value, with the files that it is going to be used for in this run."""

    identity: str
    settings: dict[str, Any]
    expected: list[str]
    keys: dict[str, bytes] = field(default_factory=dict)
    has_companions: bool = False
    digests: dict[frozenset[str], bytes] = field(default_factory=dict)

    def run(self, path: str) -> tuple[Any, frozenset[str]]:
        """The value and the names of the settings looked at; UnkeepableError, or what the reader raises."""
        raise NotImplementedError

    def digest(self, names: frozenset[str]) -> bytes:
        """The digest of these settings; raises what pickle raises."""
        if names not in self.digests:
            self.digests[names] = digest_settings(self.settings, names)
        return self.digests[names]

    def companions(self, path: str) -> Iterable[str]:
        """All files that will be asked for, most likely; all of them are told once."""
        if self.has_companions:
            return [path]
        self.has_companions = True
        if path in self.expected:
            return self.expected
        return dict.fromkeys([path, *self.expected, *self._neighbours(path)])

    def _neighbours(self, path: str) -> Iterator[str]:
        """All files below the content folder with the same suffix, when nobody has announced any; most readers sort."""
        for folder, folders, names in os.walk(os.path.abspath(self.settings["PATH"]), followlinks=True):
            folders.sort()
            for name in sorted(names):
                if file_suffix(name) == file_suffix(path):
                    yield os.path.join(folder, name)
