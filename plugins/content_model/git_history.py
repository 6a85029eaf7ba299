"""The edge that asks git about content/."""

from __future__ import annotations

import subprocess
from pathlib import Path

from content_model.edit_times import LOG_FORMAT, EditTimes, edit_times_of

COMMAND = (
    *("git", "-c", "core.quotePath=false", "-c", "log.showSignature=false", "--no-optional-locks", "log"),
    *("--no-color", "--no-ext-diff", "--relative", "--name-status", "--find-renames"),
    *("--decorate=short", f"--format={LOG_FORMAT}", "--", "."),
)


STATE = ("git", "--no-optional-locks", "rev-parse", "HEAD", "--is-shallow-repository")


def read_state(folder: Path) -> bytes:
    """What the log of the folder depends on: the commit, and whether the clone is shallow; empty without git."""
    try:
        return subprocess.run(STATE, cwd=folder, capture_output=True, check=True).stdout  # noqa: S603  # a fixed command
    except (OSError, subprocess.CalledProcessError):
        return b""


def read_edit_times(folder: Path) -> EditTimes:
    """When each file below the folder was last edited, by one call; empty without git or outside of it."""
    try:
        log = subprocess.run(COMMAND, cwd=folder, capture_output=True, check=True)  # noqa: S603  # a fixed command
    except (OSError, subprocess.CalledProcessError):
        return {}
    return edit_times_of(log.stdout.decode("utf-8", "replace"))
