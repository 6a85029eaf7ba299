"""Work in forked processes: they see everything this process has read so far, and hand back bytes."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from selectors import EVENT_READ, DefaultSelector
from typing import cast

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
Work = Callable[[int], bytes]
_MOST_GARBAGE = 20_000
"""So many objects may a worker make before it looks for those that nobody needs any more."""


def run_in_workers(
    work: Work, count: int, workers: int, begin: Callable[[], None] = lambda: None
) -> Iterator[tuple[int, bytes]]:
    """The results of `work(0)` … `work(count - 1)` as they come; each worker calls `begin` first.

    A worker that dies or raises ends early; what it has not handed back is missing from the results.
    """
    context = multiprocessing.get_context("fork")
    gc.freeze()  # collecting in a child would copy the memory it shares with us
    children, ends = [], []
    for first in range(workers):
        end, theirs = context.Pipe(duplex=False)
        child = context.Process(
            target=_work, args=(begin, work, range(first, count, workers), theirs), daemon=True
        )
        child.start()
        theirs.close()
        children.append(child)
        ends.append(end)
    try:
        yield from _results(ends)
    finally:
        for child in children:
            child.terminate()
            child.join()
        gc.unfreeze()


def _results(ends: list[Connection]) -> Iterator[tuple[int, bytes]]:
    with DefaultSelector() as waiting:
        for end in ends:
            waiting.register(end, EVENT_READ)
        while waiting.get_map():
            for key, _events in waiting.select():
                end = cast("Connection", key.fileobj)
                try:
                    data = end.recv_bytes()
                except (EOFError, OSError):
                    waiting.unregister(end)
                    continue
                yield int.from_bytes(data[:8], "big"), data[8:]


def _work(begin: Callable[[], None], work: Work, numbers: Sequence[int], end: Connection) -> None:
    """In the child; it leaves without the farewell of its parent (open files, exit hooks)."""
    status = 1
    gc.set_threshold(_MOST_GARBAGE)
    gc.enable()
    try:
        begin()
        for number in numbers:
            end.send_bytes(number.to_bytes(8, "big") + work(number))
        end.close()
        status = 0
    finally:
        os._exit(status)
