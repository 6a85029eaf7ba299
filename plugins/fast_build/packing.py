"""Values made of files, as bytes that can be kept."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from fast_build.log_records import Said
from fast_build.read_settings import ReadSettings

WRAPPERS: dict[str, type[URLWrapper]] = {kind.__name__: kind for kind in (Author, Category, Tag)}
PRISTINE = {"settings", "_name", "_slug", "_slug_from_name"}
SETTINGS = ""
ZONE = "ZoneInfo"


class Packing:
    """Packs and unpacks; the settings themselves are never packed, only the fact that they are meant."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._slugs: dict[tuple[str, str], str | None] = {}

    def pack(self, value: Any, sayings: tuple[Said, ...]) -> bytes:
        """The value and what was said about it; raises what pickle raises for values that cannot be kept."""
        buffer = io.BytesIO()
        _Packer(buffer, self._settings).dump((value, sayings))
        return buffer.getvalue()

    def unpack(self, data: bytes) -> tuple[Any, tuple[Said, ...]]:
        """Both again, with the settings of today; raises what pickle raises."""
        value, sayings = _Unpacker(io.BytesIO(data), self._find).load()
        return value, sayings

    def _find(self, name: Any) -> Any:
        """The settings, a time zone, or a new Tag, Category or Author that knows its slug."""
        if name == SETTINGS:
            return self._settings
        kind, text = name
        if kind == ZONE:
            return ZoneInfo(text)
        wrapper = WRAPPERS[kind](text, self._settings)
        slug = self._slugs.get(name)
        if slug is None:
            self._slugs[name] = wrapper.slug
        else:
            wrapper._slug = slug  # noqa: SLF001  # the setter would say that the slug was chosen by hand
        return wrapper


class _Packer(pickle.Pickler):
    def __init__(self, buffer: io.BytesIO, settings: dict[str, Any]) -> None:
        super().__init__(buffer, protocol=5)
        self._settings = settings

    def persistent_id(self, value: Any) -> Any:
        """What is kept as a name."""
        kind = type(value)
        if kind is ReadSettings or value is self._settings:
            return SETTINGS
        if kind in (Tag, Category, Author) and _is_pristine(value):
            return kind.__name__, value.name
        if kind is ZoneInfo and value.key and ZoneInfo(value.key) is value:
            return ZONE, value.key
        return None


class _Unpacker(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, find: Callable[[Any], Any]) -> None:
        super().__init__(buffer)
        self._find = find

    def persistent_load(self, name: Any) -> Any:
        """What the name stands for today."""
        return self._find(name)


def _is_pristine(wrapper: URLWrapper) -> bool:
    """Nobody has given the wrapper more than a name."""
    return vars(wrapper).keys() == PRISTINE and bool(vars(wrapper)["_slug_from_name"])
