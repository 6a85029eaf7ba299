"""Every file of the real content is on a page, part of one, or withheld with its reason."""

from __future__ import annotations

import pytest
from tests.conftest import PROJECT
from tests.site.built_pages import BuiltPages

SOURCES = {
    path.relative_to(PROJECT).as_posix()
    for path in (PROJECT / "content").rglob("*")
    if path.is_file() and not path.name.startswith(".")
}
ENTRY_REASONS = {"Entwurf", "Handbuch, nur in der Vorschau", "Person: ohne Einwilligung"}


@pytest.fixture(params=["preview_form", "published_form"])
def pages(request: pytest.FixtureRequest) -> BuiltPages:
    found: BuiltPages = request.getfixturevalue(request.param)
    return found
