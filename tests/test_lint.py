"""Style and types of the whole project, as `make lint` checks them."""

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
