"""When each content file was last edited, out of git's log; the clock and the files' own times are never asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from content_model.fields.dates import BERLIN
from content_model.models.entry import Entry
from content_model.models.news import News
from content_model.models.report import Report

COMMIT = "\x01"
LOG_FORMAT = f"{COMMIT}%at %D"
SHALLOW = "grafted"
"""How git decorates the commit at which a shallow clone ends: it seems to add every file."""
WHOLE_RENAME = "R100"

EditTimes = Mapping[str, datetime]
"""Path below content/ → moment of the last edit, in UTC; files without a known one are missing."""


@dataclass(slots=True)
class _History:
    """What the log has told so far, from the newest commit back."""

    times: dict[str, datetime] = field(default_factory=dict)
    later_names: dict[str, str] = field(default_factory=dict)

    def edited(self, name: str, moment: datetime) -> None:
        path = self.later_names.get(name, name)
        self.times[path] = max(moment, self.times.get(path, moment))

    def renamed(self, old: str, new: str) -> None:
        self.later_names[old] = self.later_names.pop(new, new)


def edit_times_of(log: str) -> EditTimes:
    """The times out of `git log --name-status -M --format=LOG_FORMAT`.

    A rename without a change is no edit. Author times count, because a rebase keeps them. What
    is only seen where a shallow clone ends may be older, so it stays unknown.
    """
    history = _History()
    for moment, changes in _commits(log):
        for status, *names in changes:
            if status != WHOLE_RENAME:
                history.edited(names[-1], moment)
            if status.startswith("R"):
                history.renamed(*names)
    return history.times


def _commits(log: str) -> Iterator[tuple[datetime, list[list[str]]]]:
    for commit in log.split(COMMIT)[1:]:
        head, *lines = commit.splitlines()
        seconds, _blank, decoration = head.partition(" ")
        if SHALLOW not in decoration.split(", "):
            changes = [line.split("\t") for line in lines if line]
            yield datetime.fromtimestamp(int(seconds), UTC), changes


def edited_as_said(entry: Entry) -> datetime | None:
    """The last edit as the header tells it: `geändert:`, else the date of publication."""
    if entry.modified and entry.modified.year:
        return datetime.combine(entry.modified.date, entry.modified.time or time.min, BERLIN).astimezone(UTC)
    if isinstance(entry, Report):
        return datetime.combine(entry.date, time.min, BERLIN).astimezone(UTC)
    if isinstance(entry, News) and entry.date.year:
        return datetime.combine(entry.date.date, entry.date.time or time.min, BERLIN).astimezone(UTC)
    return None
