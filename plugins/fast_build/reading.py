"""The reading of a run: what is known is taken from the cache, the rest is parsed by all cores."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.readers import BaseReader, Readers
from pelican.utils import file_suffix

from fast_build.cached_reader import CachedReader, Result, cached, is_readable
from fast_build.installed import digest_programs
from fast_build.log_records import be_silent, say_again
from fast_build.markdown_shortcuts import use_short_cuts
from fast_build.parse_store import ParseStore
from fast_build.parsed import Packing
from fast_build.parsing import UNKEEPABLE, Needs, parse
from fast_build.settings import FastSettings
from fast_build.typogrify_step import can_be_part_of_reading
from fast_build.workers import CAN_FORK, run_in_workers

STORE = "parsed.sqlite"
FEW = 16  # so many files are parsed sooner than a process is started
PORTION = 200  # entries written at once; in between, other builds may write


class Reading:
    """The readers of one Pelican, over one or several runs."""

    def __init__(self, settings: dict[str, Any], fast: FastSettings) -> None:
        self._settings, self._fast = settings, fast
        self._packing = Packing(settings)
        self.typogrifies = False
        self._forget()

    def _forget(self) -> None:
        self._store: ParseStore | None = None
        self._expected: dict[str, list[str]] = {}
        self._batched: set[str] = set()
        self._sources: dict[str, bytes] = {}
        self._needs: dict[bytes, bytes] = {}
        self._met: dict[bytes, bool] = {}
        self._unwritten: dict[bytes, tuple[bytes, bytes]] = {}
        self._programs = b""

    def begin(self, pelican: Any) -> None:
        """A run starts: files may have changed since the last."""
        if pelican.settings is not self._settings:
            return
        self._forget()
        use_short_cuts(self._settings)
        self.typogrifies = can_be_part_of_reading(self._settings)
        if self.typogrifies:
            self._settings["TYPOGRIFY"] = False

    def _end_typogrify(self) -> None:
        """From now on, Pelican does it again."""
        if self.typogrifies:
            self.typogrifies, self._settings["TYPOGRIFY"] = False, True

    def wrap(self, readers: Readers) -> None:
        """Every reader asks here first; connected last, so that the readers of all plugins are known."""
        if readers.settings is not self._settings:
            return
        for suffix, kind in readers.reader_classes.items():
            if is_readable(kind):
                readers.reader_classes[suffix] = cached(kind, self)
            elif kind not in (None, False, BaseReader):
                self._end_typogrify()

    def expect_articles(self, generator: ArticlesGenerator) -> None:
        """The files that this generator is going to read."""
        self._expect(generator, "ARTICLE")

    def expect_pages(self, generator: PagesGenerator) -> None:
        """The files that this generator is going to read."""
        self._expect(generator, "PAGE")

    def _expect(self, generator: Any, kind: str) -> None:
        if generator.settings is not self._settings:
            return
        paths, excluded = self._settings[f"{kind}_PATHS"], self._settings[f"{kind}_EXCLUDES"]
        for file in generator.get_files(paths, exclude=excluded) if paths else ():
            path = os.path.abspath(os.path.join(generator.path, file))
            self._expected.setdefault(file_suffix(path), []).append(path)

    def read(self, reader: CachedReader, path: str) -> Result:
        """Text and metadata of a file; the first file of a kind has all of them parsed."""
        if path not in self._sources:
            self._read_batch(reader, path)
        key = self._sources.get(path)
        if key is None:
            return reader.read_watched(path)[0]
        packed = self._find(key)
        if packed is not None:
            try:
                parsed = self._packing.unpack(packed)
            except (EOFError, IndexError, KeyError, *UNKEEPABLE):
                pass  # damaged or of a class that is gone
            else:
                say_again(parsed.said)
                return parsed.content, parsed.metadata
        return self._parse_now(reader, path, key)

    def _find(self, key: bytes) -> bytes | None:
        if key in self._unwritten:
            return self._unwritten[key][1]
        assert self._store is not None
        return self._store.find(key) if self._is_known(key) else None

    def _parse_now(self, reader: CachedReader, path: str, key: bytes) -> Result:
        data = Path(path).read_bytes()
        fresh = parse(reader, path, data, self._packing)
        if not fresh.packed:
            return fresh.result
        if self._key(reader, path, data) == key:
            self._add(key, fresh.needs, fresh.packed)
        parsed = self._packing.unpack(fresh.packed)
        return parsed.content, parsed.metadata

    def _read_batch(self, reader: CachedReader, path: str) -> None:
        """Looks up all files of this kind, and parses the unknown ones in worker processes."""
        if self._store is None:
            self._store = ParseStore(self._fast.cache / STORE)
            self._needs = self._store.needs()
            self._programs = digest_programs()
        suffix, paths = file_suffix(path), [path]
        if suffix not in self._batched:
            self._batched.add(suffix)
            expected = self._expected.get(suffix, [])
            paths = expected if path in expected else [*expected, path, *self._neighbours(path)]
        unknown = []
        for one in dict.fromkeys(paths):
            try:
                data = Path(one).read_bytes()
            except OSError:
                continue
            self._sources[one] = key = self._key(reader, one, data)
            if not self._is_known(key):
                unknown.append((one, key, data))
        if len(unknown) >= FEW and self._fast.workers > 1 and CAN_FORK:
            self._parse_in_workers(reader, unknown)

    def _neighbours(self, path: str) -> Iterator[str]:
        """All files below the content folder with the same suffix, as nobody has announced them."""
        for folder, _folders, names in os.walk(os.path.abspath(self._settings["PATH"]), followlinks=True):
            for name in sorted(names):
                if file_suffix(name) == file_suffix(path):
                    yield os.path.join(folder, name)

    def _parse_in_workers(self, reader: CachedReader, unknown: list[tuple[str, bytes, bytes]]) -> None:
        def work(number: int) -> bytes:
            be_silent()
            path, _key, data = unknown[number]
            try:
                fresh = parse(reader, path, data, self._packing)
            except Exception:  # noqa: BLE001  # the parent meets it again and says it in its own way
                return b""
            return pickle.dumps((fresh.needs, fresh.packed)) if fresh.packed else b""

        for number, data in run_in_workers(work, len(unknown), self._fast.workers):
            if data:
                self._add(unknown[number][1], *pickle.loads(data))  # our own worker

    def _add(self, key: bytes, needs: bytes, packed: bytes) -> None:
        self._needs[key] = needs
        self._met[needs] = True
        self._unwritten[key] = (needs, packed)
        if len(self._unwritten) % PORTION == 0:
            self._write()

    def _write(self) -> None:
        """What could not be written stays in memory for this run."""
        rows = [(key, *value) for key, value in self._unwritten.items()]
        if rows and self._store and self._store.keep(rows):
            self._unwritten.clear()

    def _is_known(self, key: bytes) -> bool:
        needs = self._needs.get(key)
        if needs is None:
            return False
        if needs not in self._met:
            try:
                self._met[needs] = Needs.load(needs).are_met(self._settings)
            except (EOFError, IndexError, KeyError, *UNKEEPABLE):
                self._met[needs] = False
        return self._met[needs]

    def _key(self, reader: CachedReader, path: str, data: bytes) -> bytes:
        digest = blake2b(self._programs, digest_size=16, person=b"typogrify" if self.typogrifies else b"")
        for part in (reader.fast_identity.encode(), os.fsencode(path), data):
            digest.update(b"%d\0" % len(part) + part)
        return digest.digest()

    def finish(self, generators: Iterable[Any]) -> None:
        """Everything is read: keeps what is new."""
        if not any(one.settings is self._settings for one in generators):
            return
        self._end_typogrify()
        if self._store is None:
            return
        self._write()
        self._store.close(self._sources.values())
        self._forget()


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
    signals.all_generators_finalized.connect(reading.finish)


def connect() -> None:
    """Reading takes part in every run of this process."""
    signals.initialized.connect(start_reading)
