"""Starts builds and checks side by side, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

SETTINGS = "publishconf.py"
OWN_WORDS = ("Fertig: ", "Es wurde nichts geschrieben.")


@dataclass(frozen=True, slots=True)
class Program:
    """A program of this environment and what it is told."""

    words: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """How a program ended and what it printed."""

    code: int
    lines: tuple[str, ...]

    @property
    def findings(self) -> tuple[str, ...]:
        """What it printed before its first blank line."""
        return tuple(takewhile(bool, self.lines))


def build_program(content: str, output: Path, site_url: str, moment: str) -> Program:
    """Pelican with the published settings, for one address and one moment."""
    words = ("pelican", content, "-s", SETTINGS, "-o", str(output), "-e", f'BUILD_NOW="{moment}"')
    return Program(words, {"SITEURL": site_url})


def check_program(folder: Path, other: Path | None = None) -> Program:
    """The checks of a built folder, compared with the one for the other address where it is given."""
    return Program(("site_checks", str(folder), *(("--compare", str(other)) if other else ())))


def run_beside(*programs: Program) -> list[Said]:
    """Run all at once, wait for all."""
    with ThreadPoolExecutor(len(programs)) as workers:
        return list(workers.map(_run, programs))


def build_lines(said: Said) -> tuple[str, ...]:
    """What a build said, without the words about folders that only publishing knows."""
    lines = [line for line in said.lines if not any(own in line for own in OWN_WORDS)]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def summed_up(lines: Sequence[str]) -> str:
    """The last line of a program, its own summary."""
    return next((line for line in reversed(lines) if line), "")


def _run(program: Program) -> Said:
    done = subprocess.run(  # noqa: S603 - our own programs
        [sys.executable, "-m", *program.words],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **program.variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return Said(done.returncode, tuple(done.stdout.decode("utf-8", "replace").splitlines()))
