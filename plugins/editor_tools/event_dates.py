"""Prints the next dates of an event or a group: `python -m editor_tools.event_dates FILE`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from content_model.catalogue import Catalogue, Record, build_catalogue
from content_model.date_words import series_words, span_words
from content_model.dated_source import DatedSource, source_of
from content_model.fields.dates import BERLIN
from content_model.fields.spelling import nearest, quoted
from content_model.finding import Finding, Severity
from content_model.front_matter import FACTS_FILE, read_document, read_facts
from content_model.models.event import ONLINE, TO_FOLLOW, Place
from content_model.next_dates import EventDates, date_lines
from content_model.reading import Reference
from content_model.recurrence.occurrences import BERLIN_ZONE, expand_event
from content_model.source_files import list_files, sort_files
from content_model.wording import format_times

CONTENT = Path("content")
FAR = timedelta(days=12 * 366)  # ten dates of a yearly series
NO_DATES = "hier stehen keine Termine, die sich ausrechnen lassen."
USAGE = "So geht es: make dates FILE=content/veranstaltungen/2026/stammtisch.md"


class NoDatesError(Exception):
    """Why there is nothing to print, in one or more whole lines."""


def main(words: Sequence[str], now: datetime) -> int:
    """Print the dates of the one file named, seen at the aware moment `now`; the exit code."""
    try:
        lines = list(_lines(words, now))
    except NoDatesError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError:  # a name that no file can have, a file nobody may read
        sys.stderr.write(f"{quoted(words[0])} lässt sich nicht lesen. {USAGE}\n")
        return 1
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _lines(words: Sequence[str], now: datetime) -> Iterator[str]:
    if not CONTENT.is_dir():
        raise NoDatesError("Hier liegt kein Ordner content/: bitte im Ordner der Website starten.")
    if len(words) != 1 or not words[0].strip():
        raise NoDatesError(USAGE)
    path = entry_path(words[0].strip())
    catalogue = read_catalogue(now.date())
    record = next((one for one in catalogue.records.values() if one.path == path), None)
    if record is None:
        raise NoDatesError(f"{CONTENT / path} ist kein Eintrag mit Terminen.")
    found = sorted(one for one in catalogue.findings if one.path == record.document.path)
    if any(one.severity is Severity.ERROR for one in found):
        raise NoDatesError("\n".join(map(str, found)))
    yield from told(record, catalogue, now)
    yield from _hints(found)


def entry_path(typed: str) -> str:
    """The path below content/ of the file that was typed. Raises NoDatesError if there is none."""
    root, file = CONTENT.resolve(), Path(typed)
    candidates = [file.resolve(), (CONTENT / file).resolve()]
    inside = [path for path in candidates if path.is_relative_to(root)]
    found = next((path for path in inside if path.exists()), None)
    if found is None and candidates[0].exists():
        raise NoDatesError(f"{quoted(typed)} liegt nicht in content/. {USAGE}")
    if found is None:
        raise NoDatesError(f"Die Datei {quoted(typed)} gibt es nicht.{_meant(file.name)}")
    if found.is_dir():
        raise NoDatesError(f"{quoted(typed)} ist ein Ordner, gebraucht wird eine Datei darin. {USAGE}")
    return found.relative_to(root).as_posix()


def _meant(name: str) -> str:
    files = {path.name: path for path in sorted(CONTENT.rglob("*.md"))}
    near = nearest(name, files, 1)
    return f" Meinten Sie {files[near[0]].as_posix()}?" if near else ""


def read_catalogue(today: date) -> Catalogue:
    """All entries below content/, for the references of the one that is asked for."""
    tree = sort_files(list_files(CONTENT), CONTENT.name)
    documents = {
        path: read_document(f"{CONTENT.name}/{path}", (CONTENT / path).read_bytes()) for path in tree.entries
    }
    facts = CONTENT / FACTS_FILE
    if not facts.is_file():
        raise NoDatesError(f"Die Datei {facts.as_posix()} fehlt.")
    return build_catalogue(documents, read_facts(facts.as_posix(), facts.read_bytes()), tree, today)


def told(record: Record, catalogue: Catalogue, now: datetime) -> Iterator[str]:
    """Title, rule and next dates of the entry. Raises NoDatesError if it has none."""
    source = source_of(record, catalogue.facts, now.date())
    if source is None or (source.event.span is None and not source.event.dates):
        raise NoDatesError(f"{record.document.path}: {NO_DATES}")
    expansion = expand_event(source.event, now.date() + FAR, source.free)
    if source.event.recurrence and not expansion.rule and not expansion.occurrences:
        raise NoDatesError(f"{record.document.path}: {NO_DATES}")
    yield record.title
    yield from _when(source, now.date())
    dates = EventDates(source.event, expansion, source.free)
    lines = list(date_lines(dates, now, lambda place: place_words(place, catalogue)))
    if not lines:
        last = (
            f", der letzte war: {span_words(expansion.occurrences[-1].span)}" if expansion.occurrences else ""
        )
        yield f"Keine weiteren Termine{last}."
        return
    yield "Die nächsten Termine:"
    yield from (f"  {line}" for line in lines)


def _when(source: DatedSource, today: date) -> Iterator[str]:
    event, span = source.event, source.event.span
    if event.recurrence and span:
        times = format_times(span.start.time, span.end.time if span.end else None)
        text = series_words(event.recurrence, times, today)
        yield text[:1].upper() + text[1:]
    if event.zone and event.zone != BERLIN_ZONE:
        yield f"Alle Zeiten in der Zeitzone {event.zone}."


def place_words(place: Place, catalogue: Catalogue) -> str:
    """The name of a venue or the first line of an address."""
    if isinstance(place, Reference):
        return catalogue.records[place.id].title
    if isinstance(place, str):
        return {ONLINE: "online", TO_FOLLOW: "Ort folgt"}.get(place, place)
    return ", ".join(place.lines)


def _hints(found: list[Finding]) -> Iterator[str]:
    if found:
        yield ""
        yield "Hinweise:"
        yield from map(str, found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], datetime.now(BERLIN)))
