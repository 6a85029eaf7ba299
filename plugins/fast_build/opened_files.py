"""Notices what a reader uses beside its source file: other files, programs, the network."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

CODE = (".py", ".pyc", ".so")  # installed.py answers for the programs
UNTRACKED = frozenset(
    {
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"),
        *("os.listdir", "os.scandir", "glob.glob", "socket.connect", "socket.getaddrinfo", "sqlite3.connect"),
    }
)


@dataclass(slots=True)
class Opened:
    """What was used beside `path` while watching: names of opened files, and events nobody can look up again."""

    path: str
    files: set[str] = field(default_factory=set)
    untracked: set[str] = field(default_factory=set)


_watching: list[Opened] = []  # the interpreter keeps audit hooks for ever, so one hook serves all watchers
_hooked: list[bool] = []


def _notice(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event == "open":
        name = arguments[0]
        if isinstance(name, bytes):
            name = os.fsdecode(name)
        if isinstance(name, (str, os.PathLike)) and not os.fspath(name).endswith(CODE):
            opened = _watching[-1]
            if name != opened.path:
                opened.files.add(os.path.realpath(name))
    elif event in UNTRACKED and not (event == "os.listdir" and arguments[0] in sys.path_importer_cache):
        _watching[-1].untracked.add(event)


@contextmanager
def opened_files(path: str) -> Iterator[Opened]:
    """Everything that is used beside the file itself.

    Watches this process until the block ends; integers (open descriptors) are not names.
    """
    if not _hooked:
        sys.addaudithook(_notice)
        _hooked.append(True)
    opened = Opened(path)
    _watching.append(opened)
    try:
        yield opened
    finally:
        _watching.remove(opened)
