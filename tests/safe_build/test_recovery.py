"""Whatever happens to a build: output/ is the whole old site or the whole new one, and the next build repairs."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.safe_build import dying_builds
from tests.safe_build.dying_builds import Round
from tests.safe_build.tiny_site import TinySite

PROGRAM = Path(dying_builds.__file__)
MOMENTS = 50
REPAIRED = [0, "new", []]  # exit code, output/, leftovers


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are closed to other users."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)  # noqa: PTH101, S103 (for the administrator's other self)
        yield TinySite.create(Path(name, "projekt")).root


def told(folder: Path, fault: str, count: int) -> list[Any]:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 (pytest shows it when a test fails)
    command = [sys.executable, PROGRAM, fault, str(seed), str(count)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def rounds(folder: Path, fault: str, count: int = MOMENTS) -> list[Round]:
    return [Round(**one) for one in told(folder, fault, count)]


def test_build_killed_at_any_write_leaves_a_whole_site(folder: Path) -> None:
    found = rounds(folder, "kill")
    assert [one.ended for one in found] == [-signal.SIGKILL] * MOMENTS
    assert [one for one in found if one.after not in ("old", "new")] == []
    assert [one for one in found if one.repaired != REPAIRED] == []
    # So the moments reach from before the exchange to after it.
    assert {one.after for one in found} == {"old", "new"}
    assert {name.partition("-")[0] for one in found for name in one.left} >= {"staging", "manifest.next.json"}


def test_full_disk_leaves_the_old_site_and_says_so(folder: Path) -> None:
    found = rounds(folder, "full", 15)
    assert {(one.ended, one.after) for one in found} == {(1, "old"), (0, "new")}
    assert [one for one in found if one.repaired != REPAIRED] == []
    failed = [one for one in found if one.ended]
    assert [one.said for one in failed if "Der Platz auf dem Datenträger reicht nicht" not in one.said] == []
    assert [one.said for one in failed if "Traceback" in one.said] == []
    assert [one.left for one in found if not set(one.left) <= {"manifest.next.json"}] == []


def test_lost_rights_leave_a_whole_site_and_are_named(folder: Path) -> None:
    found = rounds(folder, "rights", 15)
    assert [one for one in found if one.after not in ("old", "new")] == []
    assert [one for one in found if one.repaired != REPAIRED] == []
    failed = [one for one in found if one.ended]
    assert {one.after for one in failed} >= {"old"}
    assert [one.said for one in failed if "Das Recht zum Lesen oder Schreiben fehlt" not in one.said] == []
    assert [one.said for one in found if "Traceback" in one.said] == []


def test_three_builds_at_once_all_succeed_and_leave_one_whole_site(folder: Path) -> None:
    assert told(folder, "together", 5) == [[[0, 0, 0], "new", []]] * 5
