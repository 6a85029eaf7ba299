"""The workflows: sound, pinned, sparing with permissions, and each of their commands works in a clone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent
WORKFLOWS = PROJECT / ".github/workflows"
Workflow = dict[Any, Any]


def read(name: str) -> Workflow:
    loaded: Workflow = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    return loaded


def jobs_of(name: str) -> dict[str, Workflow]:
    jobs: dict[str, Workflow] = read(name)["jobs"]
    return jobs


def run(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False, **options)


def used_actions() -> Iterator[tuple[str, str]]:
    """Each line that names an action, with its comment."""
    for file in sorted(WORKFLOWS.glob("*.yml")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if found := re.search(r"uses: (\S+)(.*)", line):
                yield found[1], found[2].strip()


def test_zizmor_finds_nothing_even_when_pedantic() -> None:
    done = run(PROGRAMS / "zizmor", "--offline", "--pedantic", "--no-progress", ".github")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [("github-workflows", "workflows/*.yml"), ("dependabot", "dependabot.yml")],
    ids=["workflows", "dependabot"],
)
def test_files_follow_their_schema(schema: str, files: str) -> None:
    found = sorted((PROJECT / ".github").glob(files))
    assert found
    done = run(PROGRAMS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *found)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_githubs_own_and_pinned_by_commit_with_their_version() -> None:
    used = [(action, comment) for action, comment in used_actions() if not action.startswith("$/")]
    assert used
    pinned = re.compile(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [use for use in used if not pinned.fullmatch(" ".join(use))] == []


def test_one_action_has_one_version() -> None:
    versions: dict[str, set[str]] = {}
    for action, _comment in used_actions():
        name, _, commit = action.partition("@")
        versions.setdefault(name, set()).add(commit)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


PERMISSIONS = {
    ("pages.yml", "build"): {"contents": "read", "pages": "read"},
    ("pages.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("pages.yml", "age"): {"contents": "read", "pages": "read"},
    ("taeglich.yml", "website"): {"contents": "read", "pages": "write", "id-token": "write"},
    ("taeglich.yml", "awake"): {"actions": "write", "contents": "write"},
}


def test_each_job_may_only_what_it_needs() -> None:
    names = [file.name for file in WORKFLOWS.glob("*.yml")]
    assert [read(name)["permissions"] for name in names] == [{}] * len(names)
    found = {(name, job): body["permissions"] for name in names for job, body in jobs_of(name).items()}
    assert found == PERMISSIONS


def test_daily_build_starts_just_after_midnight_in_both_halves_of_the_year() -> None:
    (schedule,) = read("taeglich.yml")[True]["schedule"]  # YAML reads the key "on" as yes
    minute, hour, *rest = schedule["cron"].split()
    assert rest == ["*"] * 3
    day, local = date(2026, 1, 1), []
    while day.year < 2028:
        start = datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=ZoneInfo("UTC"))
        local.append(start.astimezone(ZoneInfo("Europe/Berlin")))
        day += timedelta(days=1)
    assert {moment.hour for moment in local} == {0, 1}
    assert len({moment.date() for moment in local}) == len(local)


def test_publishing_does_not_hang_on_the_daily_file() -> None:
    """GitHub switches off whole files: the schedule is alone in its own."""
    starts = {name: set(read(name)[True]) for name in ("pages.yml", "taeglich.yml")}
    assert starts == {
        "pages.yml": {"push", "pull_request", "workflow_dispatch", "workflow_call"},
        "taeglich.yml": {"schedule", "workflow_dispatch"},
    }


def test_nothing_waits_for_the_age_of_the_published_site() -> None:
    assert {job: body.get("needs") for job, body in jobs_of("pages.yml").items()} == {
        "build": None,
        "deploy": "build",
        "age": None,
    }


def test_artifacts_stay_a_month_and_hold_hidden_files() -> None:
    uploads = [
        step["with"]
        for job in jobs_of("pages.yml").values()
        for step in job["steps"]
        if "upload-" in step.get("uses", "")
    ]
    assert [(one["path"], one["retention-days"], one["include-hidden-files"]) for one in uploads] == [
        ("vorschau", 30, True),
        ("public", 30, True),
    ]


def test_pull_request_is_never_deployed() -> None:
    deploys = {
        job: body.get("if")
        for job, body in jobs_of("pages.yml").items()
        if {"write"} & set(body["permissions"].values())
    }
    assert deploys == {"deploy": "github.event_name != 'pull_request'"}
