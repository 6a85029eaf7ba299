"""A process that stays builds, after every edit, what a new one builds: each byte, each line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.conftest import write_files
from tests.fast_build.oracle.kit_walk import compare
from tests.fast_build.oracle.staying import StayingWorkshop
from tests.fast_build.oracle.staying_site import EDITS, SITE


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StayingWorkshop]:
    """The site, built once."""
    folder = tmp_path_factory.mktemp("staying")
    write_files(folder / "first", SITE)
    shop = StayingWorkshop(folder, folder / "first", BUILD_FORM="preview", SITEURL="https://netz.example.org")
    compare(shop.off(), shop.fast(), "the first build")
    yield shop
    shop.end()


@pytest.mark.parametrize("name", EDITS)
def test_staying_process_builds_what_a_new_one_builds(shop: StayingWorkshop, name: str) -> None:
    EDITS[name](shop)
    compare(shop.off(), shop.fast(), name)
