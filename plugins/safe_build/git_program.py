"""Git as publishing and deploying use it: in a folder, without questions, with its reason when it fails."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from safe_build.publishing.refusal import Refused

NO_GIT = "git ist nicht installiert. So geht es: Git installieren (https://git-scm.com)"


class GitFailed(Exception):
    """Git ended with an error; its text is git's own reason, `said` all that it printed."""

    def __init__(self, reason: str, said: str = "") -> None:
        super().__init__(_without_password(reason))
        self.said = said


@dataclass(frozen=True, slots=True)
class Git:
    """Runs git in a folder; `variables` are added to the environment."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def ask(self, *words: str) -> str:
        """What git prints; raises GitFailed."""
        done = self.run("git", *words)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace")
            reason = _reason(said.strip().splitlines()) or f"git {words[0]}: {done.returncode}"
            raise GitFailed(reason, f"{done.stdout.decode('utf-8', 'replace')}\n{said}")
        return done.stdout.decode("utf-8", "replace").strip()

    def find(self, *words: str) -> str | None:
        """What git prints, None where it finds nothing."""
        try:
            return self.ask(*words)
        except GitFailed:
            return None

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Run a program here; a password is never asked for. Raises Refused without git."""
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
            raise Refused(NO_GIT) from error


def shown_address(address: str) -> str:
    """An address as people may read it.

    >>> shown_address("https://ich:geheim@example.org/netz.git")
    'https://example.org/netz.git'
    """
    return _without_password(address)


def _without_password(text: str) -> str:
    return re.sub(r"(?<=://)[^/@\s]+@", "", text)


def _reason(lines: list[str]) -> str:
    """The line that names the cause; ssh puts its own before git's."""
    at = next((at for at, line in enumerate(lines) if line.startswith("fatal:")), len(lines) - 1)
    return "; ".join(line.removeprefix("fatal: ") for line in lines[max(at - 1, 0) : at + 1])
