"""When files were last edited: out of a real git, also a shallow one, and never out of the clock."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content_model.edit_times import edit_times_of, edited_as_said
from content_model.fields.dates import parse_moment
from content_model.git_history import read_edit_times, read_state
from content_model.models.event import Event
from content_model.models.news import News
from content_model.models.report import Report

MONDAY, TUESDAY, WEDNESDAY = (datetime(2026, 11, day, 9, 30, tzinfo=UTC) for day in (2, 3, 4))


def at(moment: datetime) -> int:
    return int(moment.timestamp())


def git(folder: Path, *words: str, moment: datetime = MONDAY) -> None:
    when = f"{at(moment)} +0100"
    person = {
        f"GIT_{who}_{what}": f"{who}@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    env = {**os.environ, **person, **dates, **alone}
    subprocess.run(["git", *words], cwd=folder, env=env, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "netz"
    (folder / "content").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def commit(repository: Path, moment: datetime, **texts: str) -> None:
    for name, text in texts.items():
        (repository / "content" / f"{name}.md").write_text(text)
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "x", moment=moment)


def test_state_is_another_after_every_commit(repository: Path) -> None:
    assert read_state(repository / "content") == b""
    commit(repository, MONDAY, fest="a")
    first = read_state(repository / "content")
    (repository / "content/fest.md").write_text("b")
    assert read_state(repository / "content") == first
    commit(repository, TUESDAY, fest="c")
    assert read_state(repository / "content") != first


def test_last_commit_that_touches_a_file_counts(repository: Path) -> None:
    commit(repository, MONDAY, fest="a", käse="b", alt="c")
    commit(repository, TUESDAY, fest="d")
    commit(repository, WEDNESDAY, käse="e")
    assert read_edit_times(repository / "content") == {
        "fest.md": TUESDAY,
        "käse.md": WEDNESDAY,
        "alt.md": MONDAY,
    }


def test_files_outside_of_the_folder_do_not_count(repository: Path) -> None:
    commit(repository, MONDAY, fest="a")
    (repository / "fest.md").write_text("b")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "x", moment=TUESDAY)
    assert read_edit_times(repository / "content") == {"fest.md": MONDAY}


def test_rename_alone_is_no_edit(repository: Path) -> None:
    commit(repository, MONDAY, fest="eins\nzwei\ndrei\n")
    git(repository, "mv", "content/fest.md", "content/sommerfest.md")
    commit(repository, TUESDAY)
    git(repository, "mv", "content/sommerfest.md", "content/parkfest.md")
    commit(repository, WEDNESDAY)
    assert read_edit_times(repository / "content")["parkfest.md"] == MONDAY


def test_rename_with_a_change_is_an_edit(repository: Path) -> None:
    commit(repository, MONDAY, fest="eins\nzwei\ndrei\nvier\n")
    git(repository, "mv", "content/fest.md", "content/sommerfest.md")
    commit(repository, TUESDAY, sommerfest="eins\nzwei\ndrei\nfünf\n")
    assert read_edit_times(repository / "content")["sommerfest.md"] == TUESDAY


def test_shallow_clone_resets_nothing(repository: Path, tmp_path: Path) -> None:
    """At its boundary every file seems new: those times are unknown, not the boundary's."""
    commit(repository, MONDAY, fest="a", alt="b")
    commit(repository, TUESDAY, mitte="c")
    commit(repository, WEDNESDAY, fest="d")
    git(tmp_path, "clone", "-q", "--depth", "2", repository.as_uri(), "flach")
    assert read_edit_times(tmp_path / "flach/content") == {"fest.md": WEDNESDAY}


def test_file_that_is_not_committed_is_unknown(repository: Path) -> None:
    commit(repository, MONDAY, fest="a")
    (repository / "content/neu.md").write_text("b")
    assert read_edit_times(repository / "content") == {"fest.md": MONDAY}


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "fest.md").write_text("a")
    assert read_edit_times(tmp_path) == {}


def test_without_git_nothing_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, MONDAY, fest="a")
    monkeypatch.setenv("PATH", "")
    assert read_edit_times(repository / "content") == {}


def test_rebase_keeps_the_time_of_the_author(repository: Path) -> None:
    commit(repository, MONDAY, fest="a")
    git(repository, "commit", "-q", "--amend", "-m", "y", f"--date={at(MONDAY)} +0000", moment=WEDNESDAY)
    assert read_edit_times(repository / "content") == {"fest.md": MONDAY}


@pytest.mark.parametrize(
    ("log", "times"),
    [
        ("", {}),
        (f"\x01{at(MONDAY)} HEAD -> main\n\nM\ta.md\n", {"a.md": MONDAY}),
        (f"\x01{at(MONDAY)} grafted, HEAD -> main\n\nA\ta.md\n", {}),
        (f"\x01{at(MONDAY)} HEAD -> grafted\n\nA\ta.md\n", {"a.md": MONDAY}),
        (f"\x01{at(TUESDAY)} \n\nR090\ta.md\tb.md\n\x01{at(MONDAY)} \n\nM\ta.md\n", {"b.md": TUESDAY}),
        (f"\x01{at(MONDAY)} \n\nM\ta.md\n\x01{at(WEDNESDAY)} \n\nM\ta.md\n", {"a.md": WEDNESDAY}),
    ],
    ids=["empty", "one", "shallow", "branch-called-grafted", "renamed", "later-author"],
)
def test_log_is_read(log: str, times: dict[str, datetime]) -> None:
    assert edit_times_of(log) == times


CHANGED = parse_moment("03.11.2026 10:30")
DAY = parse_moment("03.11.2026")


@pytest.mark.parametrize(
    ("entry", "moment"),
    [
        (Event.model_construct(title="Fest", modified=CHANGED), TUESDAY),
        (Event.model_construct(title="Fest", modified=None), None),
        (
            Report.model_construct(title="Fest", modified=None, date=DAY.date),
            datetime(2026, 11, 2, 23, tzinfo=UTC),
        ),
        (News.model_construct(title="Fest", modified=None, date=CHANGED), TUESDAY),
    ],
    ids=["changed", "unknown", "report", "news"],
)
def test_header_tells_what_git_cannot(entry: Event | Report | News, moment: datetime | None) -> None:
    assert edited_as_said(entry) == moment
