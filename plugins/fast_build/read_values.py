"""The values of all files of a run: looked up together, made in worker processes, kept for the next run."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from fast_build.installed import digest_programs
from fast_build.log_records import be_silent, say_again
from fast_build.making import UNPACKABLE, Needs, bytes_of, make
from fast_build.packing import Packing
from fast_build.parse_store import ParseStore
from fast_build.recipes import Recipe, UnkeepableError
from fast_build.settings import FastSettings
from fast_build.workers import CAN_FORK, run_in_workers

STORE = "parsed.sqlite"
FEW = 16  # so many files are parsed sooner than a process is started
PORTION = 200  # entries written at once; in between, other builds may write


class ReadValues:
    """Key → value, and for each file its key as of this run.

    In a `later` run of a process somebody may remember most files, so the first ones are looked up one by one.
    """

    def __init__(self, settings: dict[str, Any], fast: FastSettings, *, later: bool = False) -> None:
        self._settings, self._fast = settings, fast
        self._alone = FEW if later else 0  # so many files more are looked up without the others
        self._is_whole = False  # whether all files have been looked up
        self._packing = Packing(settings)
        self._store: ParseStore | None = None
        self._programs = b""
        self._needs: dict[bytes, bytes] = {}
        self._met: dict[bytes, bool] = {}
        self._unwritten: dict[bytes, tuple[bytes, bytes]] = {}
        self._used: set[bytes] = set()
        self._coming: Iterator[bytes] = iter(())
        self._fetched: dict[bytes, bytes] = {}
        self._making: Iterator[bytes] = iter(())  # keys of values as workers make them
        self._awaited: set[bytes] = set()
        self.mode = b""  # what reading does beside what the settings say

    def take(self, recipe: Recipe, path: str) -> Any:
        """The value of a file; the first file of a recipe has all of them made."""
        if path not in recipe.keys:
            alone, self._alone = self._alone > 0, self._alone - 1
            self._look_up(recipe, [path] if alone else recipe.companions(path), alone=alone)
        key = recipe.keys.get(path)
        if key is None:
            raise UnkeepableError
        self._await(key)
        packed = self._find(key)
        if packed is not None:
            try:
                value, sayings = self._packing.unpack(packed)
            except UNPACKABLE:
                pass  # of a class that is gone
            else:
                say_again(sayings)
                return value
        return self._make_now(recipe, path, key)

    def close(self) -> None:
        """Everything is read: keeps what is new."""
        if self._store is not None:
            deque(self._making, maxlen=0)
            self._write()
            self._store.close(self._used if self._is_whole else None)

    def _look_up(self, recipe: Recipe, paths: Iterable[str], *, alone: bool) -> None:
        """Looks for all files, and has the unknown ones made."""
        if self._store is None:
            self._store = ParseStore(self._fast.cache / STORE)
            self._programs = digest_programs()
        if not alone and not self._is_whole:
            self._needs = self._store.needs() | self._needs
            self._is_whole = True
        unknown = []
        for path in paths:
            data = bytes_of(path)
            if data is None:
                continue
            recipe.keys[path] = key = self._key(recipe, path, data)
            if alone:
                self._needs |= self._store.needs(key)
            if not self._is_known(key):
                unknown.append((path, key, data))
        self._used.update(recipe.keys.values())
        self._coming = iter(list(recipe.keys.values()))
        if len(unknown) >= FEW and self._fast.workers > 1 and CAN_FORK:
            deque(self._making, maxlen=0)  # one crowd of workers after the other
            self._awaited = {key for _path, key, _data in unknown}
            self._making = self._make_in_workers(recipe, unknown)

    def _await(self, key: bytes) -> None:
        """Take from the workers until the value is there; meanwhile they go on with the next ones."""
        while key in self._awaited and next(self._making, None):
            pass

    def _make_in_workers(self, recipe: Recipe, unknown: list[tuple[str, bytes, bytes]]) -> Iterator[bytes]:
        def work(number: int) -> bytes:
            path, _key, data = unknown[number]
            try:
                return pickle.dumps(make(recipe, path, data, self._packing))
            except Exception:  # noqa: BLE001  # the parent meets it again and says it in its own way
                return b""

        for number, data in run_in_workers(work, len(unknown), self._fast.workers, be_silent):
            key = unknown[number][1]
            if data:
                needs, packed = pickle.loads(data)
                self._add(key, needs, packed)
                self._fetched[key] = packed  # most likely asked for before long
            self._awaited.discard(key)
            yield key
        self._awaited.clear()

    def _make_now(self, recipe: Recipe, path: str, key: bytes) -> Any:
        data = Path(path).read_bytes()
        needs, packed = make(recipe, path, data, self._packing)
        if self._key(recipe, path, data) == key:
            self._add(key, needs, packed)
        return self._packing.unpack(packed)[0]

    def _find(self, key: bytes) -> bytes | None:
        if not self._is_known(key):
            return None
        if key in self._unwritten:
            self._fetched.pop(key, None)
            return self._unwritten[key][1]
        if key not in self._fetched:
            assert self._store is not None
            # Files are asked for in the order in which they were looked up.
            self._fetched |= self._store.find([key, *islice(self._coming, PORTION)])
        return self._fetched.pop(key, None)

    def _is_known(self, key: bytes) -> bool:
        """Whether there is a value and everything that it depends on is as it was."""
        needs = self._needs.get(key)
        if needs is None:
            return False
        if needs not in self._met:
            try:
                self._met[needs] = Needs.load(needs).are_met(self._settings)
            except UNPACKABLE:
                self._met[needs] = False
        return self._met[needs]

    def _key(self, recipe: Recipe, path: str, data: bytes) -> bytes:
        name, identity = os.fsencode(path), recipe.identity.encode()
        digest = blake2b(self._programs + self.mode, digest_size=16)
        digest.update(b"%d\0%b%d\0%b%d\0" % (len(identity), identity, len(name), name, len(data)))
        digest.update(data)
        return digest.digest()

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
