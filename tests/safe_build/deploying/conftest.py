from pathlib import Path

import pytest
from tests.safe_build.deploying.deployable import SITE, finish
from tests.safe_build.publishing.published_project import git


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a published site and a bare repository as remote."""
    folder = tmp_path / "projekt"
    folder.mkdir()
    git(tmp_path, "init", "-q", "--bare", "ziel.git")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "remote", "add", "origin", "../ziel.git")
    finish(folder, SITE)
    monkeypatch.chdir(folder)
    return folder
