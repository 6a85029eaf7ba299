"""One program from start to end: seconds by the clock, seconds of all cores, most memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

OFTEN = 0.02  # seconds at least between two looks at the memory
SHARE = 50  # a look stops what it looks at, so it may take this part of the time at most


@dataclass(frozen=True, slots=True)
class Measured:
    """Wall and CPU in seconds; `memory` in MB is the largest sum of the processes' shares (PSS) seen at one time."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str], folder: Path) -> Measured:
    """Run the command in `folder`; raises RuntimeError with what it printed if it fails."""
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        program = subprocess.Popen(command, cwd=folder, stdout=printed, stderr=printed)  # noqa: S603  # the peers
        memory = 0.0
        while True:
            look = time.perf_counter()
            memory = max(memory, _memory_of_tree(program.pid))
            look = time.perf_counter() - look
            ended, status, used = os.wait4(program.pid, os.WNOHANG)
            wall = time.perf_counter() - start
            if ended:
                break
            time.sleep(max(OFTEN, SHARE * look))
        program.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        last = printed.read().decode(errors="replace")[-2000:]
    if program.returncode:
        raise RuntimeError(f"{command[0]} ended with {program.returncode}:\n{last}")
    return Measured(wall, used.ru_utime + used.ru_stime, memory)


def _memory_of_tree(top: int) -> float:
    return sum(map(_memory_of_one, tree(top))) / 1024


def tree(top: int) -> Iterator[int]:
    """The process and all below it."""
    yield top
    with suppress(OSError):
        for thread in Path(f"/proc/{top}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from tree(int(child))


def _memory_of_one(process: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
