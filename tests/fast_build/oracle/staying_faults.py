"""Faults for the proof that a process that stays builds what a new one builds: each forgets one dependency."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest

from content_model import output_files
from content_model.file_stamps import Stamp
from content_model.kept_reading import KeptReading
from content_model.kept_results import KeptRows, KeptWhole
from fast_build.fast_writer import FastWriter
from safe_build import standing_site
from safe_build.manifest import Manifest, Parts, write_manifest
from safe_build.standing_site import StandingSite

Fault = Callable[[pytest.MonkeyPatch], None]
ALL = -1


def forget_shared(of: str, place: int = ALL) -> Fault:
    """A kept result of the reading overlooks what is compared by its value, or one part of it."""
    return _overlooking(of, lambda shared, sources: (_without(shared, place), sources))


def forget_source(of: str, place: int = ALL) -> Fault:
    """A kept result of the reading overlooks the objects it is made of, or one of them, or a column of them."""
    return _overlooking(of, lambda shared, sources: (shared, _without(sources, place)))


def forget_names(patch: pytest.MonkeyPatch) -> None:
    """Nobody asks whether the names that an entry has heard still mean the same."""

    class Rows(KeptRows):
        def of(self, shared: Any, paths: Any, columns: Any, make: Any, holds: Any = None) -> Any:
            return super().of(shared, paths, columns, make, holds and (lambda _row, _was: True))

    _replace(patch, "catalogue.checks", Rows)


def forget_part(name: str) -> Fault:
    """A part of the manifest stays as it was written first."""

    def write(manifest: Manifest, path: Any, written: Parts) -> None:
        if name in written:
            written[name] = getattr(manifest, name), written[name][1]
        write_manifest(manifest, path, written)

    return lambda patch: patch.setattr(standing_site, "write_manifest", write)


def forget_bytes(patch: pytest.MonkeyPatch) -> None:
    """Files of one length count as equal."""

    class Anything(bytes):
        __hash__ = None  # type: ignore[assignment]

        def __eq__(self, _other: object) -> bool:
            return True

    patch.setattr(output_files, "_read", lambda _opened, _size: Anything())


def forget_objects(patch: pytest.MonkeyPatch) -> None:
    """A file that the last build wrote stays, whatever it is to hold now."""
    holds = StandingSite.holds

    def hold_name(standing: StandingSite, name: str, data: bytes) -> bool:
        return holds(standing, name, data) or (standing.stands and name in standing._last)

    patch.setattr(StandingSite, "holds", hold_name)


def forget_entering(patch: pytest.MonkeyPatch) -> None:
    """The time at which a file was entered into its folder is no part of its stamp."""
    patch.setattr(Stamp, "__ne__", lambda one, other: one[:3] != other[:3])


def forget_own_values(patch: pytest.MonkeyPatch) -> None:
    """All pages of one template get what the first of them got."""
    write = FastWriter.write_alike

    def write_same(writer: FastWriter, template: Any, context: Any, pages: Any) -> None:
        given = list(pages)
        write(writer, template, context, [(name, given[0][1]) for name, _own in given])

    patch.setattr(FastWriter, "write_alike", write_same)


def _without(values: Any, place: int) -> Any:
    """Something that is always the same in the place of one of the values, or of all."""
    if place == ALL:
        return ()
    blank = [None] * len(values[place]) if isinstance(values[place], list) else None
    return tuple(blank if at == place else value for at, value in enumerate(values))


def _overlooking(of: str, change: Callable[[Any, Any], tuple[Any, Any]]) -> Fault:
    class Rows(KeptRows):
        def of(self, shared: Any, paths: Any, columns: Any, make: Any, holds: Any = None) -> Any:
            shared, columns = change(shared, columns)
            return super().of(shared, paths, columns, make, holds)

    class Whole(KeptWhole):
        def of(self, shared: Any, sources: Any, make: Any) -> Any:
            return super().of(*change(shared, sources), make)

    kind = Rows if isinstance(attrgetter(of)(KeptReading()), KeptRows) else Whole
    return lambda patch: _replace(patch, of, kind)


def _replace(patch: pytest.MonkeyPatch, of: str, kind: Callable[[], Any]) -> None:
    begin = KeptReading.__init__

    def begin_forgetful(kept: KeptReading) -> None:
        begin(kept)
        *way, name = of.split(".")
        setattr(attrgetter(way[0])(kept) if way else kept, name, kind())

    patch.setattr(KeptReading, "__init__", begin_forgetful)
