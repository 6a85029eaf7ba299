"""The demonstration site passes the checks that a maintainer runs before publishing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.built_pages import BuiltPages

from site_checks.check import Outcome
from site_checks.inspection import all_checks, inspect_site
from site_checks.report import is_error
from site_checks.site import open_site

# tests/browser runs the Nu checker on the same pages.
CHECKS = [check for check in all_checks() if check.code != "html.nu"]


def test_published_site_passes_every_check(published: BuiltPages) -> None:
    results = inspect_site(open_site(published.folder), CHECKS)
    assert [str(one) for result in results for one in result.findings if is_error(one)] == []


def test_both_builds_lead_to_the_same_places(
    published_at_root: BuiltPages, published_below_path: BuiltPages
) -> None:
    other = open_site(published_at_root.folder)
    results = inspect_site(open_site(published_below_path.folder, other=other), CHECKS)
    skipped = {result.code for result in results if result.outcome is Outcome.NOT_APPLICABLE}
    assert skipped == set()
    assert [result.findings for result in results if result.code == "links.zwei-bauten"] == [()]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param('href="/netzwerk/impressum/"', 'href="/impressum/"', "links.unterpfad", id="base path"),
        pytest.param(
            "</main>", '<img src="//cdn.example.com/a.png"></main>', "datenschutz.fremde-server", id="host"
        ),
    ],
)
def test_fault_in_the_published_site_is_found(
    published_below_path: BuiltPages, tmp_path: Path, old: str, new: str, code: str
) -> None:
    """So the checks above look at what they should."""
    page = published_below_path.files["aktuelles/index.html"].decode()
    assert old in page
    (tmp_path / "aktuelles").mkdir()
    (tmp_path / "aktuelles/index.html").write_text(page.replace(old, new, 1), encoding="utf-8")
    site = open_site(tmp_path, site_url=published_below_path.site_url)
    (check,) = (one for one in CHECKS if one.code == code)
    assert [result.outcome for result in inspect_site(site, [check])] == [Outcome.FINDINGS]
