"""The same bytes for the same pages: Pagefind writes filters and their values in a random order.

They are sorted here and renamed after their content, as Pagefind names its files. Its lists
are CBOR (RFC 8949) behind a mark, compressed; of CBOR only what occurs in them is read.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

_ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"
_NUMBER, _TEXT, _LIST = 0, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_FILTERS = 3
_HASH_LETTERS = 10

Files = dict[str, bytes]
Value = int | str | list["Value"]


class UnknownFormatError(ValueError):
    """A list of Pagefind's that does not look as expected."""


def make_stable(files: Mapping[str, bytes]) -> Files:
    """Pagefind's files, by path, with those that depend on chance sorted and renamed.

    Raises UnknownFormatError, or LookupError if a file is missing.
    """
    stable = dict(files)
    entry = json.loads(stable[_ENTRY])
    for language in entry["languages"].values():
        language["hash"] = _stable_language(stable, language["hash"])
    stable[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return stable


def _stable_language(files: Files, name: str) -> str:
    """The new name of a language's list of files, with its filters sorted."""
    meta = _read(files.pop(f"pagefind.{name}.pf_meta"))
    filters = _list(_list(meta)[_FILTERS])
    for one in filters:
        pair = _list(one)
        pair[1] = _stable_filter(files, str(pair[1]))
    filters.sort(key=str)
    language = name.split("_", maxsplit=1)[0]
    data, renamed = _write(meta, language)
    files[f"pagefind.{renamed}.pf_meta"] = data
    return renamed


def _stable_filter(files: Files, name: str) -> str:
    """The new name of a filter, with its values sorted."""
    content = _read(files.pop(f"filter/{name}.pf_filter"))
    _list(_list(content)[1]).sort(key=str)
    data, renamed = _write(content, name.split("_", maxsplit=1)[0])
    files[f"filter/{renamed}.pf_filter"] = data
    return renamed


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise UnknownFormatError(f"a list was expected, not {value!r}")
    return value


def _read(file: bytes) -> Value:
    data = gzip.decompress(file)
    value, end = _decode(data, len(_MARK))
    if not data.startswith(_MARK) or end != len(data):
        raise UnknownFormatError("a list has another format")
    return value


def _write(value: Value, language: str) -> tuple[bytes, str]:
    """A list as a file, and a name for it made of its content."""
    data = _MARK + b"".join(_encode(value))
    return gzip.compress(data, mtime=0), f"{language}_{sha256(data).hexdigest()[:_HASH_LETTERS]}"


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    kind, count = divmod(data[at], 32)
    at += 1
    if count >= min(_SIZES):
        size = _SIZES.get(count, 0)
        count, at = int.from_bytes(data[at : at + size], "big"), at + size
    if kind == _TEXT:
        return data[at : at + count].decode(), at + count
    if kind == _NUMBER:
        return count, at
    if kind != _LIST:
        raise UnknownFormatError(f"values of kind {kind} are not known")
    values: list[Value] = []
    for _ in range(count):
        value, at = _decode(data, at)
        values.append(value)
    return values, at


def _encode(value: Value) -> Iterator[bytes]:
    if isinstance(value, int):
        yield _head(_NUMBER, value)
    elif isinstance(value, str):
        text = value.encode()
        yield _head(_TEXT, len(text)) + text
    else:
        yield _head(_LIST, len(value))
        for one in value:
            yield from _encode(one)


def _head(kind: int, count: int) -> bytes:
    """Kind and count in as few bytes as possible (RFC 8949, 4.2.1)."""
    if count < min(_SIZES):
        return bytes([kind * 32 + count])
    code = next(code for code, size in _SIZES.items() if count < 256**size)
    return bytes([kind * 32 + code]) + count.to_bytes(_SIZES[code], "big")
