"""The commands of the kit as a shell runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def test_command_whose_reader_has_gone_ends_without_a_traceback(tmp_path: Path) -> None:
    """As in `invoke doctor | head -1`; outside of a site a command has only one line to say."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "invoke", "--search-root", str(PROJECT), "publish"]
    done = subprocess.run(
        command, cwd=tmp_path, stdout=write, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")
