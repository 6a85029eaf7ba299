"""Runs Pagefind on the copies and takes from what it makes only what the search page needs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from site_search.documents import LEFT_OUT, Document, page_file
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
_LONGEST_REASON = 200


class IndexFailure(RuntimeError):
    """There is no index; the text says why, in German and without a full stop."""


def make_index(documents: Iterable[Document], lang: str, program: Path) -> dict[str, bytes]:
    """The files of the index of the documents by their addresses.

    Takes at most 300 seconds; raises IndexFailure. The same documents give the same files.
    """
    with TemporaryDirectory(prefix="suche-") as folder:
        site, index = Path(folder, "site"), Path(folder, "index")
        for document in documents:
            page = page_file(site, document.address)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(document.html, encoding="utf-8")
        _run(program, site, index, lang)
        _settle(index)
        return dict(sorted(_needed(index)))


def find_program() -> Path:
    """The program pagefind of this environment; raises IndexFailure."""
    try:
        program = get_executable()
    except FileNotFoundError:
        program = None
    if program is None:
        raise IndexFailure("das Programm pagefind fehlt auf diesem Rechner")
    return program


def _run(program: Path, site: Path, index: Path, lang: str) -> None:
    options = {
        "--site": site,
        "--output-path": index,
        "--force-language": lang,
        "--exclude-selectors": ",".join(LEFT_OUT),
    }
    words = [str(word) for option in options.items() for word in option]
    try:
        # In the folder of the copies no settings lie about.
        result = subprocess.run(  # noqa: S603  # our own program and words
            [program, *words, "--silent"],
            cwd=site,
            env={**_without_settings(os.environ), **_SMALL_PARTS},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=_LONGEST,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise IndexFailure(f"das Programm pagefind läuft nicht ({type(error).__name__})") from error
    if result.returncode or not (index / "pagefind-entry.json").is_file():
        reason = " ".join((result.stderr or result.stdout).split())[:_LONGEST_REASON]
        raise IndexFailure(f"das Programm pagefind meldet: {reason or f'Fehler {result.returncode}'}")


def _settle(index: Path) -> None:
    try:
        make_stable(index)
    except (ValueError, IndexError) as error:
        raise IndexFailure("das Programm pagefind schreibt seine Listen anders als gewohnt") from error


def _without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith("PAGEFIND_")}


def _needed(index: Path) -> Iterator[tuple[str, bytes]]:
    """Address and content of each file that the search page may ask for."""
    for pattern in _NEEDED:
        for file in index.glob(pattern):
            if file.name != _NO_LANGUAGE:
                yield f"{FOLDER}/{file.relative_to(index).as_posix()}", file.read_bytes()
