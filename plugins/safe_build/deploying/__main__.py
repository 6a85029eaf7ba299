"""`python -m safe_build.deploying`: brings public/ to a branch of a remote."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from safe_build.deploying.deployment import Deployment
from safe_build.git_program import GitFailed
from safe_build.publishing.refusal import Refused
from safe_build.report import print_lines


def main(words: Sequence[str] | None = None) -> int:
    """Deploy, or say why not; the exit code."""
    asked = _arguments().parse_args(words)
    try:
        print_lines([Deployment(Path.cwd(), asked.remote, asked.branch).deploy()])
    except (Refused, GitFailed) as reason:
        print_lines([f"Nicht ausgeliefert. {reason}"])
        return 1
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m safe_build.deploying", description="Liefert public/ aus.")
    parser.add_argument("--remote", default="origin", metavar="ZIEL", help="Name oder Adresse (origin)")
    parser.add_argument("--branch", default="gh-pages", metavar="ZWEIG", help="Zweig (gh-pages)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
