"""The real content in a real browser: every page type, narrow and wide, light and dark."""

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser
from tests.browser.nu import check_folder
from tests.browser.visits import VIEWS, Visit, choose_pages, visit_pages
from tests.built_site import BuiltSite


@pytest.fixture(scope="module")
def visits(real_site: BuiltSite, browser: Browser, serve: Callable[..., str]) -> dict[str, Visit]:
    """A few pages of every type, visited once for all tests."""
    return visit_pages(browser, serve(real_site.folder, real_site.base), choose_pages(real_site.page_types))


def test_visits_give_a_result_for_every_page_type(real_site: BuiltSite, visits: dict[str, Visit]) -> None:
    seen = {
        (real_site.page_types[address], view)
        for address, visit in visits.items()
        for view in visit.axe.keys() & visit.overflow.keys()
    }
    expected = {(kind, view) for kind in real_site.page_types.values() for view in VIEWS}
    assert expected
    assert seen == expected


def test_axe_finds_nothing(visits: dict[str, Visit], look_at: Counter[str]) -> None:
    violations = []
    for address, visit in visits.items():
        for view, report in visit.axe.items():
            violations += [f"{address} ({view}): {result}" for result in report.violations]
            look_at.update(f"{result.rule}: {result.element}" for result in report.incomplete)
    assert not violations, "\n".join(violations)


def test_pages_never_scroll_sideways(visits: dict[str, Visit]) -> None:
    wide = [
        f"{address} ({view}): {pixels} px too wide"
        for address, visit in visits.items()
        for view, pixels in visit.overflow.items()
        if pixels > 0
    ]
    assert not wide, "\n".join(wide)


def test_pages_request_nothing_from_elsewhere(visits: dict[str, Visit]) -> None:
    foreign = [f"{address}: {url}" for address, visit in visits.items() for url in sorted(visit.foreign)]
    assert not foreign, "\n".join(foreign)


def test_pages_leave_the_console_empty(visits: dict[str, Visit]) -> None:
    said = [f"{address}: {text}" for address, visit in visits.items() for text in visit.complaints]
    assert not said, "\n".join(said)


def test_nu_checker_accepts_every_page(real_site: BuiltSite) -> None:
    faults = check_folder(real_site.folder)
    assert not faults, "\n".join(map(str, faults))
