"""Work for another core: a result that a process of its own makes while this one goes on."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, TypeVar

CAN_FORK = "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1

Result = TypeVar("Result")


@contextmanager
def made_beside(make: Callable[[], Result]) -> Iterator[Callable[[], Result | None]]:
    """What waits for the result of `make`, which sees all as it is now and leaves no other traces.

    None if no process could make it: who asks does it then, and meets what went wrong.
    """
    if not CAN_FORK:
        yield lambda: None
        return
    context = multiprocessing.get_context("fork")
    end, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_make, args=(make, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield lambda: _received(end)
    finally:
        end.close()
        process.terminate()
        process.join()


def _received(end: Connection) -> Any:
    try:
        return pickle.loads(end.recv_bytes())  # noqa: S301 - of our own child
    except (EOFError, OSError):
        return None


def _make(make: Callable[[], object], end: Connection) -> None:
    """In the process; it leaves without the farewell of its parent (open files, exit hooks)."""
    try:
        end.send_bytes(pickle.dumps(make(), protocol=5))
        end.close()
    finally:
        os._exit(0)
