"""What a maintainer should know about a site today: each line says what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from content_model.catalogue import Catalogue
from content_model.document import Document
from content_model.finding import Severity
from content_model.legal_report import duty_findings, law_findings
from content_model.models.project import Project
from editor_tools.contact_dues import AHEAD, contact_dues
from editor_tools.locked_packages import differences

OLDEST_BUILD = timedelta(days=3)
NEEDED = ("pelican", "Jinja2", "icalendar", "holidays", "ghp-import")
OLDEST_PYTHON = (3, 11)
LOCK_FILE = "requirements.txt"
RENEW = "rm -r .venv, dann make html"
MOST_NAMED = 5


class State(StrEnum):
    """How urgent a line is; only `BROKEN` makes the exit code 1."""

    GOOD = "gut"
    SOON = "bald"
    BROKEN = "kaputt"


@dataclass(frozen=True, slots=True)
class Remark:
    """One line: what it is about, what is the case, and what to do (empty if nothing)."""

    state: State
    topic: str
    words: str
    cure: str = ""

    def __str__(self) -> str:
        cure = f" So geht es: {self.cure}" if self.cure else ""
        return f"{self.state:<6}  {self.topic}: {self.words}.{cure}"


def environment_remarks(python: tuple[int, int], lock: str) -> Iterator[Remark]:
    """Python and the packages a build needs, compared with the text of the lock file."""
    words = f"Python {python[0]}.{python[1]}"
    if python < OLDEST_PYTHON:
        yield Remark(
            State.BROKEN, "Umgebung", f"{words} ist zu alt", "Python 3.11 installieren, dann make html"
        )
    else:
        yield Remark(State.GOOD, "Umgebung", words)
    found = {name: installed_version(name) for name in NEEDED}
    if missing := [name for name in NEEDED if found[name] is None]:
        yield Remark(State.BROKEN, "Pakete", f"es fehlen {', '.join(missing)}", RENEW)
    if others := list(differences(lock, installed_version)):
        more = f" und {len(others) - MOST_NAMED} weitere" if len(others) > MOST_NAMED else ""
        words = f"nicht wie in {LOCK_FILE}: {', '.join(others[:MOST_NAMED])}{more}"
        yield Remark(State.SOON, "Pakete", words, RENEW)
    yield Remark(State.GOOD, "Pakete", ", ".join(f"{name} {found[name]}" for name in found if found[name]))


def installed_version(name: str) -> str | None:
    """The version of a package in this environment, None without it."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def build_remarks(manifest: Path, name: str, command: str, today: date) -> Iterator[Remark]:
    """How old the last good build of a folder is."""
    try:
        day = date.fromisoformat(json.loads(manifest.read_text(encoding="utf-8"))["day"])
    except (OSError, ValueError, KeyError, TypeError):
        yield Remark(State.SOON, name, "es gibt noch keinen fertigen Bau", command)
        return
    old = today - day > OLDEST_BUILD
    words = f"zuletzt am {day:%d.%m.%Y} gebaut"
    yield Remark(State.SOON if old else State.GOOD, name, words, command if old else "")


def content_remarks(catalogue: Catalogue, source: Document, today: date) -> Iterator[Remark]:
    """Mistakes in the sources, what the law asks for, and what is due within 60 days."""
    errors = [found for found in catalogue.findings if found.severity is Severity.ERROR]
    if errors:
        yield Remark(
            State.BROKEN,
            "Inhalte",
            f"{len(errors)} Fehler, der erste: {errors[0].path}:{errors[0].line}",
            "make html zeigt alle",
        )
    else:
        yield Remark(State.GOOD, "Inhalte", f"{len(catalogue.records)} Einträge ohne Fehler")
    for found in (*duty_findings(catalogue, source, today), *law_findings(catalogue, source, today)):
        state = State.BROKEN if found.severity is Severity.PUBLISH else State.SOON
        yield Remark(state, f"{found.path}:{found.line}", found.problem, found.hint)
    for due in contact_dues(catalogue, today):
        yield Remark(State.SOON, due.path, due.reason, "invoke contacts-due schreibt den Brief dazu")
    yield from _endings(catalogue, today)


def _endings(catalogue: Catalogue, today: date) -> Iterator[Remark]:
    """Fundings that end within 60 days."""
    funding = [("content/netzwerk.yaml", one) for one in (catalogue.facts.funding if catalogue.facts else ())]
    for record in catalogue.records.values():
        if isinstance(record.entry, Project):
            funding += [(record.document.path, one) for one in record.entry.funding]
    for path, one in funding:
        if one.end and today <= one.end <= today + AHEAD:
            cure = "mit dem Förderer klären, dann bis: erneuern"
            yield Remark(State.SOON, path, f"eine Förderung endet am {one.end:%d.%m.%Y}", cure)


def holiday_remark(last_known: date | None, today: date) -> Remark:
    """How far the school holidays of the Land are known."""
    if last_known is None:
        return Remark(
            State.SOON,
            "Ferien",
            "für dieses Bundesland sind keine bekannt",
            "land: in content/netzwerk.yaml eintragen",
        )
    if last_known < today + timedelta(days=365):
        return Remark(
            State.SOON,
            "Ferien",
            f"nur bis {last_known:%d.%m.%Y} bekannt",
            "make lock holt die neue Fassung von holidays",
        )
    return Remark(State.GOOD, "Ferien", f"bis {last_known:%d.%m.%Y} bekannt")


def exit_code(remarks: Iterable[Remark]) -> int:
    """1 if anything is broken."""
    return int(any(one.state is State.BROKEN for one in remarks))
