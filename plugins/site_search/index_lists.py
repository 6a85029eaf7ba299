"""The lists that Pagefind writes: CBOR (RFC 8949) behind a mark, compressed; of CBOR only what occurs in them is read."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

Value = int | str | list["Value"]

MARK = b"pagefind_dcd"
NUMBER, TEXT, LIST = 0, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_LEVEL = 6
"""The best one takes five times as long and makes the files of the words 3 % smaller."""
_SYSTEM = 9
"""Where the header names the operating system; 255 stands for an unknown one (RFC 1952, 2.3)."""


class UnknownFormatError(ValueError):
    """A list of Pagefind's that does not look as expected."""


def unpack(file: bytes) -> bytes:
    """What stands in a file; raises UnknownFormatError, also if the mark is missing."""
    try:
        data = gzip.decompress(file)
    except (OSError, EOFError) as error:
        raise UnknownFormatError("a list is not compressed as expected") from error
    if not data.startswith(MARK):
        raise UnknownFormatError("a list has another format")
    return data


def pack(data: bytes) -> bytes:
    """A file of what stands in it; the same bytes for the same, whatever Python names as the system."""
    file = gzip.compress(data, _LEVEL, mtime=0)
    return file[:_SYSTEM] + b"\xff" + file[_SYSTEM + 1 :]


def read_list(file: bytes) -> list[Value]:
    """The values of a file that holds one list of lists, numbers and texts."""
    data = unpack(file)
    value, end = _decode(data, len(MARK))
    if end != len(data):
        raise UnknownFormatError("a list has another format")
    return as_list(value)


def written(value: Value) -> bytes:
    """What stands in the file of a list."""
    return MARK + b"".join(_encode(value))


def as_list(value: Value) -> list[Value]:
    """The value, which is a list; raises UnknownFormatError otherwise."""
    if not isinstance(value, list):
        raise UnknownFormatError(f"a list was expected, not {value!r}")
    return value


def read_head(data: bytes, at: int, kind: int) -> tuple[int, int]:
    """The number in a head of this kind, and where it ends; raises UnknownFormatError for other kinds."""
    found, count, at = _head_at(data, at)
    if found != kind:
        raise UnknownFormatError(f"a value of kind {kind} was expected, not {found}")
    return count, at


def head(kind: int, count: int) -> bytes:
    """Kind and count in as few bytes as possible (RFC 8949, 4.2.1)."""
    if count < min(_SIZES):
        return bytes([kind * 32 + count])
    code = next(code for code, size in _SIZES.items() if count < 256**size)
    return bytes([kind * 32 + code]) + count.to_bytes(_SIZES[code], "big")


def _head_at(data: bytes, at: int) -> tuple[int, int, int]:
    kind, count = divmod(data[at], 32)
    at += 1
    if count >= min(_SIZES):
        size = _SIZES.get(count, 0)
        count, at = int.from_bytes(data[at : at + size], "big"), at + size
    return kind, count, at


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    kind, count, at = _head_at(data, at)
    if kind == TEXT:
        return data[at : at + count].decode(), at + count
    if kind == NUMBER:
        return count, at
    if kind != LIST:
        raise UnknownFormatError(f"values of kind {kind} are not known")
    values: list[Value] = []
    for _ in range(count):
        value, at = _decode(data, at)
        values.append(value)
    return values, at


def _encode(value: Value) -> Iterator[bytes]:
    if isinstance(value, int):
        yield head(NUMBER, value)
    elif isinstance(value, str):
        text = value.encode()
        yield head(TEXT, len(text)) + text
    else:
        yield head(LIST, len(value))
        for one in value:
            yield from _encode(one)
