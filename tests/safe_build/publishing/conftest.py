from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.safe_build.publishing.published_project import create_project, publish


@pytest.fixture(scope="session")
def once_published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was really built, checked and published, below the root of a domain."""
    folder = create_project(tmp_path_factory.mktemp("published") / "projekt")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITEURL", raising=False)
        patch.chdir(folder)
        assert publish() == 0
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project that was never published; the current folder."""
    folder = create_project(tmp_path / "projekt")
    monkeypatch.delenv("SITEURL", raising=False)
    monkeypatch.chdir(folder)
    return folder
