"""A site that takes over calendars, and calendar files to read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.conftest import FACTS

from content_model.front_matter import read_document
from editor_tools import import_ics
from editor_tools.ics_import import Options, Outcome, plan_import
from editor_tools.ics_source import read_calendar
from editor_tools.known_content import KnownContent

SITE = {
    "netzwerk.yaml": FACTS + "vokabular:\n  themen: [Selbsthilfe, Ehrenamt]\n",
    "regionen/kueste.md": "---\ntitel: Küste\n---\n",
    "reihen/stammtische.md": "---\ntitel: Stammtische\n---\n",
    "veranstaltungsorte/haus.md": "---\ntitel: Haus der Begegnung\nanschrift: Lange Straße 1, 18055 Rostock\n---\n",
}


def calendar(*events: str, head: str = "") -> str:
    """A calendar file; each event is the lines between BEGIN and END, a start is added if it has none."""
    blocks = ""
    for number, event in enumerate(events):
        start = "" if "DTSTART" in event else "DTSTART;TZID=Europe/Berlin:20261106T180000\n"
        uid = "" if "UID:" in event else f"UID:{number}\n"
        blocks += f"BEGIN:VEVENT\n{uid}{start}{event}\nEND:VEVENT\n"
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{blocks}END:VCALENDAR\n"


def outcomes(text: str, known: KnownContent, options: Options | None = None) -> tuple[Outcome, ...]:
    return plan_import(read_calendar("x.ics", text.encode()), known, options or Options())


def header_of(outcome: Outcome) -> Mapping[str, Any]:
    assert outcome.path is not None, outcome.reason
    document = read_document(f"content/{outcome.path}", outcome.text.encode())
    assert document.findings == ()
    return document.header.values


def only(text: str, known: KnownContent, options: Options | None = None) -> Outcome:
    [outcome] = outcomes(text, known, options)
    return outcome


def remarks(outcome: Outcome) -> list[str]:
    return [str(remark) for remark in outcome.remarks]


def run(site: Path, text: str | bytes, *words: str) -> int:
    (site / "kalender.ics").write_bytes(text.encode() if isinstance(text, str) else text)
    return import_ics.main(["kalender.ics", *words])


def new_files(site: Path) -> dict[str, str]:
    folder = site / "content"
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {path: file.read_text(encoding="utf-8") for path, file in files.items() if path not in SITE}


SERIES = "DTSTART;TZID=Europe/Berlin:20261006T180000\nDTEND;TZID=Europe/Berlin:20261006T200000\n"
