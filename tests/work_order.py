"""Which tests stay together in one process and which come first, so that all processes end at about the same time."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = "tests/site/"  # here the site is built in three forms, and each page of them parsed
LONG = (
    TOGETHER,
    "tests/fast_build/",  # while another process has the site: there a collection of garbage is soon done
    "tests/content_model/test_gate.py",
    "tests/browser/test_pages.py",  # not at once: the first one has drawn the pictures meanwhile
    "tests/browser/",
    "tests/safe_build/",
    "tests/test_lint.py",
)


def place(item: pytest.Item) -> int:
    """Where a test comes in the run; what takes long begins early."""
    return next((at for at, path in enumerate(LONG) if item.nodeid.startswith(path)), len(LONG))


class Together(LoadScopeScheduling):
    """Gives a process the tests of one file at a time, and those of one folder at once."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER if nodeid.startswith(TOGETHER) else nodeid.partition("::")[0]
