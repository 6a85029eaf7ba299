"""Any of Pelican's readers, reading each text only once."""

from __future__ import annotations

from typing import Any, Protocol

from pelican.readers import _DISCARD, BaseReader, MarkdownReader

from fast_build.entry_dates import is_without_today, read_date
from fast_build.one_markdown import OneMarkdownReader
from fast_build.read_settings import ReadSettings
from fast_build.recipes import Recipe, UnkeepableError
from fast_build.site_state import EntryBooks
from fast_build.typogrify_step import typogrify_result

Result = tuple[Any, dict[str, Any]]


class Reading(Protocol):
    """Who answers for the reading of a run."""

    @property
    def typogrifies(self) -> bool:
        """Whether TYPOGRIFY is part of reading."""

    @property
    def entries(self) -> EntryBooks:
        """The books of all entries of the run."""

    def take(self, recipe: Recipe, path: str) -> Any:
        """The value of a file, out of the cache or new; UnkeepableError, or what the reader raises."""


class CachedReader:
    """Stands before a reader in the order of inheritance; `read` asks the cache first."""

    settings: dict[str, Any]
    fast_reading: Reading
    fast_identity: str  # the reader's class

    def __init__(self, settings: dict[str, Any], *arguments: Any, **more: Any) -> None:
        self.fast_real = settings
        self.fast_direct = False  # who calls keeps the result
        self.fast_today = False  # whether a date has borrowed from today
        watched = ReadSettings(settings)
        super().__init__(watched, *arguments, **more)  # type: ignore[call-arg]
        self.fast_names = watched.names
        self.settings = settings
        self.fast_recipe = ReaderRecipe(self.fast_identity, settings, [], reader=self)

    def read(self, source_path: str) -> Result:
        """As the reader would."""
        if not self.fast_direct:
            try:
                result: Result = self.fast_reading.take(self.fast_recipe, source_path)
            except UnkeepableError:
                pass
            else:
                return result
        return self.read_watched(source_path)

    def read_watched(self, source_path: str) -> Result:
        """What the reader itself says; its settings remember what it has looked at."""
        watched, before = ReadSettings(self.fast_real), self.settings
        self.settings = watched
        try:
            content, metadata = super().read(source_path)  # type: ignore[misc]
            if self.fast_reading.typogrifies:
                content, metadata = typogrify_result(content, metadata, watched)
        finally:
            self.settings = before
            self.fast_names |= watched.names
        return content, metadata

    def process_metadata(self, name: str, value: Any) -> Any:
        """As the reader would; usual dates without asking for all formats of the world."""
        date = read_date(name, value)
        if date is not None:
            return date
        if self.settings is not self.fast_real:
            self.fast_today |= not is_without_today(name, value)
        return super().process_metadata(name, value)  # type: ignore[misc]


class ReaderRecipe(Recipe):
    """Text and metadata as a reader gives them."""

    def __init__(self, *arguments: Any, reader: CachedReader) -> None:
        super().__init__(*arguments)
        self._reader = reader

    def run(self, path: str) -> tuple[Any, frozenset[str]]:
        """Reads the file."""
        self._reader.fast_today = False
        content, metadata = self._reader.read_watched(path)
        if content is None or self._reader.fast_today:
            raise UnkeepableError
        kept = {name: value for name, value in metadata.items() if value is not _DISCARD}
        return (content, kept), frozenset(self._reader.fast_names)


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
