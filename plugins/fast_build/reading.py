"""The reading of a run: what is known is taken from the cache, the rest is parsed by all cores."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import chain
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.readers import BaseReader, Readers
from pelican.utils import file_suffix

from fast_build.cached_reader import CachedReader, cached, is_readable
from fast_build.fast_readers import FastReaders
from fast_build.fast_run import CONTEXT_NAME
from fast_build.known_contents import freeze_others
from fast_build.markdown_shortcuts import use_short_cuts
from fast_build.quick_lists import quicken
from fast_build.read_values import ReadValues
from fast_build.recipes import Recipe
from fast_build.settings import FastSettings
from fast_build.site_state import ENTRIES, GIVEN, EntryBooks, SiteState
from fast_build.translations import Translations
from fast_build.typogrify_step import can_be_part_of_reading

TYPOGRIFIES = b"typogrify"
WRITING = (signals.article_generator_write_article, signals.page_generator_write_page)


class Reading:
    """The readers of one Pelican, over one or several runs."""

    def __init__(self, settings: dict[str, Any], fast: FastSettings) -> None:
        self._settings, self._fast = settings, fast
        self._values = ReadValues(settings, fast)
        self._translations = Translations(settings)
        self._has_read = False
        self.typogrifies = False
        self.entries = EntryBooks()
        self._context: dict[str, Any] | None = None

    def begin(self, pelican: Any) -> None:
        """A run starts: files may have changed since the last."""
        if pelican.settings is not self._settings:
            return
        self._values = ReadValues(self._settings, self._fast, later=self._has_read)
        self.entries = EntryBooks()
        self._translations.end()  # the last run may have stopped in between
        self._translations.begin()
        use_short_cuts(self._settings)
        self.typogrifies = can_be_part_of_reading(self._settings)
        if self.typogrifies:
            self._settings["TYPOGRIFY"], self._values.mode = False, TYPOGRIFIES

    def wrap(self, readers: Readers) -> None:
        """Every reader asks here first; connected last, so that the readers of all plugins are known."""
        if readers.settings is not self._settings:
            return
        for suffix, kind in readers.reader_classes.items():
            if is_readable(kind):
                readers.reader_classes[suffix] = cached(kind, self)
            elif kind not in (None, False, BaseReader):
                self._end_typogrify()
        if type(readers) is Readers:
            readers.__class__ = FastReaders
            vars(readers).update(fast_reading=self, fast_expected={}, fast_recipes={}, fast_known=[])

    def expect_articles(self, generator: ArticlesGenerator) -> None:
        """The files that this generator is going to read."""
        self._expect(generator, "ARTICLE")

    def expect_pages(self, generator: PagesGenerator) -> None:
        """The files that this generator is going to read."""
        self._expect(generator, "PAGE")

    def _expect(self, generator: Any, kind: str) -> None:
        readers = generator.readers
        if generator.settings is not self._settings or not isinstance(readers, FastReaders):
            return
        paths, excluded = self._settings[f"{kind}_PATHS"], self._settings[f"{kind}_EXCLUDES"]
        for file in generator.get_files(paths, exclude=excluded) if paths else ():
            path = os.path.abspath(os.path.join(generator.path, file))
            readers.fast_expected.setdefault(file_suffix(path), []).append(path)
        if not self._settings["CACHE_CONTENT"]:
            # Pelican asks for the time stamp of every file twice, even where it keeps nothing.
            vars(generator)["_filestamp_func"] = len
        for suffix, reader in readers.readers.items():
            if isinstance(reader, CachedReader):
                reader.fast_recipe.expected = readers.fast_expected.get(suffix, [])

    def take(self, recipe: Recipe, path: str) -> Any:
        """The value of a file, out of the cache or new."""
        return self._values.take(recipe, path)

    def group(self, generator: ArticlesGenerator) -> None:
        """All articles are read and not yet grouped."""
        if generator.settings is self._settings:
            self._translations.find(generator)
            self.let_go(generator)

    def let_go(self, generator: Any) -> None:
        """The generator has read its files; from now on, plugins see entries as Pelican makes them."""
        for known in vars(generator.readers).get("fast_known", ()):
            known.leave()

    def finish(self, generators: Iterable[Any]) -> None:
        """Everything is read: keeps what is new."""
        own = [one for one in generators if getattr(one, "settings", None) is self._settings]
        if own:
            self._end_typogrify()
            self._context = own[0].context
            self._values.close()
            self._has_read = True
            self._values = ReadValues(self._settings, self._fast)  # a later reader begins anew
            self._freeze(own)
            for generator in own:
                if isinstance(generator, ArticlesGenerator):
                    quicken(generator)

    def state(self) -> SiteState:
        """The state of the site when all is read."""
        settings = {name: one for name, one in self._settings.items() if name not in (CONTEXT_NAME, *GIVEN)}
        return self.entries.state(settings, self._context) if self._context else SiteState()

    def _freeze(self, generators: list[Any]) -> None:
        """Entries keep their addresses while the site is written, unless a plugin may still change them."""
        facts = [vars(generator.readers).get("fast_known", []) for generator in generators]
        if not any(signal.receivers for signal in WRITING):
            for known in chain(*facts):
                known.freeze()
            freeze_others(generators[0].context[ENTRIES].values())
        for known_contents in facts:
            known_contents.clear()

    def _end_typogrify(self) -> None:
        """From now on, Pelican does it again."""
        if self.typogrifies:
            self.typogrifies, self._settings["TYPOGRIFY"], self._values.mode = False, True, b""


def start_reading(pelican: Any) -> None:
    """Connects the reading of this Pelican; `initialized` comes after all plugins have registered."""
    fast = FastSettings.from_settings(pelican.settings)
    if not fast.on:
        return
    reading = Reading(pelican.settings, fast)
    pelican.fast_reading = reading  # signals hold their receivers weakly
    signals.get_generators.connect(reading.begin)
    signals.readers_init.connect(reading.wrap)
    signals.article_generator_init.connect(reading.expect_articles)
    signals.page_generator_init.connect(reading.expect_pages)
    signals.article_generator_pretaxonomy.connect(reading.group)
    signals.page_generator_finalized.connect(reading.let_go)
    signals.all_generators_finalized.connect(reading.finish)


def connect() -> None:
    """Reading takes part in every run of this process."""
    signals.initialized.connect(start_reading)
