"""Calendars read back by the library, as whole values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar, Event
from tests.conftest import LAWFUL, Build, run_build, write_files

SITE = "https://netz.example.org"
FACTS = (
    """\
name: Testnetz
beschreibung: Ein Netz für Tests.
land: Mecklenburg-Vorpommern
id_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5
email: netz@example.org
"""
    + LAWFUL
)
ENDS = {"DTSTAMP", "LAST-MODIFIED", "UID", "SEQUENCE"}


def event_file(header: str, title: str = "Fest") -> str:
    return f"---\ntitel: {title}\n{header}\n---\n"


def build_calendars(folder: Path, files: Mapping[str, str], **settings: str) -> Build:
    """The published site with an address of its own."""
    write_files(folder / "content", {"netzwerk.yaml": FACTS, **files})
    return run_build(folder, "publishconf.py", **{"SITEURL": SITE, **settings})


def read_calendar(build: Build, address: str) -> Calendar:
    return Calendar.from_ical((build.output / address).read_bytes())


def events_in(build: Build, address: str = "kalender/alle.ics") -> list[Event]:
    return read_calendar(build, address).events


def words_of(event: Event) -> dict[str, object]:
    """All a VEVENT says but its revision and identity, with values as Python knows them."""
    return {name: value for name, value in _properties(event) if name not in ENDS}


def _properties(event: Event) -> Iterator[tuple[str, object]]:
    for name, value in event.items():
        found = value.dt if hasattr(value, "dt") else value
        if name == "CATEGORIES":
            yield name, [str(word) for word in value.cats]
        elif name == "EXDATE":
            yield name, [clock(one.dt) for one in value.dts]
        elif name == "RRULE":
            yield name, value.to_ical().decode()
        else:
            yield name, clock(found) if isinstance(found, date) else str(found)


def clock(value: date) -> str:
    """`2027-11-03` for a day, `2027-11-03 18:00 Europe/Berlin` for a moment."""
    return f"{value:%Y-%m-%d %H:%M} {value.tzinfo}" if isinstance(value, datetime) else f"{value}"
