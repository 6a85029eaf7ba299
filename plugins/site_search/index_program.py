"""Hands the copies to Pagefind and takes from what it makes only what the search page needs."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from pagefind.service import get_executable

from site_search.documents import LEFT_OUT, Copy
from site_search.index_folder import NoFolderError, files_of_folder
from site_search.index_service import TOO_LATE, IndexFailure, NewIndex, open_service
from site_search.stable_index import compress_words, make_stable
from site_search.word_lists import PART_SIZE

FOLDER = "pagefind"
"""Below the site; from this name Pagefind's script concludes where the site begins."""

# Pagefind also writes interfaces of its own and a search program that knows no language.
_NEEDED = (
    *("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind"),
    *("index/*", "filter/*", "fragment/*"),
)
_NO_LANGUAGE = "wasm.unknown.pagefind"
# The name is Pagefind's own; if it goes, only the weight suffers.
_SMALL_PARTS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(PART_SIZE)}
_LONGEST = 300
MANY = 500
"""From so many documents on, it pays to have all of them before Pagefind begins."""
_SIGNAL_AT_PARENTS_END = 1  # PR_SET_PDEATHSIG, prctl(2)


def make_index(documents: Iterable[Copy], lang: str, program: Path, count: int = 0) -> dict[str, bytes]:
    """The files of the index of the documents, of which there are `count`, by their addresses.

    Takes at most 300 seconds; raises IndexFailure. The same documents in the same order give the same files.
    Of a folder, Pagefind reads many documents on all cores and makes the index once; as a service it reads each
    while the next one is made, says what it fails at, and makes the index twice.
    """
    environment = _environment()
    files = None
    if count >= MANY:
        documents = tuple(documents)
        with suppress(NoFolderError):
            files = files_of_folder(documents, partial(_run, program, lang, environment))
    if files is None:
        files = _one_by_one(documents, lang, program, environment)
    try:
        stable = make_stable(compress_words(_needed(files)))
    except (LookupError, ValueError) as error:
        raise IndexFailure("das Programm pagefind schreibt seine Listen anders als gewohnt") from error
    return below_site(stable)


def below_site(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index by their addresses."""
    return {f"{FOLDER}/{name}": files[name] for name in sorted(files)}


def small_index(documents: Iterable[Copy], lang: str, program: Path) -> dict[str, bytes]:
    """The files of the index of a few documents by their paths, as Pagefind names them; raises IndexFailure."""
    return _needed(_one_by_one(documents, lang, program, _environment()))


def _run(program: Path, lang: str, environment: Mapping[str, str], site: Path, index: Path) -> None:
    """Make the index of a folder; raises NoFolderError if Pagefind fails, IndexFailure if it takes too long."""
    words = ("--site", site, "--output-path", index, "--force-language", lang)
    prctl = ctypes.CDLL(None).prctl
    try:
        subprocess.run(  # noqa: S603  # our own program
            [program, *words, "--exclude-selectors", ",".join(LEFT_OUT), "--silent"],
            cwd="/",  # where no settings of a site lie about
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=partial(prctl, _SIGNAL_AT_PARENTS_END, int(signal.SIGKILL)),
            check=True,
            timeout=_LONGEST,
        )
    except subprocess.TimeoutExpired as error:
        raise IndexFailure(TOO_LATE.format(_LONGEST)) from error
    except subprocess.SubprocessError as error:
        raise NoFolderError from error


def _one_by_one(
    documents: Iterable[Copy], lang: str, program: Path, environment: Mapping[str, str]
) -> dict[str, bytes]:
    with open_service(program, environment, _LONGEST) as service:
        index = NewIndex.of(service, lang, LEFT_OUT)
        for document in documents:
            index.add(f"/{document.address}", document.html)
        return index.files()


def find_program() -> Path:
    """The program pagefind of this environment; raises IndexFailure."""
    try:
        program = get_executable()
    except FileNotFoundError:
        program = None
    if program is None:
        raise IndexFailure("das Programm pagefind fehlt auf diesem Rechner")
    return program


def _environment() -> dict[str, str]:
    """Ours, without what others have set for Pagefind."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    return ours | _SMALL_PARTS


def _needed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if _is_needed(name)}


def _is_needed(name: str) -> bool:
    """Whether the search page may ask for the file."""
    return name != _NO_LANGUAGE and any(fnmatchcase(name, pattern) for pattern in _NEEDED)
