"""A row of an address table → the header of a contact, without what the gate would refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from content_model.document import Loc
from content_model.fields.spelling import quoted
from content_model.front_matter import read_document
from content_model.models.contact import PERSON, ContactPoint
from editor_tools.contact_source import Remark, SourceRow
from editor_tools.entry_files import entry_text
from editor_tools.known_content import KnownContent

Value = str | list[str] | dict[str, str] | list[dict[str, str]]
Header = dict[str, Value]
PATH = "kontakte/import.md"
SOURCE_OF_PERSON = {"name": "person", "funktion": "funktion", "telefon": "mobil"}

ORDER = (
    *("titel", "status", "art", "funktion", "region", "zusammenfassung", "traeger", "zuständig_für"),
    *("anschrift", "telefon", "email", "web", "onlineberatung", "sprechzeiten", "nach_vereinbarung"),
    *("treffen", "aufnahme", "angebote", "zielgruppen", "themen", "sprachen", "dolmetschen"),
    *("beratung_per", "kosten", "anonym", "vertraulich", "barrierefreiheit", "personen"),
    *("geprüft_am", "geprüft_von"),
)
LISTS = ("telefon", "angebote", "zielgruppen", "themen", "sprachen", "dolmetschen", "beratung_per")
ADDRESS = ("strasse", "plz", "stadt", "zusatz")
APPOINTMENT = re.compile(
    r"[,;.]?\s*(?:\b(?:und|sowie|oder|sonst)\s+)?\bnach\s+(?:\w+\s+)?(?:vereinbarung|absprache)\.?",
    re.IGNORECASE,
)
NO_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?")
CONSENT = "die Person erscheint erst mit ihrer Einwilligung, die Datei ist ein Entwurf"
CONSENT_HINT = "einwilligung: dienstlich, oder darunter datum, umfang [name, telefon, email] und bis"
NO_KIND = "ob es eine Stelle oder eine Person ist, steht nicht dabei, die Datei ist ein Entwurf"
NO_KIND_HINT = (
    "art: ergänzen und die Zeile status: entwurf löschen; bei einer Person art: Person und ihre Einwilligung"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A contact that passes the gate: its entry and its text; remarks about what is missing in it."""

    row: SourceRow
    entry: ContactPoint
    text: str
    remarks: tuple[Remark, ...]


def draft_contact(row: SourceRow, content: KnownContent, region: str | None) -> Draft | Remark:
    """The contact that a row describes, in `region` if it names none; a remark if it has no usable name."""
    header, remarks = _header(row, region)
    refused: list[str] = []
    while header.get("titel"):
        text = entry_text({name: _alone(header[name]) for name in ORDER if name in header}, remarks=refused)
        entry, findings = content.check(PATH, "contact", text)
        if isinstance(entry, ContactPoint):
            return Draft(row, entry, text, (*remarks, *_told(row, entry)))
        locs = _locs(text)
        for found in findings:
            loc = locs.get(found.line, ("titel",))
            remark = row.remark(_source_name(loc), found.problem, found.hint)
            remarks.append(remark)
            refused.append(f"nicht übernommen: {remark.column}: {remark.problem}")
            # Without this value visitors would be told less than the table says, or something else.
            header["status"] = "entwurf"
            _blank(header, loc)
        if not header["titel"]:
            return next(
                remark for remark in reversed(remarks) if remark.column == row.labels.get("titel", "titel")
            )
        _drop_blanks(header)
    return row.remark("titel", "in der Zeile steht kein Name", "einen Namen eintragen oder die Zeile löschen")


def as_draft(text: str) -> str:
    """The file as a draft; its title stands on the first line of the header."""
    if "\nstatus: entwurf\n" in text:
        return text
    start, title, rest = text.split("\n", 2)
    return f"{start}\n{title}\nstatus: entwurf\n{rest}"


def _alone(value: Value) -> Value:
    """One value stands for a list of one."""
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) else value


def _locs(text: str) -> dict[int, Loc]:
    """Which value stands in which line of a file."""
    marks = read_document(PATH, text.encode()).header.marks
    return {mark.line: loc for loc, mark in sorted(marks.items(), key=lambda item: len(item[0]))}


