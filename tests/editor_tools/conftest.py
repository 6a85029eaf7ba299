"""The sites into which calendars and address books are imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import write_files
from tests.editor_tools import imported_calendars, imported_contacts

from editor_tools.import_contacts import read_source
from editor_tools.import_plan import Plan, plan_import
from editor_tools.known_content import KnownContent, read_content


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a tiny website, in which the command runs."""
    write_files(tmp_path / "content", imported_calendars.SITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def known(site: Path) -> KnownContent:
    return read_content(site / "content")


@pytest.fixture
def content(tmp_path: Path) -> KnownContent:
    write_files(tmp_path / "content", imported_contacts.SITE)
    return read_content(tmp_path / "content")


@pytest.fixture
def plan(content: KnownContent) -> imported_contacts.Import:
    def plan(text: str | bytes, region: str | None = None) -> Plan:
        source = read_source(text if isinstance(text, bytes) else text.encode())
        return plan_import(source, content, region)

    return plan
