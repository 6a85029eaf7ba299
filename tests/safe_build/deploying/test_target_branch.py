"""Branches that must not become the site, and what a remote says when it refuses one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import write_files
from tests.safe_build.deploying.deployable import commits, deployed, finish, put_on_branch
from tests.safe_build.publishing.published_project import git

from safe_build.deploying.__main__ import main

ELSEWHERE = "So geht es: invoke deploy ohne --branch liefert auf den Zweig gh-pages"


def put_sources(project: Path, branch: str, files: dict[str, str]) -> str:
    """A commit with these files on the branch of the remote; its id."""
    sources = project.parent / "quellen"
    git(project.parent, "clone", "-q", "ziel.git", str(sources))
    git(sources, "switch", "-q", "-c", branch)
    write_files(sources, files)
    git(sources, "add", "-A")
    git(sources, "commit", "-q", "-m", "Quellen")
    git(sources, "push", "-q", "origin", branch)
    return git(sources, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    "name",
    [pytest.param("content/netzwerk.yaml", id="facts"), pytest.param("pelicanconf.py", id="settings")],
)
def test_branch_with_the_sources_of_a_website_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = put_sources(project, "quellen", {name: "name: Netz"})
    assert main(["--branch=quellen"]) == 1
    assert capsys.readouterr().out == (
        f"Nicht ausgeliefert. Auf quellen liegen die Quellen einer Website ({name}); dort ist nichts verändert."
        f" {ELSEWHERE}\n"
    )
    assert git(project.parent / "ziel.git", "rev-parse", "quellen") == before


def test_default_branch_with_other_files_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(project.parent / "ziel.git", "symbolic-ref", "HEAD", "refs/heads/stamm")
    put_sources(project, "stamm", {"README.md": "Texte"})
    assert main(["--branch=stamm"]) == 1
    assert capsys.readouterr().out == (
        "Nicht ausgeliefert. stamm ist der Hauptzweig des Ziels und enthält keine Website, sondern README.md;"
        f" dort ist nichts verändert. {ELSEWHERE}\n"
    )


def test_default_branch_with_an_earlier_site_takes_the_next(project: Path) -> None:
    git(project.parent / "ziel.git", "symbolic-ref", "HEAD", "refs/heads/gh-pages")
    assert main([]) == 0
    finish(project, {"index.html": "Neu"})
    assert main([]) == 0
    assert deployed(project)["index.html"] == "Neu"


@pytest.mark.usefixtures("project")
def test_branch_one_works_on_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--branch=main"]) == 1
    assert capsys.readouterr().out == (
        f"Nicht ausgeliefert. Auf main wird hier gearbeitet, dort liegen die Quellen. {ELSEWHERE}\n"
    )


@pytest.mark.parametrize("name", ["gh pages", "", "-f", "@{-1}", "a..b"])
@pytest.mark.usefixtures("project")
def test_name_that_no_branch_can_have_is_refused(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main([f"--branch={name}"]) == 1
    assert capsys.readouterr().out == (
        f"Nicht ausgeliefert. „{name}“ kann kein Zweig heißen. So geht es: invoke deploy --branch gh-pages\n"
    )


@pytest.mark.parametrize(
    ("domain", "address"),
    [
        pytest.param("Netz.Example.org", "https://netz.example.org", id="case"),
        pytest.param("büro.example.org", "https://xn--bro-hoa.example.org", id="umlaut"),
    ],
)
def test_domain_is_the_same_however_it_is_written(project: Path, domain: str, address: str) -> None:
    assert main([]) == 0
    put_on_branch(project, {"CNAME": f"{domain}\n"})
    finish(project, {"index.html": "Neu"}, address)
    assert main([]) == 0
    assert deployed(project)["CNAME"] == domain


def test_site_below_a_path_of_its_own_domain_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    put_on_branch(project, {"CNAME": "netz.example.org\n"})
    finish(project, {"index.html": "Neu"}, "https://netz.example.org/wir")
    assert main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Nicht ausgeliefert. Die Website ist für https://netz.example.org/wir gebaut, der Zweig zeigt sie aber"
        " unter https://netz.example.org (CNAME)."
        " So geht es: in content/netzwerk.yaml website: https://netz.example.org, dann invoke publish"
    )


def test_refusal_of_the_remote_is_quoted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook = project.parent / "ziel.git/hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'error: GH006: Protected branch update failed'\nexit 1\n")
    hook.chmod(0o755)
    assert main([]) == 1
    assert capsys.readouterr().out == (
        "Nicht ausgeliefert. Das Ziel nimmt gh-pages nicht an"
        " („error: GH006: Protected branch update failed“); die Website dort ist die alte."
        " So geht es: Schreibrecht und Schutz des Zweigs prüfen (auf GitHub: Settings → Branches), dann invoke deploy\n"
    )


def test_branch_whose_name_is_in_the_way_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert main(["--branch=gh-pages/neu"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Nicht ausgeliefert. Ein anderer Zweig des Ziels steht dem Namen gh-pages/neu im Weg („error: cannot lock ref"
        " 'refs/heads/gh-pages/neu': 'refs/heads/gh-pages' exists; cannot create 'refs/heads/gh-pages/neu'“)."
        " So geht es: invoke deploy --branch mit einem anderen Namen"
    )
    assert len(commits(project)) == 1


def test_locked_branch_means_that_somebody_else_deploys(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    (project.parent / "ziel.git/refs/heads/gh-pages.lock").touch()
    finish(project, {"index.html": "Neu"})
    assert main([]) == 1
    assert "Auf gh-pages liefert gerade noch jemand aus." in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_address_that_does_not_answer_is_named_without_its_password(
    capsys: pytest.CaptureFixture[str],
) -> None:
    git(Path.cwd(), "remote", "set-url", "origin", "http://ich:geheim@127.0.0.1:9/ziel.git")
    assert main([]) == 1
    out = capsys.readouterr().out
    assert out.startswith(
        "Nicht ausgeliefert. Das Ziel origin (http://127.0.0.1:9/ziel.git) antwortet nicht ("
    )
    assert "unable to access" in out
    assert "geheim" not in out


def test_first_deployment_outside_of_an_archive_says_so(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    (project / ".git").rename(project.parent / "weg")
    assert main([]) == 1
    assert capsys.readouterr().out == (
        "Nicht ausgeliefert. Dieser Ordner ist kein Git-Archiv."
        " So geht es: git init, dann git remote add origin ADRESSE\n"
    )


@pytest.mark.usefixtures("project")
def test_missing_git_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "")
    assert main([]) == 1
    assert capsys.readouterr().out == (
        "Nicht ausgeliefert. git ist nicht installiert. So geht es: Git installieren (https://git-scm.com)\n"
    )
