"""A publication that somebody ends in the middle leaves the published site as it is."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.safe_build.publishing.published_project import NOW, Pretence, commit, publish, tree
from tests.safe_build.tiny_site import wait_until

from safe_build.places import Places
from safe_build.publishing import publication

BUILDING, CHECKING = "website", ".build/website/manifest.json"
"""What lies in the staging folder while the site is built, and once it is."""


@pytest.fixture
def changed_project(once_published: Path, tmp_path: Path) -> Path:
    """A published project with one entry more, committed."""
    project = tmp_path / "projekt"
    shutil.copytree(once_published, project, symlinks=True)
    (project / "content/seiten/neu.md").write_text("---\ntitel: Neu\n---\nText\n")
    register = project / "content/.register.json"
    register.write_text(
        register.read_text().replace("{\n", '{\n"seiten/neu": {"type": "page", "address": "neu/"},\n', 1)
    )
    commit(project)
    return project


def interrupt(project: Path, moment: str, number: signal.Signals) -> tuple[int, str]:
    """Publish in processes of their own and end all of them at this moment; the exit code and what was said."""
    command = [sys.executable, "-m", "safe_build.publishing", "--now", NOW]
    environment = {name: value for name, value in os.environ.items() if name != "SITEURL"}
    with (project.parent / "said.txt").open("w+") as said:
        program = subprocess.Popen(
            command,
            cwd=project,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
        )
        wait_until(lambda: list((project / ".build/public").glob(f"staging-*/{moment}")))
        os.killpg(program.pid, number)
        code = program.wait(timeout=60)
        said.seek(0)
        return code, said.read()


@pytest.mark.parametrize("moment", [pytest.param(BUILDING, id="build"), pytest.param(CHECKING, id="checks")])
def test_killed_publication_leaves_the_last_good_site_and_is_cleaned_up_by_the_next(
    changed_project: Path, once_published: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    places = Places.of(changed_project / "public")
    before = tree(places.live), places.receipt.read_bytes(), places.manifest.read_bytes()

    code, _said = interrupt(changed_project, moment, signal.SIGKILL)

    assert code == -signal.SIGKILL
    assert (tree(places.live), places.receipt.read_bytes(), places.manifest.read_bytes()) == before
    monkeypatch.chdir(changed_project)
    monkeypatch.setattr(publication, "run_beside", Pretence(once_published, changed_project))
    publish()
    assert sorted(path.name for path in places.home.iterdir()) == ["lock", "manifest.json", "published.json"]


def test_ctrl_c_ends_a_publication_in_two_sentences(changed_project: Path) -> None:
    before = tree(changed_project / "public")
    code, said = interrupt(changed_project, CHECKING, signal.SIGINT)
    assert (code, said.splitlines()[-2:]) == (
        130,
        ["Nicht veröffentlicht. Abgebrochen.", "Die letzte gute Fassung in public/ bleibt."],
    )
    assert "Traceback" not in said
    assert tree(changed_project / "public") == before
