"""Style and types of the whole project, as `make lint` checks them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "mypy"])
def test_lint_is_clean(command: str) -> None:
    program, *words = command.split()
    result = subprocess.run(
        [Path(sys.executable).with_name(program), *words],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_pattern_repeats_a_group_for_good() -> None:
    """Before Python 3.11.5 what the last, vain round of such a group has taken stays taken (gh-106052)."""
    possessive_group = re.compile(r"(?<!\\)(?:\)|\})[*+?]\+|\(\?>")
    sources = sorted((PROJECT / "plugins").rglob("*.py"))
    assert sources
    assert [one.name for one in sources if possessive_group.search(one.read_text("utf-8"))] == []
