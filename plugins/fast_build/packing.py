"""Values made of files, as bytes that can be kept."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from fast_build.log_records import Said
from fast_build.read_settings import ReadSettings

WRAPPERS: dict[str, type[URLWrapper]] = {kind.__name__: kind for kind in (Author, Category, Tag)}
PRISTINE = {"settings", "_name", "_slug", "_slug_from_name"}
SETTINGS = ""
ZONE = "ZoneInfo"
_SIZE = 16  # bytes of a print


class TextPrints(NamedTuple):
    """What tells one text, and one of everything else of a value, from another."""

    rest: bytes
    text: bytes


class Texted(NamedTuple):
    """A value and its long text, which is kept behind the rest; unpacked, it knows its prints."""

    rest: Any
    text: str
    prints: TextPrints | None = None


class Packing:
    """Packs and unpacks; the settings themselves are never packed, only the fact that they are meant."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._slugs: dict[tuple[str, str], str | None] = {}

    def pack(self, value: Any, sayings: tuple[Said, ...]) -> bytes:
        """The value and what was said about it; raises what pickle raises for values that cannot be kept."""
        buffer = io.BytesIO()
        rest = value.rest if type(value) is Texted else value
        _Packer(buffer, self._settings).dump((rest, sayings, type(value) is Texted))
        if type(value) is Texted:
            buffer.write(value.text.encode("utf-8", "surrogatepass"))
        return buffer.getvalue()

    def unpack(self, data: bytes) -> tuple[Any, tuple[Said, ...]]:
        """Both again, with the settings of today; raises what pickle raises."""
        buffer = io.BytesIO(data)
        value, sayings, has_text = _Unpacker(buffer, self._find).load()
        if has_text:
            rest, text = data[: buffer.tell()], data[buffer.tell() :]
            prints = TextPrints(*(blake2b(one, digest_size=_SIZE).digest() for one in (rest, text)))
            value = Texted(value, text.decode("utf-8", "surrogatepass"), prints)
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
