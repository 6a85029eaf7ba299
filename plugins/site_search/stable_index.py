"""The same bytes for the same pages: Pagefind writes filters and their values in a random order.

They are sorted here and renamed after their content, as Pagefind names its files. The files of the words are
compressed anew, so that those which stay when a page changes are the same as in a new index.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

from site_search.index_lists import Value, as_list, pack, read_list, unpack, written

ENTRY = "pagefind-entry.json"
WORDS = "index/"
_FILTERS = 3
_HASH_LETTERS = 10

Files = dict[str, bytes]


def make_stable(files: Mapping[str, bytes]) -> Files:
    """Pagefind's files, by path, with those that depend on chance sorted and renamed.

    Raises UnknownFormatError, or LookupError if a file is missing.
    """
    stable = dict(files)
    entry = json.loads(stable[ENTRY])
    for language in entry["languages"].values():
        language["hash"] = _stable_language(stable, language["hash"])
    stable[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return stable


def compress_words(files: Mapping[str, bytes]) -> Files:
    """The files with those of the words compressed as we do it, on all cores; raises UnknownFormatError."""
    words = [name for name in files if name.startswith(WORDS)]
    with ThreadPoolExecutor() as threads:
        packed = threads.map(lambda name: pack(unpack(files[name])), words)
        return {**files, **dict(zip(words, packed, strict=True))}


def _stable_language(files: Files, name: str) -> str:
    """The new name of a language's list of files, with its filters sorted."""
    meta: Value = read_list(files.pop(f"pagefind.{name}.pf_meta"))
    filters = as_list(as_list(meta)[_FILTERS])
    for one in filters:
        pair = as_list(one)
        pair[1] = _stable_filter(files, str(pair[1]))
    filters.sort(key=str)
    language = name.split("_", maxsplit=1)[0]
    data, renamed = _write(meta, language)
    files[f"pagefind.{renamed}.pf_meta"] = data
    return renamed


def _stable_filter(files: Files, name: str) -> str:
    """The new name of a filter, with its values sorted."""
    content: Value = read_list(files.pop(f"filter/{name}.pf_filter"))
    as_list(as_list(content)[1]).sort(key=str)
    data, renamed = _write(content, name.split("_", maxsplit=1)[0])
    files[f"filter/{renamed}.pf_filter"] = data
    return renamed


def _write(value: Value, language: str) -> tuple[bytes, str]:
    """A list as a file, and a name for it made of its content."""
    data = written(value)
    return pack(data), f"{language}_{sha256(data).hexdigest()[:_HASH_LETTERS]}"
