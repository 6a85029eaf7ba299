"""What all of a site's pages are made of, in one print, and which texts alone have changed since the last build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from blinker import Signal
from pelican import Pelican
from pelican.contents import Article, Content, Page
from pelican.plugins import signals

from fast_build.fingerprint import SIZE, Fingerprints, Untracked
from fast_build.known_contents import CANNOT_SAY
from fast_build.packing import TextPrints

OURS = "fast_build"
ENTRIES, FILES = "generated_content", "static_content"  # Pelican's own tables: source path → content
GIVEN = ("JINJA_FILTERS", "JINJA_TESTS", "JINJA_GLOBALS")
"""Settings that may hold functions: who asks for one is asked again, and the environment answers for the rest."""
_FUNCTIONS = (FunctionType, BuiltinFunctionType, type, ModuleType)


class EntryBooks:
    """All entries of a run: a print of each text, and one of all the rest."""

    def __init__(self) -> None:
        self._entries: list[tuple[Content, TextPrints]] = []
        self._is_whole = True

    def enter(self, entry: Content, prints: TextPrints) -> None:
        """An entry as it came out of the cache."""
        self._entries.append((entry, prints))

    def leave_open(self) -> None:
        """An entry of which no print is known."""
        self._is_whole = False

    def state(self, settings: Mapping[str, Any], context: Mapping[str, Any]) -> SiteState:
        """The state of the site once all is read; an empty one if not all of it can be known."""
        met = {id(entry) for entry, _prints in self._entries}
        if not self._is_whole or not met.issuperset(map(id, context[ENTRIES].values())):
            return SiteState()
        # Pelican reads files in no order.
        entries = sorted(self._entries, key=lambda one: (str(one[0].source_path), type(one[0]).__name__))
        try:
            files = sorted((path, one.url, one.save_as) for path, one in context[FILES].items())
            rest = b"".join([prints.rest for _entry, prints in entries])
            kinds = [type(entry).__name__ for entry, _prints in entries]
            digest = _data_alone().of([rest, kinds, list(_orders(context)), files, dict(settings)])
        except (Untracked, *CANNOT_SAY):
            return SiteState()
        texts = b"".join([prints.text for _entry, prints in entries])
        return SiteState(digest, texts, tuple(entry for entry, _prints in entries))


def _orders(context: Mapping[str, Any]) -> Iterator[list[str]]:
    """The order of entries in all lists that pages see; among equals it is anybody's guess."""
    for value in context.values():
        if type(value) is list and value and isinstance(value[0], (Article, Page)):
            yield [str(one.source_path) for one in value]
    for entry in context[ENTRIES].values():
        if len(entry.translations) > 1:
            yield [str(one.source_path) for one in entry.translations]


class SiteState:
    """Where the prints of two states are equal, all objects are, but for the texts of some entries."""

    def __init__(self, rest: bytes = b"", texts: bytes = b"", entries: tuple[Content, ...] = ()) -> None:
        self.rest, self.texts, self._entries = rest, texts, entries

    def changed(self, rest: bytes, texts: bytes) -> list[Content] | None:
        """The entries with another text than before; None if more has changed, or nobody knows."""
        if not self.rest or rest != self.rest or len(texts) != len(self.texts):
            return None
        if texts == self.texts:
            return []
        places = range(0, len(texts), SIZE)
        return [
            self._entries[at // SIZE] for at in places if texts[at : at + SIZE] != self.texts[at : at + SIZE]
        ]


def is_alone(pelican: Any) -> bool:
    """Whether nobody but Pelican and this plugin takes part: then equal entries make equal lists and pages."""
    return (
        type(pelican) is Pelican
        and all(_is_ours(plugin.__name__) for plugin in pelican.plugins)
        and all(_is_ours(getattr(one, "__module__", "")) for one in _receivers())
    )


def _receivers() -> Iterable[Any]:
    for signal in vars(signals).values():
        if isinstance(signal, Signal):
            yield from signal.receivers_for(None)


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] == OURS


def _data_alone() -> Fingerprints:
    """Prints of what says all about itself: functions may do what they like."""
    return Fingerprints(_refuse, lambda kind: issubclass(kind, _FUNCTIONS))


def _refuse(value: Any) -> bytes:
    raise Untracked(f"{value!r} is a function")
