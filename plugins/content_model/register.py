"""The register of what has been published: ids, addresses and the revisions of calendar entries.

One entry a line, sorted by id, so that two branches seldom meet in one line and a line of
the file is a place to point at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

REGISTER_FILE = ".register.json"
TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The last edit of what neither git nor a header nor the register knows."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The state of a calendar entry: SEQUENCE, last edit in UTC, digest of what the calendar says."""

    sequence: int
    edited: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Published:
    """An entry that visitors have seen; calendar entries have a revision, too."""

    type: str
    address: str | None
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """The first line of the register that cannot be read, and why."""

    line: int
    problem: str


@dataclass(frozen=True, slots=True)
class Register:
    """Published entries by id, and the line of each in the file (from 1).

    Of a damaged file all lines count that can be read, so that no sequence is lost.
    """

    entries: Mapping[str, Published] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    damage: Damage | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """A register brought up to date, with the ids that are new, changed or gone."""

    entries: Mapping[str, Published]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def parse_register(text: str) -> Register:
    """Read what `register_text` wrote, whole or damaged; empty text is an empty register."""
    entries: dict[str, Published] = {}
    lines: dict[str, int] = {}
    damages: list[Damage] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() in ("", "{", "}", "{}"):
            continue
        try:
            entry_id, entry = _read_line(line)
        except ValueError as error:
            damages.append(Damage(number, str(error)))
            continue
        if entry_id in entries:
            damages.append(Damage(number, f"„{entry_id}“ steht hier zum zweiten Mal"))
        entries[entry_id] = newest(entry, entries.get(entry_id))
        lines.setdefault(entry_id, number)
    if not damages and (whole := _damage_of_whole(text)):
        damages.append(whole)
    return Register(entries, lines, damages[0] if damages else None)


def _damage_of_whole(text: str) -> Damage | None:
    """Every line is sound by itself: the braces or commas between them may still be wrong."""
    try:
        json.loads(text or "{}")
    except json.JSONDecodeError as error:
        return Damage(error.lineno, "hier fehlt eine Klammer oder ein Komma, oder eines ist zu viel")
    return None


def _read_line(line: str) -> tuple[str, Published]:
    """One line of the file; raises ValueError with the reason in German."""
    if line.startswith(CONFLICT):
        raise ValueError("hier steht noch der Konflikt zweier Bearbeitungen")
    try:
        pairs = json.loads(f"{{{line.strip().removesuffix(',')}}}").items()
        [(entry_id, raw)] = pairs
        return entry_id, read_entry(raw)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError("diese Zeile gehört nicht in das Verzeichnis") from None


def read_entry(raw: dict[str, Any]) -> Published:
    """The entry that `raw_entry` wrote; raises ValueError, TypeError or KeyError for any other shape."""
    known = {"type", "address", "sequence", "edited", "digest"}
    kind, address = raw["type"], raw["address"]
    if not (isinstance(kind, str) and isinstance(address, str | None) and raw.keys() <= known):
        raise TypeError
    return Published(kind, address, _revision(raw) if "sequence" in raw else None)


def _revision(raw: dict[str, Any]) -> Revision:
    sequence, digest = raw["sequence"], raw["digest"]
    if not (type(sequence) is int and sequence >= 0 and isinstance(digest, str)):
        raise TypeError
    edited = datetime.strptime(raw["edited"], TIME_FORMAT).replace(tzinfo=UTC)
    return Revision(sequence, edited, digest)


def register_text(entries: Mapping[str, Published]) -> str:
    """The whole file; equal registers give equal texts."""
    lines = [f"{_json(entry_id)}: {_json(raw_entry(entries[entry_id]))}" for entry_id in sorted(entries)]
    return "{\n" + ",\n".join(lines) + ("\n" if lines else "") + "}\n"


def raw_entry(entry: Published) -> dict[str, object]:
    """The entry as JSON knows it."""
    raw: dict[str, object] = {"type": entry.type, "address": entry.address}
    if one := entry.revision:
        raw |= {"sequence": one.sequence, "edited": f"{one.edited:{TIME_FORMAT}}", "digest": one.digest}
    return raw


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def next_revision(before: Revision | None, digest: str, edited: datetime | None) -> Revision:
    """The revision of a calendar entry that now has this digest and was last edited then.

    Unchanged facts keep sequence and time. Changed facts raise the sequence by one and never
    lower the time (RFC 5545, 3.8.7.4 and 3.8.7.3).
    """
    if before is None:
        return Revision(0, edited or NEVER, digest)
    if before.digest == digest:
        return before
    return Revision(before.sequence + 1, max(before.edited, edited or before.edited), digest)


def newest(one: Published, other: Published | None) -> Published:
    """`one`, with the higher of both revisions: a sequence never falls."""
    revisions = [entry.revision for entry in (one, other) if entry and entry.revision]
    if not revisions:
        return one
    return replace(one, revision=max(revisions, key=lambda revision: (revision.sequence, revision.edited)))


def updated(register: Register, published: Mapping[str, Published | None]) -> Update:
    """The register after a build that published these entries; None marks what is deleted for good.

    What is neither published nor deleted stays: its question is still open, or it comes back.
    """
    before = register.entries
    gone = {entry_id for entry_id, entry in published.items() if entry is None}
    entries = {entry_id: entry for entry_id, entry in before.items() if entry_id not in gone}
    entries |= {
        entry_id: newest(entry, before.get(entry_id)) for entry_id, entry in published.items() if entry
    }
    return Update(
        entries,
        added=tuple(sorted(entries.keys() - before.keys())),
        changed=tuple(sorted(one for one in entries if one in before and entries[one] != before[one])),
        removed=tuple(sorted(gone & before.keys())),
    )
