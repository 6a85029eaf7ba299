"""Put a new folder in the place of the live one, in one step wherever the system can."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

_RELATIVE_TO_CURRENT_FOLDER = -100
_RENAME_EXCHANGE = 2


def exchange_folders(new: Path, live: Path, previous: Path) -> None:
    """Make `new` the live folder; `new` then holds the old one, if there was one.

    All three are on one file system. `previous` is used only where the system cannot
    exchange in one step: the live folder waits there between two renames, and
    `repair_exchange` puts it back if the program died in between.
    """
    if not live.exists():
        new.rename(live)
    elif not _exchange_in_one_step(new, live):
        _exchange_by_renames(new, live, previous)


def repair_exchange(live: Path, previous: Path) -> None:
    """Finish what a program that died between two renames has left."""
    if not previous.exists():
        return
    if live.exists():
        shutil.rmtree(previous)
    else:
        previous.rename(live)


def _exchange_in_one_step(new: Path, live: Path) -> bool:
    # Linux only; elsewhere, and on file systems without it, two renames do.
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    here = _RELATIVE_TO_CURRENT_FOLDER
    return bool(renameat2(here, os.fsencode(new), here, os.fsencode(live), _RENAME_EXCHANGE) == 0)


def _exchange_by_renames(new: Path, live: Path, previous: Path) -> None:
    live.rename(previous)
    try:
        new.rename(live)
    except OSError:
        previous.rename(live)
        raise
    previous.rename(new)
