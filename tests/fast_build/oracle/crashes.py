"""Builds that are killed: at the nth write of one of their processes, or after some time."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tests.fast_build.oracle.builds import Workshop
from tests.fast_build.oracle.site import Site

WRITING = os.O_WRONLY | os.O_RDWR
EVENTS = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "sqlite3.connect", "shutil.copyfile"}
GONE_WRONG = 3


def kill_at_write(shop: Workshop, site: Site, number: int) -> bool | None:
    """Build in a process that dies when it, or a process of its own, opens, moves or removes its nth file.

    Gives whether the build itself ended well although a worker died; None if it was killed.
    """
    return _run(shop, site, lambda: sys.addaudithook(_Executioner(number)), None)


def kill_after(shop: Workshop, site: Site, seconds: float) -> bool | None:
    """Build in a process that dies after so many seconds, with all of its workers."""
    return _run(shop, site, lambda: None, seconds)


class _Executioner:
    """Counts the writes of a process."""

    def __init__(self, number: int) -> None:
        self._left = number

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in EVENTS or (event == "open" and arguments[2] and arguments[2] & WRITING):
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def _run(shop: Workshop, site: Site, prepare: Callable[[], None], seconds: float | None) -> bool | None:
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        code = GONE_WRONG
        try:
            prepare()
            code = GONE_WRONG if shop.fast(site).failure else 0
        finally:
            os._exit(code)
    with suppress(OSError):
        os.setpgid(child, child)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status) == 0
