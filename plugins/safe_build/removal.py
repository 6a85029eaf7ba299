"""Removing the folder of a former site: tens of thousands of files, for which nobody has to wait."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def remove_folder(folder: Path, owner: int, *, waits: bool) -> None:
    """Remove a folder that is locked by `owner`, a descriptor; unless somebody waits, a program of its own does it.

    The lock lasts as long as the program. If that is killed, the next build removes what is left.
    """
    if waits or not _begin(folder, owner):
        shutil.rmtree(folder, ignore_errors=True)


def _begin(folder: Path, owner: int) -> bool:
    """Whether the program has been started."""
    program = shutil.which("rm")
    if program is None or not folder.is_dir():
        return False
    beside = folder.with_name(f"{folder.name}-old")  # the next build of this process needs the name
    # Whoever reads what this build prints reads until all have closed it.
    silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    with suppress(OSError):
        folder.rename(beside)
        os.set_inheritable(owner, True)  # noqa: FBT003 - positional only
        os.posix_spawn(
            program, [program, "-rf", "--", str(beside)], os.environ, file_actions=silent, setpgroup=0
        )
        return True
    return False
