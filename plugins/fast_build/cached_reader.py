"""Any of Pelican's readers, reading each text only once."""

from __future__ import annotations

from typing import Any, Protocol

from pelican.readers import BaseReader, MarkdownReader

from fast_build.entry_dates import is_without_today, read_date
from fast_build.one_markdown import OneMarkdownReader
from fast_build.read_settings import ReadSettings
from fast_build.typogrify_step import typogrify_result

Result = tuple[Any, dict[str, Any]]


class Reading(Protocol):
    """Who answers for the reading of a run."""

    @property
    def typogrifies(self) -> bool:
        """Whether TYPOGRIFY is part of reading."""

    def read(self, reader: CachedReader, path: str) -> Result:
        """Text and metadata of a file, out of the cache or from the reader."""


class CachedReader:
    """Stands before a reader in the order of inheritance; `read` asks the cache first."""

    settings: dict[str, Any]
    fast_reading: Reading
    fast_identity: str  # the reader's class

    def __init__(self, settings: dict[str, Any], *arguments: Any, **more: Any) -> None:
        self.fast_real = settings
        self.fast_names: set[str] = set()
        self.fast_today = False
        watched = ReadSettings(settings)
        super().__init__(watched, *arguments, **more)  # type: ignore[call-arg]
        self.fast_names |= watched.names
        self.settings = settings

    def read(self, source_path: str) -> Result:
        """As the reader would."""
        return self.fast_reading.read(self, source_path)

    def read_watched(self, source_path: str) -> tuple[Result, frozenset[str]]:
        """What the reader itself says, and the names of the settings that it has looked at."""
        watched = ReadSettings(self.fast_real)
        self.settings, self.fast_today = watched, False
        try:
            content, metadata = super().read(source_path)  # type: ignore[misc]
            if self.fast_reading.typogrifies:
                content, metadata = typogrify_result(content, metadata, watched)
        finally:
            self.settings = self.fast_real
            self.fast_names |= watched.names
        return (content, metadata), frozenset(self.fast_names)

    def process_metadata(self, name: str, value: Any) -> Any:
        """As the reader would; usual dates without asking for all formats of the world."""
        date = read_date(name, value)
        if date is not None:
            return date
        if self.settings is not self.fast_real:
            self.fast_today |= not is_without_today(name, value)
        return super().process_metadata(name, value)  # type: ignore[misc]


def is_readable(kind: object) -> bool:
    """Whether the class reads anything; BaseReader itself stands for files that are copied."""
    return isinstance(kind, type) and issubclass(kind, BaseReader) and kind.read is not BaseReader.read


def cached(kind: type[BaseReader], reading: Reading) -> type[BaseReader]:
    """A class that looks like `kind` to everybody; Pelican shows its name to templates."""
    base = OneMarkdownReader if kind is MarkdownReader else kind
    identity = f"{kind.__module__}.{kind.__qualname__}"
    inside = {"__module__": kind.__module__, "__qualname__": kind.__qualname__, "__doc__": kind.__doc__}
    more = {"fast_reading": reading, "fast_identity": identity}
    return type(kind.__name__, (CachedReader, base), {**inside, **more})
