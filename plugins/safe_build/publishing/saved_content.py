"""Asks git whether all of content/ is committed, and which commit it is."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from content_model.register import REGISTER_FILE
from safe_build.settings import BERLIN

KINDS = {"??": "neu", "A": "neu", "D": "gelöscht", "R": "umbenannt", "U": "im Konflikt"}


@dataclass(frozen=True, slots=True)
class SavedContent:
    """The state of content/: the commit, and one line for each file that differs from it.

    `commit` is None before the first one and where git cannot say anything; `doubt` says why.
    """

    commit: str | None = None
    unsaved: tuple[str, ...] = ()
    doubt: str = ""


def read_saved_content(project: Path, folder: str) -> SavedContent:
    """What git knows about the folder; in doubt without git and outside of an archive."""
    if doubt := _doubt(project):
        return SavedContent(doubt=doubt)
    commit = _ask(project, "rev-parse", "--verify", "HEAD")
    status = _ask(
        project, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", folder
    )
    unsaved = tuple(_told(entry) for entry in (status or "").split("\0") if entry)
    return SavedContent(commit.strip() if commit else None, unsaved)


def register_day(project: Path, folder: str) -> date | None:
    """The day in Berlin on which the register was last committed, if git knows."""
    seconds = _ask(project, "log", "-1", "--format=%ct", "--", f"{folder}/{REGISTER_FILE}")
    return datetime.fromtimestamp(int(seconds), BERLIN).date() if seconds and seconds.strip() else None


def _doubt(project: Path) -> str:
    """Why git has no answer, with the cure; empty where it has one."""
    if shutil.which("git") is None:
        return "Git ist nicht installiert (https://git-scm.com)."
    done = subprocess.run(
        ("git", "rev-parse", "--git-dir"),  # noqa: S607 - found above
        cwd=project,
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    if done.returncode == 0:
        return ""
    said = done.stderr.decode("utf-8", "replace").partition("\n")[0].removeprefix("fatal: ")
    outside = "Dieser Ordner ist kein Git-Archiv (git init)."
    return outside if "not a git repository" in said else f"Git antwortet nicht ({said})."


def _told(entry: str) -> str:
    """`?? content/a.md` in German."""
    code, path = entry[:2], entry[3:]
    kind = KINDS.get(code) or next((KINDS[letter] for letter in code if letter in KINDS), "geändert")
    return f"{path}: {kind}"


def _ask(project: Path, *words: str) -> str | None:
    command = ("git", "--no-optional-locks", *words)
    try:
        done = subprocess.run(command, cwd=project, capture_output=True, check=True)  # noqa: S603 - fixed words
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace")
