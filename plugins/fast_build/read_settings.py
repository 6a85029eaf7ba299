"""Which settings enter the work of a reader: those it looks at, noticed one by one."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

ALL = "*"


class ReadSettings(dict[str, Any]):
    """Settings that remember the names that were asked for."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        super().__init__(settings)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """As in a dict."""
        self.names.add(name)
        return super().get(name, default)

    def __iter__(self) -> Iterator[str]:
        self.names.add(ALL)
        return super().__iter__()

    def keys(self) -> Any:
        """As in a dict; whoever asks for all names may use all."""
        self.names.add(ALL)
        return super().keys()

    def items(self) -> Any:
        """As in a dict."""
        self.names.add(ALL)
        return super().items()

    def values(self) -> Any:
        """As in a dict."""
        self.names.add(ALL)
        return super().values()

    def copy(self) -> dict[str, Any]:
        """As in a dict."""
        self.names.add(ALL)
        return super().copy()


def digest_settings(settings: Mapping[str, Any], names: Iterable[str]) -> bytes:
    """The same bytes for the same values of these settings; raises what pickle raises."""
    chosen = sorted(settings) if ALL in names else sorted(names)
    digest = blake2b(digest_size=16)
    for name in chosen:
        digest.update(f"{name}\0{name in settings}\0".encode())
        _feed(digest.update, settings.get(name))
    return digest.digest()


def _feed(update: Callable[[bytes], None], value: Any) -> None:
    """Containers by their contents, all else as pickle writes it: classes and functions by name."""
    if isinstance(value, dict):
        update(b"{")
        for key, one in value.items():  # the order of extensions counts
            _feed(update, key)
            _feed(update, one)
    elif isinstance(value, (list, tuple)):
        update(b"[")
        for one in value:
            _feed(update, one)
    elif isinstance(value, (set, frozenset)):
        update(b"(")
        for piece in sorted(pickle.dumps(one) for one in value):
            update(piece)
    else:
        update(pickle.dumps(value))
    update(b".")
