"""The real site, built by the real commands in copies of the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import NOW, need_demonstration, share_pictures
from tests.site.built_pages import BuiltPages

PROJECT = Path(__file__).parents[2]
SITE = ("content", "theme", "pelicanconf.py", "publishconf.py")
PELICAN = Path(sys.executable).with_name("pelican")
FIXED_NOW = ("-e", f'BUILD_NOW="{NOW}"')
AT_ROOT = "https://leuchtfeuer.example.org"
BELOW_PATH = "https://leuchtfeuer.example.org/netzwerk"


def copy_site(folder: Path) -> Path:
    """A copy of everything that is the demonstration; the plugins come from the environment."""
    need_demonstration()
    for name in SITE:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, folder / name)
    share_pictures(folder)
    return folder


def run_pelican(folder: Path, *words: str, output: str = "output", **environment: str) -> BuiltPages:
    """Runs plain Pelican, which must succeed; SITEURL is that of the environment, or unknown."""
    variables = {**os.environ, "SITEURL": "", **environment}
    done = subprocess.run(
        [PELICAN, *words],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltPages(folder / output, variables["SITEURL"], done.stdout + done.stderr)


def publish(folder: Path, site_url: str, **environment: str) -> BuiltPages:
    """Runs the published form on the fixed day."""
    words = ("-s", "publishconf.py", "-o", "FOLDER", *FIXED_NOW)
    return run_pelican(folder, *words, output="FOLDER", SITEURL=site_url, **environment)


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> BuiltPages:
    """The site as plain `pelican` builds it, today."""
    return run_pelican(copy_site(tmp_path_factory.mktemp("preview")))


@pytest.fixture(scope="session")
def published_at_root(tmp_path_factory: pytest.TempPathFactory) -> BuiltPages:
    """The published form at the root of a domain."""
    return publish(copy_site(tmp_path_factory.mktemp("root")), AT_ROOT)


@pytest.fixture(scope="session")
def published_below_path(tmp_path_factory: pytest.TempPathFactory) -> BuiltPages:
    """The published form below a path."""
    return publish(copy_site(tmp_path_factory.mktemp("path")), BELOW_PATH, TZ="UTC", PYTHONHASHSEED="0")


@pytest.fixture(params=["published_at_root", "published_below_path"])
def published(request: pytest.FixtureRequest) -> BuiltPages:
    """Both published forms, one after the other."""
    pages: BuiltPages = request.getfixturevalue(request.param)
    return pages


@pytest.fixture(params=["preview", "published_at_root", "published_below_path"])
def built(request: pytest.FixtureRequest) -> BuiltPages:
    """Every form of the site, one after the other."""
    pages: BuiltPages = request.getfixturevalue(request.param)
    return pages
