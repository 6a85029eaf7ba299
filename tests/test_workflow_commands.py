"""Every command of the workflows works in a fresh clone, run as GitHub's machine runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.test_workflows import PROJECT, jobs_of, run

REPOSITORY = "netz/leuchtfeuer"
SITE_URL = "https://netz.github.io/leuchtfeuer"
# GitHub's expressions as the run of one event sees them; an unknown one fails the test.
EXPRESSIONS = {
    "steps.pages.outputs.base_url || format('https://{0}.github.io/{1}',"
    " github.repository_owner, github.event.repository.name)": SITE_URL,
    "github.token": "geheim",
}


@dataclass(frozen=True)
class Clone:
    """A fresh clone on a machine of GitHub, as far as the commands can tell."""

    root: Path
    summary: Path

    def run_steps(
        self, workflow: str, job: str, event: str, programs: Path | None = None, **more: str
    ) -> list[str]:
        """Run every command of a job as the runner does; gives the commands that were run."""
        body = jobs_of(workflow)[job]
        done = []
        for step in body["steps"]:
            if "run" in step and applies(step.get("if"), event):
                given = {**body.get("env", {}), **step.get("env", {})}
                self._run(step["run"], {**self._variables(event, programs), **filled(given), **more})
                done.append(step["run"])
        return done

    def _run(self, command: str, variables: dict[str, str]) -> None:
        script = self.root.parent / "step.sh"
        script.write_text(command, encoding="utf-8")
        finished = subprocess.run(
            ["bash", "-e", script], cwd=self.root, env=variables, capture_output=True, text=True, check=False
        )
        assert finished.returncode == 0, f"{command}\n{finished.stdout}{finished.stderr}"

    def _variables(self, event: str, programs: Path | None) -> dict[str, str]:
        return {
            "PATH": os.pathsep.join([*([str(programs)] if programs else []), os.environ["PATH"]]),
            "HOME": str(self.root.parent),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(self.root / "plugins"),  # stands for the editable install
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": event,
            "GITHUB_REF_NAME": "main",
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_REPOSITORY_OWNER": REPOSITORY.partition("/")[0],
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(self.root),
            "RUNNER_OS": "Linux",
        }


def applies(condition: str | None, event: str) -> bool:
    """Whether a step runs at an event; the workflows ask for nothing else."""
    if condition is None:
        return True
    found = re.fullmatch(r"github\.event_name (==|!=) '(\w+)'", condition)
    assert found, condition
    return (found[2] == event) == (found[1] == "==")


def filled(variables: dict[str, str]) -> dict[str, str]:
    """The variables with GitHub's expressions evaluated."""
    expression = re.compile(r"\$\{\{ (.+?) \}\}")
    return {name: expression.sub(lambda one: EXPRESSIONS[one[1]], value) for name, value in variables.items()}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """What is in the folder now, committed, in a clone without anything else.

    The one shortcut: the environment is the one of the tests, not installed anew, so its two stamps are
    set; and the pictures drawn so far lie in .build, as the cache of the workflow would bring them.
    """
    folder = tmp_path_factory.mktemp("github")
    root = folder / "leuchtfeuer"
    git = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run([*git, "clone", "-q", PROJECT, root], check=True)
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.split("\0")
    for path in filter(None, listed):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if (PROJECT / path).is_file():
            shutil.copy(PROJECT / path, root / path)
        else:
            (root / path).unlink(missing_ok=True)
    subprocess.run([*git, "add", "--all"], cwd=root, check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "Test"], cwd=root, check=True)
    (root / ".venv").mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.suffix != ".stamp":
            (root / ".venv" / part.name).symlink_to(part)
    for stamp in ("html.stamp", "test.stamp"):
        (root / ".venv" / stamp).touch()
    drawn = PROJECT / ".build/pictures"
    if drawn.is_dir():
        shutil.copytree(drawn, root / ".build/pictures")
    return Clone(root, folder / "summary.md")


def test_commands_of_a_pull_request_build_a_preview(clone: Clone) -> None:
    commands = clone.run_steps("pages.yml", "build", "pull_request")
    assert [command.split()[:2] for command in commands] == [
        ["make", "publish"],
        [".venv/bin/python", "-m"],
    ]
    assert (clone.root / "public/.well-known/security.txt").is_file()
    assert (clone.root / "vorschau/.well-known/security.txt").is_file()
    start = (clone.root / "public/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{SITE_URL}/">' in start
    summary = clone.summary.read_text(encoding="utf-8")
    assert set(re.findall("^## .+", summary, re.MULTILINE)) == {
        "## Prüfung der Website unter /leuchtfeuer/",
        "## Prüfung der Website unter /",
    }


STUB = """#!/bin/sh
# Stands for GitHub's own program: writes down what it is asked and answers for the newest commit.
echo "$@" >> "$GH_LOG"
case "$*" in
  *--jq*sha*commit.tree*) echo "c0ffee 7ree $NEWEST" ;;
  *git/commits*) echo newc0ffee ;;
esac
"""
ENABLE = f"api --method PUT repos/{REPOSITORY}/actions/workflows/taeglich.yml/enable"
COMMIT = (
    f"api --method POST repos/{REPOSITORY}/git/commits --jq .sha"
    " -f message=Keep the daily build awake -f tree=7ree -f parents[]=c0ffee"
)
MOVE = f"api --method PATCH repos/{REPOSITORY}/git/refs/heads/main -f sha=newc0ffee"


@pytest.mark.parametrize(
    ("days", "writes"),
    [pytest.param(49, [], id="busy"), pytest.param(51, [COMMIT, MOVE], id="quiet")],
)
def test_schedule_is_kept_awake_with_a_commit_only_when_nobody_writes(
    clone: Clone, tmp_path: Path, days: int, writes: list[str]
) -> None:
    log, program = tmp_path / "gh.log", tmp_path / "gh"
    program.write_text(STUB, encoding="utf-8")
    program.chmod(0o755)
    newest = (datetime.now(ZoneInfo("UTC")) - timedelta(days=days)).isoformat()
    clone.run_steps("taeglich.yml", "awake", "schedule", tmp_path, GH_LOG=str(log), NEWEST=newest)
    asked = log.read_text(encoding="utf-8").splitlines()
    assert [asked[0], *asked[2:]] == [ENABLE, *writes]
