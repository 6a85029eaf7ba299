"""Removing the folder of a former site: tens of thousands of files, for which nobody has to wait."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import suppress
from pathlib import Path


def remove_folder(folder: Path, *, waits: bool) -> None:
    """Remove a folder that nobody has locked; unless somebody waits, a program of its own does it.

    It is locked as long as the program works. If that is killed, the next build removes what is left.
    """
    if waits or not _begin(folder):
        shutil.rmtree(folder, ignore_errors=True)


def _begin(folder: Path) -> bool:
    """Whether the program has been started."""
    program = shutil.which("rm")
    if program is None or not folder.is_dir():
        return False
    beside = folder.with_name(f"{folder.name}-old")  # the next build of this process needs the name
    # Whoever reads what this build prints reads until all have closed it.
    silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    with suppress(OSError):
        lock = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            folder.rename(beside)
            os.set_inheritable(lock, True)  # noqa: FBT003 - positional only
            os.posix_spawn(
                program, [program, "-rf", "--", str(beside)], os.environ, file_actions=silent, setpgroup=0
            )
            return True
        finally:
            os.close(lock)
    return False
