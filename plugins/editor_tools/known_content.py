"""What content/ already holds, as far as an import has to know it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from content_model.catalogue import Record
from content_model.dates_findings import dates_findings
from content_model.document import Document
from content_model.fields.dates import DateValue, parse_span
from content_model.fields.spelling import fold
from content_model.finding import Finding, Problem, Severity
from content_model.front_matter import FACTS_FILE, read_document, read_facts
from content_model.models.base import Model
from content_model.models.event import EventFacts
from content_model.models.registry import MODELS
from content_model.reading import EntryIndex, EntryName, MediaFiles, ReadingContext
from content_model.rules import source_findings
from content_model.site_facts import SiteFacts
from content_model.source_files import entry_id, file_slug, list_files, slug_of, sort_files
from content_model.validation import validate

MARK = "Kalender-Kennung:"
MARK_LINE = re.compile(rf"^# {MARK} (?P<mark>\S+)[ \t]*\r?$".encode(), re.MULTILINE)
DATED = ("event", "report")


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """One entry of content/; `marks` are the ids of calendars it was imported from."""

    path: str
    type: str
    document: Document
    marks: tuple[str, ...] = ()

    def text(self, *names: str) -> str:
        """The text of the first of these fields that the header has; "" without one."""
        values = {fold(key): value for key, value in self.document.header.values.items()}
        found = next((values[name] for name in names if name in values), "")
        return found.strip() if isinstance(found, str) else ""

    @property
    def file_name(self) -> str:
        """The name of the file without its ending."""
        return posixpath.splitext(posixpath.basename(self.path))[0]


@dataclass(frozen=True, slots=True)
class KnownContent:
    """All entries, and the context in which a new one is read."""

    entries: tuple[KnownEntry, ...]
    context: ReadingContext
    facts: SiteFacts | None = None

    def check(self, path: str, kind: str, text: str) -> tuple[Model | None, tuple[Finding, ...]]:
        """The new entry as the gate would read it, and what would stop a build or its publishing."""
        document = read_document(f"content/{path}", text.encode())
        result = validate(document, MODELS[kind], replace(self.context, entry_path=path))
        every = (*document.findings, *result.findings, *source_findings(kind, document, result.header))
        if isinstance(result.entry, EventFacts) and result.entry.begin and result.entry.begin.start.is_day:
            record = Record(entry_id(path), kind, path, document, result.header, entry=result.entry)
            record = replace(record, partial=result.entry)
            every += tuple(dates_findings(record, self.facts, result.entry.begin.start.date))
        stopping = tuple(found for found in every if found.severity is not Severity.WARNING)
        return (None if stopping else result.entry), stopping

    def of_type(self, *kinds: str) -> Iterator[KnownEntry]:
        """All entries of these types."""
        return (entry for entry in self.entries if entry.type in kinds)

    def dated_names(self) -> set[str]:
        """Year and slug of all events and reports as `2026/fest`, where they lie and where they appear."""
        names = set()
        for entry in self.of_type(*DATED):
            id_ = entry.text("id") or entry_id(entry.path)
            names.add(entry_id(entry.path).split("/", 1)[-1])
            names.add(id_.split("/", 1)[-1])
            if begin := begin_of(entry):
                names.add(f"{begin.year}/{slug_of(entry.text('slug')) or file_slug(entry.path)}")
                names.add(f"{begin.year}/{file_slug(entry.path)}")
        return names


def begin_of(entry: KnownEntry) -> DateValue | None:
    """The begin that an event's header says, if it can be read."""
    try:
        return parse_span(entry.text("beginn", "date")).start
    except Problem:
        return None


def read_content(root: Path) -> KnownContent:
    """All entries below the folder `root`."""
    tree = sort_files(list_files(root), root.name)
    entries = tuple(_entry(root, path, kind) for path, kind in tree.entries.items())
    index, media = EntryIndex(_names(entries)), MediaFiles(tree.media)
    context = ReadingContext(index, media, "")
    facts = _facts(root, context)
    words = facts.vocabularies() if facts else {}
    return KnownContent(entries, replace(context, vocabularies=words), facts)


def _entry(root: Path, path: str, kind: str) -> KnownEntry:
    data = (root / path).read_bytes()
    marks = tuple(match["mark"].decode("utf-8", "replace") for match in MARK_LINE.finditer(data))
    return KnownEntry(path, kind, read_document(f"{root.name}/{path}", data), marks)


def _names(entries: Iterable[KnownEntry]) -> Iterator[EntryName]:
    for entry in entries:
        id_ = entry.text("id") or entry_id(entry.path)
        title = entry.text("titel", "title")
        yield EntryName(id_, entry.type, entry.document.path, entry.file_name, title)


def _facts(root: Path, context: ReadingContext) -> SiteFacts | None:
    file = root / FACTS_FILE
    if not file.is_file():
        return None
    facts = validate(read_facts(FACTS_FILE, file.read_bytes()), SiteFacts, context).partial
    return facts if isinstance(facts, SiteFacts) else None