def _header(row: SourceRow, region: str | None) -> tuple[Header, list[Remark]]:
    """The fields in their order, and remarks about values for which there is no room."""
    found: Header = {name: row.first(name) for name in ORDER if name in row.values}
    found |= {name: list(row.values[name]) for name in LISTS if name in row.values}
    found["titel"], person = _names(row)
    found["region"] = row.first("region") or region or ""
    remarks = list(_doubles(row))
    if address := {part: row.first(part) for part in ADDRESS if row.first(part)}:
        found["anschrift"] = address
    mobile = list(row.values.get("mobil", ()))
    if person:
        found.pop("funktion", None)
        found["personen"] = [_person(row, person, mobile)]
    else:
        found["telefon"] = [*row.values.get("telefon", ()), *mobile]
    if not row.first("titel") and not row.first("art") and not person:
        found["art"] = PERSON
    remarks += _complete(row, found)
    if person or found.get("art") in (None, "", PERSON):
        found["status"] = "entwurf"
    return {name: found[name] for name in ORDER if found.get(name)} | {"titel": found["titel"]}, remarks


def _names(row: SourceRow) -> tuple[str, str]:
    """The title, and the person inside; without another title the person's name is the title."""
    person = row.first("person") or f"{row.first('vorname')} {row.first('nachname')}".strip()
    title = row.first("titel")
    return (title, person if person != title else "") if title else (person, "")


def _person(row: SourceRow, name: str, mobile: list[str]) -> dict[str, str]:
    person = {"name": name, "funktion": row.first("funktion"), "telefon": mobile[0] if mobile else ""}
    return {key: value for key, value in person.items() if value}


def _complete(row: SourceRow, header: Header) -> Iterator[Remark]:
    """Spells web addresses and appointments as the fields want them."""
    web = row.first("web")
    if NO_SCHEME.fullmatch(web):
        header["web"] = f"https://{web}"
        yield row.remark(
            "web", f"{quoted(web)} bekommt https:// davor", "im Browser ausprobieren, ob die Adresse stimmt"
        )
    hours = row.first("sprechzeiten")
    if APPOINTMENT.search(hours):
        header["sprechzeiten"] = APPOINTMENT.sub("", hours).strip(" ,;.")
        header["nach_vereinbarung"] = "ja"


def _doubles(row: SourceRow) -> Iterator[Remark]:
    """Of a field for one value the further ones stay behind."""
    for name, values in row.values.items():
        takes_many = name in LISTS or (name == "mobil" and not _names(row)[1])
        if len(values) > 1 and not takes_many:
            yield row.remark(
                name,
                f"nur der erste Wert wird übernommen, nicht {quoted(values[1])}",
                "den passenden Wert an die erste Stelle setzen",
            )
    if row.first("anschrift") and any(row.first(part) for part in ADDRESS):
        yield row.remark(
            "anschrift",
            "Straße, Postleitzahl und Ort stehen schon in eigenen Spalten",
            "eine der beiden Angaben löschen",
        )


def _source_name(loc: Loc) -> str:
    """The field by which the source knows a value: the parts of an address are columns of their own."""
    if loc[0] == "personen":
        return SOURCE_OF_PERSON[str(loc[-1])]
    return str(loc[-1]) if loc[0] == "anschrift" else str(loc[0])


def _blank(header: Header, loc: Loc) -> None:
    """Empties a value; a person without a usable name goes as a whole."""
    value = header[str(loc[0])]
    if isinstance(value, str) or len(loc) == 1 or loc[-1] == "name":
        header[str(loc[0])] = ""
    elif isinstance(value, dict):
        value[str(loc[1])] = ""
    elif isinstance(inner := value[int(loc[1])], dict):
        inner[str(loc[2])] = ""
    else:
        cast("list[str]", value)[int(loc[1])] = ""


def _drop_blanks(header: Header) -> None:
    """Takes out what is empty; a contact whose kind is unknown stays a draft."""
    for name, value in list(header.items()):
        header[name] = filled = _filled(value)
        if not filled:
            del header[name]
    if "art" not in header:
        header["status"] = "entwurf"


def _filled(value: Value) -> Value:
    if isinstance(value, dict):
        return {part: text for part, text in value.items() if text}
    if isinstance(value, list):
        return cast("Value", [_filled(item) for item in value if item])
    return value


def _told(row: SourceRow, entry: ContactPoint) -> Iterator[Remark]:
    """What the editor has to do before the contact can be published."""
    if entry.is_person or entry.persons:
        yield row.remark("person" if entry.persons else "titel", CONSENT, CONSENT_HINT)
    elif entry.kind is None:
        yield row.remark("art", NO_KIND, NO_KIND_HINT)
