"""Deployments to a bare repository: first, second, at once, without network, interrupted."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.safe_build.deploying.deployable import SITE, commits, deployed, finish, put_on_branch
from tests.safe_build.publishing.published_project import git

from safe_build.deploying import deployment
from safe_build.deploying.__main__ import main
from safe_build.deploying.pushing import push as real_push
from safe_build.git_program import Git, GitFailed
from safe_build.places import Places

AGAIN = "So geht es: invoke publish, dann invoke deploy"


def test_first_deployment_makes_the_branch_with_hidden_files(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    assert deployed(project) == SITE
    assert commits(project) == ["Website vom 2026-11-22T12:00+01:00 (aaaaaaaaaa)"]
    assert capsys.readouterr().out == "Ausgeliefert: 4 Dateien auf gh-pages für https://netz.example.org\n"


def test_second_deployment_keeps_the_history_and_drops_old_files(project: Path) -> None:
    assert main([]) == 0
    (project / "public/über/index.html").unlink()
    finish(project, {"index.html": "Neu"})
    assert main([]) == 0
    assert deployed(project) == {name: text for name, text in SITE.items() if name[0] != "ü"} | {
        "index.html": "Neu"
    }
    assert len(commits(project)) == 2


def test_deployment_of_the_same_site_makes_no_commit(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (main([]), main([])) == (0, 0)
    assert len(commits(project)) == 1
    assert (
        capsys.readouterr().out.splitlines()[-1] == "Auf gh-pages steht schon alles: https://netz.example.org"
    )


def test_work_tree_and_branches_of_the_project_stay_alone(project: Path) -> None:
    assert main([]) == 0
    assert git(project, "branch", "--list") == ""
    assert git(project, "status", "--porcelain", "--untracked-files=no") == ""


def test_branch_that_is_ahead_keeps_its_commits(project: Path) -> None:
    assert main([]) == 0
    put_on_branch(project, {"fremd.html": "von anderen"})
    finish(project, {"index.html": "Neu"})
    assert main([]) == 0
    assert len(commits(project)) == 3
    assert "fremd.html" not in deployed(project)


def test_deployment_at_the_same_moment_is_repeated(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main([]) == 0
    finish(project, {"index.html": "Neu"})
    faster = ["einmal"]

    def push(git_: Git, address: str, branch: str) -> bool:
        if faster:
            put_on_branch(project, {"fremd.html": faster.pop()})
        return real_push(git_, address, branch)

    monkeypatch.setattr(deployment, "push", push)
    assert main([]) == 0
    assert len(commits(project)) == 3
    assert deployed(project)["index.html"] == "Neu"


@pytest.mark.usefixtures("project")
def test_deployments_that_never_stop_are_waited_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(deployment, "push", lambda *_words: False)
    assert main([]) == 1
    expected = "Nicht ausgeliefert. Auf gh-pages liefert gerade noch jemand aus. So geht es: kurz warten, dann invoke deploy\n"
    assert capsys.readouterr().out == expected


def test_custom_domain_is_kept(project: Path) -> None:
    assert main([]) == 0
    put_on_branch(project, {"CNAME": "netz.example.org\n"})
    finish(project, {"index.html": "Neu"})
    assert main([]) == 0
    assert deployed(project)["CNAME"] == "netz.example.org"


def test_site_for_another_domain_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    put_on_branch(project, {"CNAME": "verein.example.org\n"})
    finish(project, {"index.html": "Neu"})
    assert main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Nicht ausgeliefert. Die Website ist für netz.example.org gebaut, der Zweig gehört zur Domain verein.example.org."
        " So geht es: in content/netzwerk.yaml website: https://verein.example.org, dann invoke publish"
    )
    assert deployed(project)["index.html"] == "Start"


@pytest.mark.usefixtures("project")
def test_without_network_nothing_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--remote", "http://127.0.0.1:9/ziel.git"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("Nicht ausgeliefert. Das Ziel http://127.0.0.1:9/ziel.git antwortet nicht (")
    assert out.endswith("dort ist nichts verändert. So geht es: Netz und Zugang prüfen, dann invoke deploy\n")


@pytest.mark.usefixtures("project")
def test_unknown_remote_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--remote", "server"]) == 1
    out = capsys.readouterr().out
    assert (
        out == "Nicht ausgeliefert. Es gibt kein Ziel „server“. So geht es: git remote add server ADRESSE\n"
    )


def test_interrupted_push_leaves_the_old_site(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The remote goes away between commit and push; afterwards a deployment simply works."""
    assert main([]) == 0
    finish(project, {"index.html": "Neu"})
    target, away = project.parent / "ziel.git", project.parent / "weg.git"

    def push(git_: Git, address: str, branch: str) -> bool:
        target.rename(away)
        return real_push(git_, address, branch)

    monkeypatch.setattr(deployment, "push", push)
    assert main([]) == 1
    assert "Die Verbindung ist abgebrochen (" in capsys.readouterr().out
    away.rename(target)
    assert deployed(project)["index.html"] == "Start"
    monkeypatch.setattr(deployment, "push", real_push)
    assert main([]) == 0
    assert deployed(project)["index.html"] == "Neu"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(
            "receipt",
            "Es ist noch nichts veröffentlicht: public/ fehlt oder ist nicht fertig.",
            id="no receipt",
        ),
        pytest.param(
            "edited", "In public/ liegt etwas anderes, als invoke publish geprüft hat.", id="edited by hand"
        ),
        pytest.param(
            "added", "In public/ liegt etwas anderes, als invoke publish geprüft hat.", id="file added"
        ),
    ],
)
def test_what_was_not_published_is_not_deployed(
    project: Path, capsys: pytest.CaptureFixture[str], change: str, reason: str
) -> None:
    if change == "receipt":
        Places.of("public").receipt.unlink()
    else:
        (project / "public" / {"edited": "index.html", "added": "mehr.html"}[change]).write_text("von Hand")
    assert main([]) == 1
    assert capsys.readouterr().out == f"Nicht ausgeliefert. {reason} {AGAIN}\n"
    with pytest.raises(GitFailed):
        Git(project.parent / "ziel.git").ask("rev-parse", "--verify", "-q", "gh-pages")
