"""Asks git whether all of content/ is committed, and which commit it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from content_model.register import REGISTER_FILE
from safe_build.git_program import Git, GitFailed
from safe_build.publishing.refusal import Refused
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
    try:
        Git(project).ask("rev-parse", "--git-dir")
    except Refused:
        return "Git ist nicht installiert (https://git-scm.com)."
    except GitFailed as failure:
        outside = "Dieser Ordner ist kein Git-Archiv (git init)."
        return outside if "not a git repository" in str(failure) else f"Git antwortet nicht ({failure})."
    return ""


def _told(entry: str) -> str:
    """`?? content/a.md` in German."""
    code, path = entry[:2], entry[3:]
    kind = KINDS.get(code) or next((KINDS[letter] for letter in code if letter in KINDS), "geändert")
    return f"{path}: {kind}"


def _ask(project: Path, *words: str) -> str | None:
    """What git prints to the byte, because `status -z` begins with a blank; None where it finds nothing."""
    try:
        done = Git(project).run("git", "--no-optional-locks", *words)
    except Refused:
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace")
