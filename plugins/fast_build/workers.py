"""Work in forked processes: they see everything this process has read so far, and hand back bytes."""

from __future__ import annotations

import gc
import marshal
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from selectors import EVENT_READ, DefaultSelector
from typing import cast

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
Work = Callable[[int], bytes]
_TURNS = 8
"""So many times each worker takes numbers at least, so that all end at about the same time …"""
_MOST_AT_ONCE = 50
"""… and so many numbers at most."""
_NUMBER = 8  # bytes
_MOST_PORTIONS = 400
"""A pipe may hold no more than 4,096 bytes."""
_MOST_GARBAGE = 20_000
"""So many objects may a worker make before it looks for those that nobody needs any more."""


def run_in_workers(
    work: Work, count: int, workers: int, begin: Callable[[], None] = lambda: None
) -> Iterator[tuple[int, bytes]]:
    """The results of `work(0)` … `work(count - 1)` as they come; each worker calls `begin` first.

    Whoever is free takes the next few numbers and hands their results back together. What a worker that dies
    or raises has not handed back is missing from the results.
    """
    context = multiprocessing.get_context("fork")
    few = max(1, min(_MOST_AT_ONCE, count // (workers * _TURNS)), count // _MOST_PORTIONS)
    portions, children, ends = _portions(range(0, count, few)), [], []
    gc.freeze()  # collecting in a child would copy the memory it shares with us
    for _ in range(workers):
        end, theirs = context.Pipe(duplex=False)
        taken = (range(first, min(first + few, count)) for first in _take(portions))
        child = context.Process(target=_work, args=(begin, work, taken, theirs), daemon=True)
        child.start()
        theirs.close()
        children.append(child)
        ends.append(end)
    os.close(portions)
    try:
        yield from _results(ends)
    finally:
        for child in children:
            child.terminate()
            child.join()
        gc.unfreeze()


def _portions(firsts: Iterable[int]) -> int:
    """A pipe that holds these numbers, for all workers together."""
    ours, theirs = os.pipe()
    with open(theirs, "wb") as pipe:
        pipe.write(b"".join(first.to_bytes(_NUMBER, "big") for first in firsts))
    return ours


def _take(portions: int) -> Iterator[int]:
    """The next number each time, until all are taken; a pipe gives no number to two readers."""
    while number := os.read(portions, _NUMBER):
        yield int.from_bytes(number, "big")


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
                yield from marshal.loads(data)  # noqa: S302 - of our own child


def _work(begin: Callable[[], None], work: Work, taken: Iterable[range], end: Connection) -> None:
    """In the child; it leaves without the farewell of its parent (open files, exit hooks)."""
    status = 1
    gc.set_threshold(_MOST_GARBAGE)
    gc.enable()
    try:
        begin()
        for numbers in taken:
            end.send_bytes(marshal.dumps([(number, work(number)) for number in numbers]))
        end.close()
        status = 0
    finally:
        os._exit(status)
