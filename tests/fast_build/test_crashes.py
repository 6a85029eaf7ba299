"""A build may die at any moment: the next one writes what stock Pelican writes into an empty folder."""

from __future__ import annotations

import pytest
from tests.fast_build.oracle.builds import Workshop
from tests.fast_build.oracle.crashes import kill_after, kill_at_write
from tests.fast_build.oracle.edits import EDITS
from tests.fast_build.oracle.site import Site, first_site

# Everything changes: pages come, go and change their text, templates and settings do too.
CHANGES = ("new_entry", "body", "delete", "rename", "template", "part", "setting", "tags", "attachment")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("crashes"))


def changed(site: Site, number: int) -> Site:
    for place, name in enumerate(CHANGES, start=2):
        site = EDITS[name](site, number + place, number * place + 1)
    return site


def differences(shop: Workshop, site: Site) -> list[str]:
    shop.write(site)
    return shop.stock(site).differences(shop.fast(site))


@pytest.mark.parametrize("undone", [False, True], ids=["built again", "undone"])
@pytest.mark.parametrize("number", [1, 4, 8, 15, 26, 41])
def test_build_after_one_killed_at_a_write_is_right(shop: Workshop, number: int, undone: bool) -> None:
    first, second = first_site(), changed(first_site(), number)
    assert differences(shop, first) == []
    shop.write(second)
    ended_well = kill_at_write(shop, second, number)
    if ended_well:  # only a worker has died, and the build has done its work
        assert shop.stock(second).differences(shop.left()) == []
    assert differences(shop, first if undone else second) == []


@pytest.mark.parametrize("milliseconds", [60, 120, 180])
def test_build_after_one_killed_at_some_time_is_right(shop: Workshop, milliseconds: int) -> None:
    first, second = first_site(), changed(first_site(), milliseconds)
    assert differences(shop, first) == []
    shop.write(second)
    kill_after(shop, second, milliseconds / 1000)
    assert differences(shop, second) == []
