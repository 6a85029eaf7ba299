"""Pelican's Readers, taking whole articles and pages out of the cache, ready made."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pelican.contents import Article, Content, Page, Static
from pelican.plugins import signals
from pelican.readers import Readers
from pelican.utils import file_suffix

from fast_build.cached_reader import CachedReader, Reading
from fast_build.entry_dates import is_without_today
from fast_build.known_contents import Facts, KnownContent, facts_of
from fast_build.packing import Texted
from fast_build.read_settings import ReadSettings
from fast_build.recipes import Recipe, UnkeepableError

OF_THIS_RUN = ("settings", "_context")
BETWEEN = "\0"
TEXT = "_content"
Constructed = type[Content]


class FastReaders(Readers):
    """Reads as its parent; a file that has not changed is neither read nor made into an object again."""

    fast_reading: Reading
    fast_expected: dict[str, list[str]]
    fast_recipes: dict[tuple[Constructed, str, str], ContentRecipe]
    fast_known: list[KnownContent]

    def read_file(  # type: ignore[override]  # the signals travel together
        self,
        base_path: str,
        path: str,
        content_class: Constructed = Page,
        fmt: str | None = None,
        **more: Any,
    ) -> Content:
        """The content object of a file."""
        suffix = fmt or file_suffix(path)
        reader = self.readers.get(suffix)
        if not isinstance(reader, CachedReader) or not self._can_be_kept(content_class, more):
            if content_class is not Static:
                self.fast_reading.entries.leave_open()
            return self._read_file(base_path, path, content_class, fmt, **more)
        if more.get("preread_signal"):
            more["preread_signal"].send(more.pop("preread_sender", None))
            del more["preread_signal"]
        recipe = self._recipe(content_class, suffix, base_path)
        try:
            made = self.fast_reading.take(recipe, os.path.abspath(os.path.join(base_path, path)))
        except UnkeepableError:
            self.fast_reading.entries.leave_open()
            reader.fast_direct = True
            try:
                return self._read_file(base_path, path, content_class, fmt, **more)
            finally:
                reader.fast_direct = False
        (names, values, facts), text, prints = made
        content = content_class.__new__(content_class)
        vars(content).update(zip(_names_in(names), values, strict=True))
        vars(content)[TEXT] = text
        vars(content).update(settings=self.settings, _context=more.get("context") or {})
        if facts:
            self.fast_known.append(KnownContent(content, Facts(*facts)))
        self.fast_reading.entries.enter(content, prints)
        signals.content_object_init.send(content)
        return content

    def _read_file(self, *arguments: Any, **more: Any) -> Content:
        content: Content = super().read_file(*arguments, **more)  # type: ignore[no-untyped-call]
        return content

    def _can_be_kept(self, content_class: Constructed, more: Mapping[str, Any]) -> bool:
        """Whether nothing but settings, the file and Pelican's own code makes the object."""
        signal = more.get("context_signal")
        return (
            content_class.__init__ in (Content.__init__, Article.__init__)
            and content_class.__init__.__module__ == "pelican.contents"
            and not (signal is not None and signal.receivers)
            and not self.settings["CACHE_CONTENT"]
            and is_timeless(self.settings, content_class)
        )

    def _recipe(self, content_class: Constructed, suffix: str, base_path: str) -> ContentRecipe:
        what = (content_class, suffix, base_path)
        if what not in self.fast_recipes:
            expected = self.fast_expected.get(suffix, [])
            self.fast_recipes[what] = ContentRecipe(self, what, expected)
        return self.fast_recipes[what]


@lru_cache(1000)
def _names_in(names: str) -> tuple[str, ...]:
    """The names of attributes that many entries have alike; interned, so that they are kept and found once."""
    return tuple(map(sys.intern, names.split(BETWEEN)))


class ContentRecipe(Recipe):
    """Everything that a content object is made of, as Pelican makes it."""

    def __init__(self, readers: FastReaders, what: tuple[Constructed, str, str], expected: list[str]) -> None:
        content_class, suffix, base_path = what
        reader = readers.readers[suffix]
        assert isinstance(reader, CachedReader)
        name = f"{content_class.__module__}.{content_class.__qualname__}"
        super().__init__(f"{name} {reader.fast_identity} {base_path}", readers.settings, expected)
        self._readers, self._what, self._reader = readers, what, reader

    def run(self, path: str) -> tuple[Any, frozenset[str]]:
        """Reads the file and makes the object."""
        readers, reader, real = self._readers, self._reader, self.settings
        content_class, suffix, base_path = self._what
        watched = ReadSettings(real)
        readers.settings = reader.settings = watched
        reader.fast_direct, reader.fast_today = True, False
        try:
            with signals.content_object_init.muted():
                content = Readers.read_file(readers, base_path, path, content_class, suffix)
                facts = facts_of(content)
        finally:
            readers.settings = reader.settings = real
            reader.fast_direct = False
        undated = hasattr(content, "date") and "date" not in content.metadata
        if type(content) is not content_class or reader.fast_today or undated:
            raise UnkeepableError
        state = {name: value for name, value in vars(content).items() if name not in OF_THIS_RUN}
        text = state[TEXT]
        if any(BETWEEN in name for name in state) or type(text) is not str:
            raise UnkeepableError
        state[TEXT] = None  # its place among the others
        made = Texted((BETWEEN.join(state), tuple(state.values()), facts and tuple(facts)), text)
        return made, frozenset(watched.names | reader.fast_names)


def is_timeless(settings: Mapping[str, Any], content_class: Constructed) -> bool:
    """Whether no clock, time stamp or other language of the process takes part in making the object."""
    formats = [settings["DEFAULT_DATE_FORMAT"], *settings["DATE_FORMATS"].values()]
    default = settings.get("DEFAULT_DATE")
    return (
        (settings["WITH_FUTURE_DATES"] or not issubclass(content_class, Article))
        and default != "fs"
        and is_without_today("date", default)
        and not any(isinstance(one, tuple) for one in formats)  # Pelican changes the locale for these
    )
