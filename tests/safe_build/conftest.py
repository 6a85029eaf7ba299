from pathlib import Path

import pytest
from tests.safe_build.tiny_site import TinySite


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite.create(tmp_path / "projekt")
