"""Work in forked processes."""

from __future__ import annotations

import os
import signal

from fast_build.workers import run_in_workers


def test_results_come_from_other_processes() -> None:
    results = dict(run_in_workers(lambda number: b"%d %d" % (number, os.getpid()), 10, 3))
    assert [results[number].split()[0] for number in range(10)] == [b"%d" % number for number in range(10)]
    assert str(os.getpid()).encode() not in {result.split()[1] for result in results.values()}


def test_what_a_dead_worker_had_left_is_missing() -> None:
    def work(number: int) -> bytes:
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return b""

    assert {number for number, _result in run_in_workers(work, 8, 2)} == {0, 1, 2, 4, 5, 6, 7}
