"""A program for the tests: builds the tiny site again and again and lets each build fail at another write.

`python dying_builds.py FAULT SEED COUNT` in the folder of a TinySite prints one JSON line per round. A
build is a forked child, so Pelican and the kit's own part are loaded once. A write is any call that changes
the disk, counted by the interpreter's own profiler. Half-written files are among the moments: the end of
writing to a file counts too, and then a part of the text waits in the buffer.
"""

from __future__ import annotations

import json
import os
import posix
import random
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from io import BytesIO, IOBase, StringIO
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import pelican

import safe_build  # noqa: F401 (else each child loads it anew, which takes longer than its build)

WRITES = {
    "mkdir",
    "rename",
    "replace",
    "unlink",
    "remove",
    "rmdir",
    "symlink",
    "utime",
    "truncate",
    "sendfile",
}
NOBODY = 65534
PAGES = tuple(f"seite-{number}" for number in range(20))
LONG = 3000  # times a word: longer than the buffer of a file, so that files are written in pieces


def kill() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def fill_the_disk() -> None:
    """From now on no file takes another byte; making folders and removing still work, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def take_the_rights() -> None:
    """From now on nothing below the project can be changed; the administrator becomes somebody else for it."""
    for folder in (Path(), *(path for path in Path().rglob("*") if path.is_dir())):
        folder.chmod(0o555)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def give_the_rights_back() -> None:
    """Undo `take_the_rights`; the build that lost them is over."""
    for where, _folders, _files in os.walk("."):
        Path(where).chmod(0o755)


FAULTS: dict[str, Callable[[], None]] = {"kill": kill, "full": fill_the_disk, "rights": take_the_rights}


@dataclass(frozen=True)
class Round:
    """One failing build (`ended` is negative for a signal) and the good one after it."""

    moment: int
    ended: int
    said: str
    after: str
    left: list[str]
    repaired: tuple[int, str, list[str]]


class WriteCounter:
    """Counts the writes of this process and lets the fault happen before the one at `moment`."""

    def __init__(self, moment: int | None, fault: Callable[[], None]) -> None:
        self.count, self.moment, self.fault = 0, moment, fault

    def __call__(self, _frame: FrameType, event: str, called: Any) -> None:
        if event.startswith("c_") and is_write(event, called):
            self.count += 1
            if self.count == self.moment:
                self.fault()


def is_write(event: str, called: Any) -> bool:
    """Whether a call of the interpreter's own functions changes the disk."""
    owner, name = getattr(called, "__self__", None), getattr(called, "__name__", "")
    if isinstance(owner, IOBase):
        return name == "write" and not isinstance(owner, StringIO | BytesIO) and event != "c_exception"
    return owner is posix and name in WRITES and event == "c_call"


def build(moment: int | None = None, fault: Callable[[], None] = kill) -> tuple[int, int, str]:
    """One build in a child: how it ended (negative: signal), how many writes it made, what it said."""
    said, told = os.pipe()
    child = os.fork()
    if not child:
        os.close(said)
        os.dup2(told, 1)
        os.dup2(told, 2)
        counter = WriteCounter(moment, fault)
        sys.setprofile(counter)
        code = 1
        with suppress(SystemExit):
            code = run_pelican()
        sys.setprofile(None)
        os.write(1, f"\n{counter.count}".encode())
        os._exit(code)
    os.close(told)
    with open(said, encoding="utf-8") as pipe:  # noqa: PTH123 (a pipe has no path)
        words = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    text, _, count = words.rpartition("\n")
    return status, int(count) if count.isdecimal() else 0, text


def build_together(count: int) -> list[int]:
    """How so many builds end that start at the same moment."""
    children = []
    for _ in range(count):
        child = os.fork()
        if not child:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os._exit(run_pelican())
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def run_pelican() -> int:
    """Plain Pelican in this process."""
    try:
        pelican.main(["content", "-s", "pelicanconf.py", "-o", "output"])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def write_content(version: int) -> None:
    """Every page gets the text of a version."""
    for name in PAGES:
        Path(f"content/{name}.txt").write_text(f"Fassung {version} " * LONG)


def complete(version: int) -> dict[str, str]:
    """The whole site of a version."""
    page = f"<!doctype html><html><head></head><p>{f'Fassung {version} ' * LONG}</html>"
    return {".nojekyll": "", **{f"{name}/index.html": page for name in PAGES}}


def state(version: int) -> str:
    """Whether output/ is the whole site of this version, or of the one before, or something else."""
    top = Path("output")
    found = {str(file.relative_to(top)): file.read_text() for file in top.rglob("*") if file.is_file()}
    states = {"new": complete(version), "old": complete(version - 1)}
    return next((name for name, site in states.items() if site == found), "broken")


def leftovers() -> list[str]:
    """What lies in the workshop besides what belongs there."""
    names = {path.name for path in Path(".build/output").iterdir()}
    return sorted(names - {"lock", "manifest.json"})


def moments(writes: int, count: int, seed: int) -> list[int]:
    """As many different moments, one at random in each of as many equal parts of the run."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    edges = [1 + writes * part // count for part in range(count + 1)]
    return [chance.randrange(first, max(after, first + 1)) for first, after in pairwise(edges)]


def main(fault: str, seed: int, count: int) -> None:
    """One round for each moment: a build that fails, then one that must repair."""
    write_content(0)
    build()
    write_content(1)
    _code, writes, _said = build()
    if fault == "together":
        for version in range(2, 2 + count):
            write_content(version)
            print(json.dumps([build_together(3), state(version), leftovers()]))  # noqa: T201 (a program)
        return
    for version, moment in enumerate(moments(writes, count, seed), start=2):
        write_content(version)
        ended, _writes, said = build(moment, FAULTS[fault])
        after = state(version)
        give_the_rights_back()
        left = leftovers()
        repaired, _writes, _said = build()
        told = Round(moment, ended, said, after, left, (repaired, state(version), leftovers()))
        print(json.dumps(asdict(told)), flush=True)  # noqa: T201 (a program)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
