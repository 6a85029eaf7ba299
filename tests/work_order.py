"""Which tests stay together in one process and which come first, so that all processes end at about the same time."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

# Longest first; the tests of a folder named here share what takes long to build.
FIRST = (
    "tests/site/",
    "tests/browser/",
    "tests/content_model/test_gate.py",
    "tests/safe_build/test_recovery.py",
    "tests/fast_build/",
)


def place(item: pytest.Item) -> int:
    """Where a test comes in the run."""
    return next((at for at, path in enumerate(FIRST) if item.nodeid.startswith(path)), len(FIRST))


class Together(LoadScopeScheduling):
    """Gives a process the tests of one file, or of a whole folder, at a time."""

    def _split_scope(self, nodeid: str) -> str:
        folder = next((path for path in FIRST if path.endswith("/") and nodeid.startswith(path)), "")
        return folder or nodeid.partition("::")[0]
