"""Files of Pagefind's that depend on chance are put in order."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from site_search.index_lists import UnknownFormatError
from site_search.stable_index import make_stable

MARK = b"pagefind_dcd"


def text(word: str) -> bytes:
    """A short text as CBOR."""
    return bytes([0x60 + len(word.encode())]) + word.encode()


def items(*values: bytes) -> bytes:
    """A short list as CBOR."""
    return bytes([0x80 + len(values)]) + b"".join(values)


def index_of(years: list[bytes], filters: list[bytes], more: bytes = b"\x19\x01\x2c") -> dict[str, bytes]:
    """An index with one filter of two values; `more` is 300 in CBOR."""
    meta = items(text("1.5.2"), items(more), items(), items(*filters), items())
    files = {"pagefind.de_aa.pf_meta": gzip.compress(MARK + meta), "pagefind.js": b"script"}
    for name, title in (("de_bb", "Jahr"), ("de_cc", "Art")):
        content = items(text(title), items(*years))
        files[f"filter/{name}.pf_filter"] = gzip.compress(MARK + content)
    entry = {"languages": {"de": {"hash": "de_aa", "page_count": 2}}}
    return {**files, "pagefind-entry.json": json.dumps(entry).encode()}


YEARS = [items(text("2025"), items(b"\x00", b"\x18\x18")), items(text("2026"), items(b"\x01"))]
FILTERS = [items(text("Jahr"), text("de_bb")), items(text("Art"), text("de_cc"))]


def test_order_of_values_and_filters_does_not_matter() -> None:
    first, second = index_of(YEARS, FILTERS), index_of(YEARS[::-1], FILTERS[::-1])
    assert first != second
    assert make_stable(first) == make_stable(second)


def test_lists_keep_their_values_and_name_the_new_files() -> None:
    index = make_stable(index_of(YEARS[::-1], FILTERS))
    entry: dict[str, Any] = json.loads(index.pop("pagefind-entry.json"))
    data = gzip.decompress(index.pop(f"pagefind.{entry['languages']['de']['hash']}.pf_meta"))
    assert index.pop("pagefind.js") == b"script"
    assert entry["languages"]["de"]["page_count"] == 2
    assert b"\x19\x01\x2c" in data
    assert len(index) == 2
    for name, file in index.items():
        assert name.removeprefix("filter/").removesuffix(".pf_filter").encode() in data
        assert items(*YEARS) in gzip.decompress(file)


@pytest.mark.parametrize("unknown", [b"\xf6", b"\x40", b"\x00\x00"], ids=["null", "bytes", "too long"])
def test_unknown_format_is_refused(unknown: bytes) -> None:
    with pytest.raises((UnknownFormatError, IndexError)):
        make_stable(index_of(YEARS, FILTERS, unknown))
