"""Which files an import would make: one for each new contact, never one in the place of another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from content_model.fields.spelling import fold
from content_model.finding import Problem
from content_model.models.contact import OFFICE
from content_model.reading import Reference
from content_model.source_files import entry_id, file_slug, slug_of
from editor_tools.contact_drafts import Draft, as_draft, draft_contact
from editor_tools.contact_source import Remark, Source
from editor_tools.known_content import KnownContent, KnownEntry
from editor_tools.new_entry import NewEntry

FOLDER = "kontakte"
NAMESAKE = "ein Kontakt mit diesem Namen steht schon in {}, die Datei ist ein Entwurf"
NAMESAKE_HINT = "ist es derselbe, die Angaben von Hand zusammenführen und diese Datei löschen; sonst einen anderen titel: geben und die Zeile status: entwurf löschen"
EXISTS_HINT = "die Angaben dort von Hand ergänzen; ist es ein anderer Kontakt, ihm einen anderen Namen geben"


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to be made with the line of their source, and everything that cannot be taken over."""

    files: tuple[tuple[int, NewEntry], ...]
    remarks: tuple[Remark, ...]


def plan_import(source: Source, content: KnownContent, region: str | None = None) -> Plan:
    """The plan for all rows; `region` is for those that name none."""
    taken, files, remarks = _Taken(content), [], list(source.remarks)
    for row in source.rows:
        draft = draft_contact(row, content, region)
        name = draft if isinstance(draft, Remark) else taken.claim(draft)
        if isinstance(name, Remark):
            remarks.append(name)
        elif isinstance(draft, Draft):
            namesake = taken.namesake(draft)
            text = as_draft(draft.text) if namesake else draft.text
            files.append((row.line, NewEntry(f"{FOLDER}/{name}.md", text)))
            remarks += draft.remarks
            if namesake:
                remarks.append(row.remark("titel", NAMESAKE.format(namesake), NAMESAKE_HINT))
    return Plan(tuple(files), tuple(sorted(remarks, key=lambda remark: remark.line)))


class _Taken:
    """The names, ids and addresses that the site and the rows before have."""

    def __init__(self, content: KnownContent) -> None:
        known = list(content.of_type("contact"))
        self._files = {_id_of(entry): entry.document.path for entry in known}
        self._places = {_known_place(entry, content): entry.document.path for entry in known}
        self._lines: dict[str, int] = {}
        self._names: set[str] = set()
        self._first: dict[str, str] = {}
        self._titles = {slug_of(entry.text("titel", "title")): entry.document.path for entry in known}
        self._numbers: defaultdict[str, int] = defaultdict(lambda: 1)

    def claim(self, draft: Draft) -> str | Remark:
        """The name for the file of a draft, or why it gets none."""
        first = self._lines.setdefault(draft.text, draft.row.line)
        if first != draft.row.line:
            problem = f"derselbe Kontakt steht schon in Zeile {first}"
            return draft.row.remark("titel", problem, "eine der beiden Zeilen löschen")
        name = self._number(slug_of(draft.entry.title))
        place = _place(draft.entry.kind, draft.entry.region, name)
        if other := self._files.get(f"{FOLDER}/{name}") or self._places.get(place):
            return draft.row.remark("titel", f"den Kontakt gibt es schon: {other}", EXISTS_HINT)
        self._places[place] = f"Zeile {draft.row.line}"
        return name

    def namesake(self, draft: Draft) -> str | None:
        """Where another contact of this name stands already: in a file, or in a row before."""
        name, here = slug_of(draft.entry.title), f"Zeile {draft.row.line}"
        first = self._titles.get(name) or self._first.setdefault(name, here)
        return None if first == here else first

    def _number(self, stem: str) -> str:
        """The name itself, or with the next number that no row before has."""
        name = stem
        while name in self._names:
            self._numbers[stem] += 1
            name = f"{stem}-{self._numbers[stem]}"
        self._names.add(name)
        return name


def _id_of(entry: KnownEntry) -> str:
    return entry.text("id") or entry_id(entry.path)


def _known_place(entry: KnownEntry, content: KnownContent) -> str:
    try:
        region = content.context.index.find(entry.text("region"), ("region",))
    except Problem:
        region = None
    office = fold(entry.text("art")) == fold(OFFICE)
    return _place(OFFICE if office else None, region, entry.text("slug") or file_slug(entry.path))


def _place(kind: str | None, region: Reference | None, slug: str) -> str:
    """What decides about a contact's address: there is one office, and one name in each region."""
    return OFFICE if kind == OFFICE else f"{region.id if region else ''}/{slug}"
