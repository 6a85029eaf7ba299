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


def sources_of_pages(built: BuiltPages) -> set[str]:
    return {page["source"] for page in built.manifest["pages"].values()} - {None}


def test_every_source_is_accounted_for(built: BuiltPages) -> None:
    manifest = built.manifest
    assert {*sources_of_pages(built), *manifest["parts"], *manifest["withheld"]} == SOURCES


def test_no_source_is_both_shown_and_withheld(built: BuiltPages) -> None:
    shown = {*sources_of_pages(built), *built.manifest["parts"]}
    assert shown & set(built.manifest["withheld"]) == set()


def test_pages_and_parts_are_where_the_manifest_says(built: BuiltPages) -> None:
    addresses = {*built.manifest["pages"], *filter(None, built.manifest["parts"].values())}
    files = {
        address + "index.html" if address in {"", "/"} or address.endswith("/") else address
        for address in addresses
    }
    assert files - built.files.keys() == set()


def test_entries_are_never_withheld_without_a_reason_of_their_own(built: BuiltPages) -> None:
    """Only pictures and documents may be shown by no page."""
    reasons = built.manifest["withheld"]
    assert [
        path for path in reasons if path.endswith(".md") and reasons[path] == "von keiner Seite gezeigt"
    ] == []


@pytest.mark.parametrize("folder", sorted({path.split("/")[1] for path in SOURCES if path.endswith(".md")}))
def test_every_folder_with_entries_is_shown(preview: BuiltPages, folder: str) -> None:
    shown = {*sources_of_pages(preview), *preview.manifest["parts"]}
    assert [path for path in shown if path.startswith(f"content/{folder}/")] != []
