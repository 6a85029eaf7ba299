"""Hands the copies to Pagefind and takes from what it makes only what the search page needs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from pagefind.service import get_executable

from site_search.documents import LEFT_OUT, Document
from site_search.index_service import IndexFailure, NewIndex, open_service
from site_search.stable_index import make_stable

FOLDER = "pagefind"
"""Below the site; from this name Pagefind's script concludes where the site begins."""

# Pagefind also writes interfaces of its own and a search program that knows no language.
_NEEDED = (
    *("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind"),
    *("index/*", "filter/*", "fragment/*"),
)
_NO_LANGUAGE = "wasm.unknown.pagefind"
# A visitor loads the parts of the index in which the words of the question stand: 9 kB each, where
# Pagefind would make them 30 kB. The name is Pagefind's own; if it goes, only the weight suffers.
_SMALL_PARTS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "5000"}
_LONGEST = 300


def make_index(documents: Iterable[Document], lang: str, program: Path) -> dict[str, bytes]:
    """The files of the index of the documents by their addresses.

    Takes at most 300 seconds; raises IndexFailure. The same documents in the same order give the same files.
    Each is read by Pagefind while the next one is made.
    """
    environment = {**_without_settings(os.environ), **_SMALL_PARTS}
    with open_service(program, environment, _LONGEST) as service:
        index = NewIndex.of(service, lang, LEFT_OUT)
        for document in documents:
            index.add(f"/{document.address}", document.html)
        files = index.files()
    try:
        stable = make_stable({name: data for name, data in files.items() if _is_needed(name)})
    except (LookupError, ValueError) as error:
        raise IndexFailure("das Programm pagefind schreibt seine Listen anders als gewohnt") from error
    return {f"{FOLDER}/{name}": stable[name] for name in sorted(stable)}


def find_program() -> Path:
    """The program pagefind of this environment; raises IndexFailure."""
    try:
        program = get_executable()
    except FileNotFoundError:
        program = None
    if program is None:
        raise IndexFailure("das Programm pagefind fehlt auf diesem Rechner")
    return program


def _without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith("PAGEFIND_")}


def _is_needed(name: str) -> bool:
    """Whether the search page may ask for the file."""
    return name != _NO_LANGUAGE and any(fnmatchcase(name, pattern) for pattern in _NEEDED)
