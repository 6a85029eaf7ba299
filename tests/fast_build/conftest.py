"""The sites here are other people's: nothing of the kit that this process has loaded may take part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from content_model.reader import EntryReader


@pytest.fixture(scope="module", autouse=True)
def _without_our_reader() -> Iterator[None]:
    """Pelican offers every reader that is loaded to every site of the process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EntryReader, "enabled", False)
        yield
