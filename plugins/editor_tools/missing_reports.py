"""Lists past events that nobody has told yet: `python -m editor_tools.missing_reports 14`."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from content_model.catalogue import Catalogue, Record
from content_model.fields.dates import BERLIN
from content_model.models.event import CANCELLED, POSTPONED, Event
from content_model.models.report import Report
from content_model.recurrence.occurrences import expand_event
from content_model.source_files import file_slug
from content_model.visibility import withheld_because
from editor_tools.contacts_due import read_catalogue

CONTENT = Path("content")
DAYS = 14
YEAR = timedelta(days=366)
USAGE = "So geht es: invoke reports-due, oder mit einer Zahl von Tagen: invoke reports-due --days 30"


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A past event without a report: its last day, its file, and the command that starts one."""

    last_day: date
    title: str
    path: str
    command: str


def missing_reports(catalogue: Catalogue, today: date, days: int) -> list[MissingReport]:
    """The events that have been over for more than `days` days, the newest first.

    Recurring events are left out: they are told date by date, if at all.
    """
    told = {
        record.entry.about.id
        for record in catalogue.records.values()
        if isinstance(record.entry, Report) and record.entry.about
    }
    names = Counter(file_slug(record.path) for record in catalogue.records.values() if record.type == "event")
    found = [
        MissingReport(day, record.title, record.document.path, _command(record, names))
        for record in catalogue.records.values()
        if record.id not in told and (day := _took_place(record, today)) and day + timedelta(days) < today
    ]
    return sorted(found, key=lambda one: (one.last_day, one.path), reverse=True)


def _took_place(record: Record, today: date) -> date | None:
    """The last day of a public event that took place; None for all others."""
    event = record.entry
    if not isinstance(event, Event) or event.recurrence or not event.listed:
        return None
    if withheld_because(event, today, published=True):
        return None
    held = [one for one in expand_event(event, today).occurrences if one.status != CANCELLED]
    held = [one for one in held if one.status != POSTPONED or one.is_moved]
    days = [(one.span.end or one.span.start).date for one in held if one.span.start.is_day]
    return max(days, default=None)


def _command(record: Record, names: Counter[str]) -> str:
    name = file_slug(record.path)
    about = name if names[name] == 1 else record.id
    return f"make new TYPE=bericht TITLE={_make_word(record.title)} ZU={_make_word(about)}"


def _make_word(text: str) -> str:
    """The text as a word for the shell and for make, which reads a dollar sign itself."""
    return shlex.quote(text).replace("$", "$$")


def show_reports(missing: Sequence[MissingReport], today: date, days: int) -> Iterator[str]:
    """The lines to print; what is older than a year is only counted."""
    recent = [one for one in missing if one.last_day + YEAR >= today]
    if not recent:
        yield f"Alle Veranstaltungen, die seit mehr als {days} Tagen vorbei sind, haben einen Bericht."
    else:
        yield f"Seit mehr als {days} Tagen vorbei und noch ohne Bericht:"
    for one in recent:
        yield from ("", f"{one.last_day:%d.%m.%Y}  {one.title}", f"  {one.path}", f"  {one.command}")
    if older := len(missing) - len(recent):
        yield from ("", f"Dazu ohne Bericht, aber länger als ein Jahr her: {older}.")


def _days(words: Iterable[str]) -> int | None:
    """The number of days that was typed; None if it is none."""
    typed = [*words, str(DAYS)][0]
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else None


def main(words: Sequence[str], today: date) -> int:
    """Print the past events without a report; the exit code."""
    days = _days(words)
    if days is None or not CONTENT.is_dir():
        missing = "Hier liegt kein Ordner content/: bitte im Ordner der Website starten."
        sys.stderr.write(f"{USAGE if days is None else missing}\n")
        return 1
    try:
        catalogue = read_catalogue(CONTENT, today)
    except OSError as error:
        sys.stderr.write(f"Eine Datei lässt sich nicht lesen: {error}\n")
        return 1
    lines = show_reports(missing_reports(catalogue, today, days), today, days)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], datetime.now(BERLIN).date()))
