"""Names that may not be shown, and the texts in which they still stand."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from content_model.consent import name_gap, shown_names, withheld_names
from content_model.document import Document, Header, Loc, Mark
from content_model.fields.spelling import fold, quoted
from content_model.finding import Finding, Severity

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record

TEXTS = (
    "titel",
    "untertitel",
    "zusammenfassung",
    "alt",
    "bildunterschrift",
    "bildnachweis",
    "text",
    "hinweis",
)
# Fields that name another entry, a file or an address: they show nothing of what is written in them.
UNSEEN = frozenset(
    (
        *("personen", "vertretung", "siehe_auch", "übersetzung_von", "einwilligung", "datei", "ordner"),
        *("id", "slug", "url", "save_as", "alte_adressen", "web", "link", "email"),
    )
)
AUTHOR, CONTACT, NAME = "autor", "kontakt", "name"
PEOPLE = {"mitwirkende", AUTHOR, "leitung", "geprüft_von"}
HINT = "den Namen hier herausnehmen, oder in der Datei der Person die Einwilligung eintragen oder erneuern"
BETWEEN = r"[\s*_]+"


@dataclass(frozen=True, slots=True)
class HiddenNames:
    """How the withheld names are spelled, the ids of such persons' files, and links to these files."""

    pattern: re.Pattern[str]
    ids: frozenset[str]
    link: re.Pattern[str] | None


def name_findings(records: Iterable[Record], names: HiddenNames | None, today: date) -> Iterator[Finding]:
    """A hint for each place of a text at which a name stands whose person does not agree (any more)."""
    for record in records if names else ():
        if names and (record.partial is None or not name_gap(record.partial, today)):
            yield from _in_header(record.document, record.header, names)
            yield from _in_body(record.document, names)


def hidden_names(records: Iterable[Record], today: date) -> HiddenNames | None:
    """What to look for; a name that another file may show is free."""
    withheld: set[str] = set()
    shown: set[str] = set()
    files: set[str] = set()
    for record in records:
        if record.partial:
            withheld |= set(withheld_names(record.partial, today))
            shown |= set(shown_names(record.partial, today))
            if name_gap(record.partial, today):
                files.add(record.path.rsplit("/", 1)[-1])
    if not withheld - shown:
        return None
    pattern = "|".join(map(_spelling, sorted(withheld - shown, key=lambda name: (-len(name), name))))
    targets = "|".join(map(re.escape, sorted(files)))
    link = re.compile(rf"[^\[\]]*\]\([^)\s]*(?:{targets})[)#]") if files else None
    ids = frozenset(fold(file.rsplit(".", 1)[0]) for file in files)
    return HiddenNames(re.compile(pattern), ids, link)


def _spelling(name: str) -> str:
    """The name, also in the genitive, over line ends and with emphasis inside."""
    return rf"(?<!\w){BETWEEN.join(map(re.escape, name.split()))}s?(?!\w)"


def _in_header(document: Document, header: Header, names: HiddenNames) -> Iterator[Finding]:
    for loc, text in header.texts():
        if not _may_name(loc):
            continue
        field = ".".join(part for part in loc if isinstance(part, str))
        mark = header.value_mark(header.typed_loc(loc))
        yield from (_finding(document, mark, field, match[0]) for match in names.pattern.finditer(text))
        if PEOPLE.intersection(loc) and fold(text.strip()) in names.ids:
            yield _finding(document, mark, field, text)


def _may_name(loc: Loc) -> bool:
    """Whether visitors see the text at `loc` as it is written."""
    if any(part in TEXTS for part in loc[-2:]):
        return True
    return loc[-1] == NAME if CONTACT in loc else UNSEEN.isdisjoint(loc)


def _in_body(document: Document, names: HiddenNames) -> Iterator[Finding]:
    """In a link to the person's own file the name goes with the link."""
    body = document.body
    for match in names.pattern.finditer(body):
        if not (names.link and names.link.match(body, match.end())):
            yield _finding(document, document.body_mark(match.start()), "", match[0])


def _finding(document: Document, mark: Mark, field: str, found: str) -> Finding:
    name = quoted(" ".join(found.split()))
    problem = (
        f"hier steht {name}, aber die Person ist ohne gültige Einwilligung und wird sonst nirgends gezeigt"
    )
    return document.finding(mark, field, problem, HINT, Severity.WARNING)
