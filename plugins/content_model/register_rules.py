"""What was published stays, or somebody says why not: the register against today's entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from content_model.catalogue import Record
from content_model.document import START, Document
from content_model.finding import Finding, Severity
from content_model.models.contact import ContactPoint
from content_model.models.entry import DRAFT, SKIPPED, Entry
from content_model.models.report import Report
from content_model.register import REGISTER_FILE, Published, Register
from content_model.source_files import slug_of
from content_model.visibility import withheld_because

CAN_BE_CANCELLED = ("event",)
NEVER_LISTED = ("handbook",)
DELETED = "gelöscht"


def published_entries(records: Mapping[str, Record], today: date, register: Register) -> dict[str, Published]:
    """What the published site shows on this day, by id: entries with a page, reports on their event's page.

    Persons stay out: their name would outlive their consent here. An address that changed without
    a word stays the old one, so that the question stays open.
    """
    owned = _owned_addresses(records)
    return {
        record.id: Published(record.type, _lost_address(record, register, owned) or record.address)
        for record in records.values()
        if record.entry
        and _is_lasting(record, record.entry)
        and withheld_because(record.entry, today, published=True) is None
    }


def _is_lasting(record: Record, entry: Entry) -> bool:
    person = isinstance(entry, ContactPoint) and entry.is_person
    shown = record.address is not None or isinstance(entry, Report)
    return shown and not person and record.type not in NEVER_LISTED


def register_findings(
    register: Register, records: Mapping[str, Record], facts: Document, deleted: Sequence[str]
) -> Iterator[Finding]:
    """A damaged register, published entries that are gone, and tombstones of entries that are not."""
    path = f"{facts.path.rpartition('/')[0]}/{REGISTER_FILE}"
    owned = _owned_addresses(records)
    if register.damage:
        hint = "invoke register schreibt das Verzeichnis neu; was noch zu lesen ist, bleibt erhalten"
        yield _finding(path, register.damage.line, register.damage.problem, hint)
    for entry_id, entry in register.entries.items():
        record = records.get(entry_id)
        if record is None and entry_id not in deleted:
            yield _missing(path, entry_id, register, records)
        elif record and record.entry and record.entry.status in (DRAFT, SKIPPED) and entry_id not in deleted:
            yield _withdrawn(record, entry)
        elif record and (lost := _lost_address(record, register, owned)):
            yield _readdressed(record, lost)
    for at, entry_id in enumerate(deleted):
        if (record := records.get(entry_id)) and not _is_withdrawn(record):
            yield _returned(facts, at, record)


def _owned_addresses(records: Mapping[str, Record]) -> frozenset[str]:
    return frozenset(record.address for record in records.values() if record.address is not None)


def _lost_address(record: Record, register: Register, owned: frozenset[str]) -> str | None:
    """The published address at which nothing stands any more, and no way leads on from there."""
    entry = register.entries.get(record.id)
    if entry is None or not entry.address or record.entry is None or record.address is None:
        return None
    known = {address.removesuffix("index.html").strip("/") for address in record.entry.old_addresses}
    is_reached = entry.address in owned or entry.address.strip("/") in known
    return None if is_reached else entry.address


def _readdressed(record: Record, lost: str) -> Finding:
    typed = next(
        (name for name in ("alte_adressen", "slug", "url", "save_as") if name in record.header.values), None
    )
    mark = record.header.value_mark((typed,)) if typed else START
    problem = f"die Adresse hat sich geändert: /{lost} war veröffentlicht, jetzt ist es /{record.address}"
    return record.document.finding(mark, "alte_adressen", problem, f"alte_adressen: {lost}", Severity.PUBLISH)


def _finding(path: str, line: int, problem: str, hint: str) -> Finding:
    return Finding(path, line, 1, "", problem, hint, Severity.PUBLISH)


def _is_withdrawn(record: Record) -> bool:
    return record.entry is not None and record.entry.status in (DRAFT, SKIPPED)


def _missing(path: str, entry_id: str, register: Register, records: Mapping[str, Record]) -> Finding:
    kind = register.entries[entry_id].type
    event = kind in CAN_BE_CANCELLED
    ways = [_renamed(entry_id, kind, register, records)]
    ways += ["abgesagt: die Datei zurückholen und abgesagt: <Grund> schreiben"] if event else []
    ways.append(_tombstone(entry_id))
    question = "umbenannt, abgesagt oder gelöscht?" if event else "umbenannt oder gelöscht?"
    problem = f"{question} „{entry_id}“ war veröffentlicht und fehlt jetzt"
    return _finding(path, register.lines[entry_id], problem, " – ".join(ways))


def _tombstone(entry_id: str) -> str:
    return f"gelöscht: in content/netzwerk.yaml unter {DELETED}: die Zeile - {entry_id} eintragen"


def _renamed(entry_id: str, kind: str, register: Register, records: Mapping[str, Record]) -> str:
    likely, old = _likely_file(entry_id, kind, register, records), register.entries[entry_id].address
    file = likely.document.path if likely else "der umbenannten Datei"
    if not old or (likely and likely.address == old):
        return f"umbenannt: in {file} die Zeile id: {entry_id} ergänzen"
    return f"umbenannt: in {file} die Zeilen id: {entry_id} und alte_adressen: {old} ergänzen"


def _likely_file(
    entry_id: str, kind: str, register: Register, records: Mapping[str, Record]
) -> Record | None:
    """The one file that the lost one has become: new to the register, public, of its type and with its name."""
    lost = _last_name(entry_id)
    found = [
        record
        for record in records.values()
        if record.id not in register.entries and record.type == kind and not _is_withdrawn(record)
        if any(_agree(lost, name) for name in _names(record))
    ]
    return found[0] if len(found) == 1 else None


def _names(record: Record) -> tuple[str, ...]:
    title = (slug_of(record.entry.title),) if record.entry else ()
    return (_last_name(record.id), *title)


def _last_name(entry_id: str) -> str:
    return entry_id.rpartition("/")[2]


def _agree(lost: str, name: str) -> bool:
    """Whether both names begin with the same words."""
    return lost == name or lost.startswith(f"{name}-") or name.startswith(f"{lost}-")


def _withdrawn(record: Record, entry: Published) -> Finding:
    """Published once, withheld now: its subscribers would lose it without a word."""
    assert record.entry is not None
    mark = record.header.value_mark(("status",))
    ways = "status: löschen, dann bleibt die Seite"
    ways += " – status: abgesagt, dann erfahren es alle" if entry.type in CAN_BE_CANCELLED else ""
    ways += f" – {_tombstone(record.id)}"
    problem = f"die Seite war veröffentlicht und ist jetzt {_state(record.entry)}"
    return record.document.finding(mark, "status", problem, ways, Severity.PUBLISH)


def _state(entry: Entry) -> str:
    return "ein Entwurf" if entry.status == DRAFT else "übersprungen"


def _returned(facts: Document, at: int, record: Record) -> Finding:
    mark = facts.header.value_mark((DELETED, at))
    problem = f"„{record.id}“ gilt als gelöscht, aber {record.document.path} gibt es"
    return facts.finding(mark, DELETED, problem, "den Eintrag hier löschen", Severity.PUBLISH)
