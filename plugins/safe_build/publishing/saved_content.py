"""Asks git whether all of content/ is committed, and which commit it is."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from content_model.register import REGISTER_FILE
from safe_build.settings import BERLIN

KINDS = {"??": "neu", "D": "gelöscht", "R": "umbenannt", "U": "im Konflikt"}


@dataclass(frozen=True, slots=True)
class SavedContent:
    """The state of content/: the commit, and one line for each file that differs from it.

    `commit` is None where git cannot say anything.
    """

    commit: str | None = None
    unsaved: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether git could be asked."""
        return self.commit is not None


def read_saved_content(project: Path, folder: str) -> SavedContent:
    """What git knows about the folder; unknown without git, outside of an archive, or before the first commit."""
    commit = _ask(project, "rev-parse", "--verify", "HEAD")
    status = _ask(
        project, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", folder
    )
    if commit is None or status is None:
        return SavedContent()
    return SavedContent(commit.strip(), tuple(_told(entry) for entry in status.split("\0") if entry))


def register_day(project: Path, folder: str) -> date | None:
    """The day in Berlin on which the register was last committed, if git knows."""
    seconds = _ask(project, "log", "-1", "--format=%ct", "--", f"{folder}/{REGISTER_FILE}")
    return datetime.fromtimestamp(int(seconds), BERLIN).date() if seconds and seconds.strip() else None


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
