"""What must not be seen is in no byte of the site."""

from __future__ import annotations

import pytest
from tests.site.built_pages import BuiltPages

DRAFT = ("Lesecafé Güstrow", "lesecafe-guestrow")
WITHOUT_CONSENT = ("Vossberg", "vossberg", "Henning")
INTERNAL = ("handbuch/", "stil/", "In zehn Minuten zum ersten Termin")


@pytest.mark.parametrize("text", WITHOUT_CONSENT)
def test_person_without_consent_is_nowhere(built: BuiltPages, text: str) -> None:
    assert built.files_with(text) == set()


@pytest.mark.parametrize("text", [*DRAFT, *INTERNAL])
def test_draft_and_handbook_are_not_published(published: BuiltPages, text: str) -> None:
    assert published.files_with(text) == set()


@pytest.mark.parametrize("text", [*DRAFT, *INTERNAL])
def test_draft_and_handbook_are_in_the_preview(preview: BuiltPages, text: str) -> None:
    """So the texts above are the right ones to look for."""
    assert preview.files_with(text) != set()


def test_expired_news_is_not_published(published: BuiltPages) -> None:
    assert published.files_with("ferienzeiten-sommer") == set()


def test_drafts_in_the_preview_stay_out_of_search_engines(preview: BuiltPages) -> None:
    drafts = {path for path in preview.pages if path.startswith(("handbuch/", "stil/")) or "lesecafe" in path}
    assert drafts
    assert drafts & preview.indexable == set()


def test_every_withheld_source_has_its_reason(published: BuiltPages) -> None:
    withheld = published.manifest["withheld"]
    assert withheld
    assert [path for path, reason in withheld.items() if not reason] == []


def test_no_source_is_lost(built: BuiltPages) -> None:
    content = built.folder.parent / "content"
    sources = {
        f"content/{path.relative_to(content).as_posix()}"
        for path in content.rglob("*")
        if path.is_file() and path.name != ".register.json"
    }
    manifest = built.manifest
    pages = {page["source"] for page in manifest["pages"].values()}
    assert sources - pages - manifest["parts"].keys() - manifest["withheld"].keys() == set()
