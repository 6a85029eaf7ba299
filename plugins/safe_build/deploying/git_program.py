"""Git as deploying uses it: in a folder, without questions, with its reason when it fails."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


class GitFailed(Exception):
    """Git ended with an error; its text is git's own last line."""


@dataclass(frozen=True, slots=True)
class Git:
    """Runs git in a folder; `variables` are added to the environment."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def ask(self, *words: str) -> str:
        """What git prints; raises GitFailed."""
        done = self.run("git", *words)
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise GitFailed(lines[-1] if lines else f"git {words[0]}: {done.returncode}")
        return done.stdout.decode("utf-8", "replace").strip()

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Run a program here; a password is never asked for."""
        quiet = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        try:
            return subprocess.run(  # noqa: S603 - our own words
                words,
                cwd=self.folder,
                env={**os.environ, **quiet, **self.variables},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise GitFailed("git ist nicht installiert") from error
