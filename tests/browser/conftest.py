"""A server and the list of what a person should look at."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.browser.pages_server import serve_folder

LOOK_AT = pytest.StashKey[Counter[str]]()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """serve(folder, base="/") gives the address of a folder served as GitHub Pages would."""
    with ExitStack() as servers:

        def start(folder: Path, base: str = "/") -> str:
            return servers.enter_context(serve_folder(folder, base))

        yield start


@pytest.fixture(scope="session")
def look_at(pytestconfig: pytest.Config) -> Counter[str]:
    """What axe could not decide; printed once at the end."""
    return pytestconfig.stash.setdefault(LOOK_AT, Counter())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """List what axe left to a person."""
    if undecided := config.stash.get(LOOK_AT, None):
        terminalreporter.section("axe could not decide (views: rule)")
        for line, count in sorted(undecided.items()):
            terminalreporter.line(f"{count:4}: {line}")
