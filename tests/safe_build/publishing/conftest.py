from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.safe_build.publishing.published_project import Pretence, create_project, publish

from safe_build.publishing import publication


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


@pytest.fixture
def pretence(once_published: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> Pretence:
    """Programs that take no time, in a project that was never published."""
    stand_in = Pretence(once_published, project)
    monkeypatch.setattr(publication, "run_beside", stand_in)
    return stand_in
