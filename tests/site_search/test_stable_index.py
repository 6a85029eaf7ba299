"""Files of Pagefind's that depend on chance are put in order."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from site_search.stable_index import UnknownFormatError, make_stable

MARK = b"pagefind_dcd"


def text(word: str) -> bytes:
    """A short text as CBOR."""
    return bytes([0x60 + len(word.encode())]) + word.encode()


def items(*values: bytes) -> bytes:
    """A short list as CBOR."""
    return bytes([0x80 + len(values)]) + b"".join(values)


def write_index(
    folder: Path, years: list[bytes], filters: list[bytes], more: bytes = b"\x19\x01\x2c"
) -> Path:
    """An index with one filter of two values; `more` is 300 in CBOR."""
    (folder / "filter").mkdir(parents=True)
    meta = items(text("1.5.2"), items(more), items(), items(*filters), items())
    (folder / "pagefind.de_aa.pf_meta").write_bytes(gzip.compress(MARK + meta))
    for name, title in (("de_bb", "Jahr"), ("de_cc", "Art")):
        content = items(text(title), items(*years))
        (folder / "filter" / f"{name}.pf_filter").write_bytes(gzip.compress(MARK + content))
    entry = {"languages": {"de": {"hash": "de_aa", "page_count": 2}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")
    return folder


YEARS = [items(text("2025"), items(b"\x00", b"\x18\x18")), items(text("2026"), items(b"\x01"))]
FILTERS = [items(text("Jahr"), text("de_bb")), items(text("Art"), text("de_cc"))]


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_order_of_values_and_filters_does_not_matter(tmp_path: Path) -> None:
    first = write_index(tmp_path / "a", YEARS, FILTERS)
    second = write_index(tmp_path / "b", YEARS[::-1], FILTERS[::-1])
    assert read_all(first) != read_all(second)
    make_stable(first)
    make_stable(second)
    assert read_all(first) == read_all(second)


def test_lists_keep_their_values_and_name_the_new_files(tmp_path: Path) -> None:
    index = write_index(tmp_path, YEARS[::-1], FILTERS)
    make_stable(index)
    entry: dict[str, Any] = json.loads((index / "pagefind-entry.json").read_bytes())
    (meta,) = index.glob("*.pf_meta")
    data = gzip.decompress(meta.read_bytes())
    assert meta.name == f"pagefind.{entry['languages']['de']['hash']}.pf_meta"
    assert entry["languages"]["de"]["page_count"] == 2
    assert b"\x19\x01\x2c" in data
    for file in (index / "filter").iterdir():
        assert file.stem.encode() in data
        assert items(*YEARS) in gzip.decompress(file.read_bytes())


@pytest.mark.parametrize("unknown", [b"\xf6", b"\x40", b"\x00\x00"], ids=["null", "bytes", "too long"])
def test_unknown_format_is_refused(tmp_path: Path, unknown: bytes) -> None:
    with pytest.raises((UnknownFormatError, IndexError)):
        make_stable(write_index(tmp_path, YEARS, FILTERS, unknown))
