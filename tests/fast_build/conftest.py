"""The sites here are other people's: nothing of the kit that this process has loaded may take part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from blinker import ANY, Signal
from pelican import signals

from content_model.reader import EntryReader


@pytest.fixture(scope="module", autouse=True)
def _apart() -> Iterator[None]:
    """Pelican's signals start without receivers; the kit's reader is not offered to every site of the process."""
    every = [one for one in vars(signals).values() if isinstance(one, Signal)]
    earlier = {one: list(one.receivers_for(ANY)) for one in every}
    for one in every:
        one._clear_state()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EntryReader, "enabled", False)
        yield
    for one, receivers in earlier.items():
        one._clear_state()
        for receiver in receivers:
            one.connect(receiver)
