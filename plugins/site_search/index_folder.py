"""Gives Pagefind all copies at once, as a folder in the order of the pages.

Of a folder it numbers the pages as the system lists them. What lies in memory (tmpfs) is listed as it was made, from
one end or the other; where it is not, or has no room for the pages, there is no such folder.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from site_search.documents import Copy, page_file

MEMORY = Path("/dev/shm")  # noqa: S108  # nobody else may enter the folder that we make there
PREFIX = "netzwerkstatt-suche-"
_SITE, _INDEX = "site", "index"


class NoFolderError(Exception):
    """There is no folder in the order of the pages, or Pagefind has made nothing of it."""


def files_of_folder(documents: Sequence[Copy], run: Callable[[Path, Path], None]) -> dict[str, bytes]:
    """The files that `run` makes of the folder with the documents in its second one, by path below it.

    Raises NoFolderError, also if `run` raises OSError, and what else `run` raises.
    """
    try:
        with _room() as room:
            _write(documents, room / _SITE, newest_first=next(room.iterdir()).name == _INDEX)
            if list(_addresses(room / _SITE)) != [document.address for document in documents]:
                raise NoFolderError
            run(room / _SITE, room / _INDEX)
            return {path: Path(room, _INDEX, path).read_bytes() for path in _listed(room / _INDEX)}
    except OSError as error:
        raise NoFolderError from error


@contextmanager
def _room() -> Iterator[Path]:
    """A folder in memory with one for the pages and then one for the index; builds that were killed leave theirs to the next."""
    for left in MEMORY.glob(f"{PREFIX}*"):
        with suppress(OSError), _owned(left):
            shutil.rmtree(left, ignore_errors=True)
    room = Path(mkdtemp(prefix=PREFIX, dir=MEMORY))
    try:
        with _owned(room):
            for name in (_SITE, _INDEX):
                (room / name).mkdir()
            yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def _owned(folder: Path) -> Iterator[None]:
    """Raises OSError if another process owns the folder; the system forgets owners that die."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)


def _write(documents: Sequence[Copy], site: Path, *, newest_first: bool) -> None:
    made = {site}
    for document in reversed(documents) if newest_first else documents:
        file = page_file(site, document.address)
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(document.html.encode())


def _addresses(site: Path) -> Iterator[str]:
    """The addresses of all pages as Pagefind is going to find them."""
    return (path.removesuffix("index.html") for path in _listed(site))


def _listed(folder: Path, before: str = "") -> Iterator[str]:
    """The paths of all files as the system lists them, folders where they stand."""
    with os.scandir(folder) as found:
        entries = [(entry.name, entry.path, entry.is_dir(follow_symlinks=False)) for entry in found]
    for name, path, is_folder in entries:
        if is_folder:
            yield from _listed(Path(path), f"{before}{name}/")
        else:
            yield before + name
