"""The sites here are other people's: nothing of the kit that this process has loaded may take part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from content_model.reader import EntryReader


@pytest.fixture(scope="module", autouse=True)
def _without_our_reader() -> Iterator[None]:
    """Pelican offers every reader that is loaded to every site of the process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EntryReader, "enabled", False)
        yield


@pytest.fixture
def listening() -> Iterator[Callable[[Any, Callable[..., None]], None]]:
    """Connects a receiver for this test only."""
    connected: list[tuple[Any, Callable[..., None]]] = []

    def listen(to: Any, receiver: Callable[..., None]) -> None:
        to.connect(receiver)
        connected.append((to, receiver))

    yield listen
    for to, receiver in connected:
        to.disconnect(receiver)
