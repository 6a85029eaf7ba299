"""All documents of the site → checked entries with ids and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID, uuid5

from content_model.addresses import address_of, needed_address
from content_model.circles import circle_findings
from content_model.collisions import address_findings, id_findings, report_findings
from content_model.dates_findings import dates_findings
from content_model.document import Document, Header
from content_model.doubtful_signs import sign_findings
from content_model.finding import Finding, Severity
from content_model.kept_results import KeptRows, KeptWhole
from content_model.models.entry import DRAFT, SKIPPED, Entry
from content_model.models.registry import MODELS
from content_model.placeholders import placeholder_findings
from content_model.reading import (
    Answers,
    AskedIndex,
    EntryIndex,
    EntryName,
    MediaFiles,
    ReadingContext,
    says_again,
)
from content_model.report_rules import told_day_findings
from content_model.rules import source_findings
from content_model.safety_rules import safety_findings
from content_model.site_facts import SiteFacts
from content_model.source_files import SourceTree, entry_id
from content_model.validation import Validated, validate
from content_model.visibility import appears_on, withheld_because
from content_model.withheld_names import HiddenNames, hidden_names, name_findings
from content_model.withheld_traces import HiddenTraces, hidden_traces, trace_findings
from content_model.wording import format_long_day

NO_NAMESPACE = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Record:
    """One entry: `path` below content/, `entry` None if its header has mistakes.

    `partial` is then what can be read of it, for the rules over several entries.
    `address` is the path below the site ("seiten/" or "x.html"), "" for the start page and
    None for entries without a page of their own. `uid` never depends on the site's address.
    """

    id: str
    type: str
    path: str
    document: Document
    header: Header
    uid: UUID | None = None
    entry: Entry | None = None
    partial: Entry | None = None
    address: str | None = None

    @property
    def title(self) -> str:
        """The title, or the file's name while the header has mistakes."""
        return self.entry.title if self.entry else self.path.rsplit("/", 1)[-1]

    @property
    def without_text(self) -> tuple[object, ...]:
        """All but entry and text."""
        return self.id, self.type, self.path, self.document.path, self.header, self.uid, self.address


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every entry by id, the site facts (None if they have mistakes), all findings.

    `lasting` are the entries as they were when a header has last changed: in a process that stays the same object
    as long as nothing but texts changes. Only the texts of its documents may be old ones.
    """

    records: Mapping[str, Record]
    facts: SiteFacts | None
    findings: tuple[Finding, ...]
    lasting: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class _Names:
    """What entries are called: `ids` in the order of their paths, and what answers to all names."""

    ids: tuple[str, ...]
    index: EntryIndex
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Relations:
    """What headers say of each other, whatever the texts below them say: addresses, findings, who must not be named."""

    records: Mapping[str, Record]
    findings: tuple[Finding, ...]
    names: HiddenNames | None
    traces: HiddenTraces | None


@dataclass(frozen=True, slots=True)
class _Checked:
    """An entry after the checks of its own file, and what these have heard of other entries."""

    record: Record
    findings: tuple[Finding, ...]
    answers: Answers | None


@dataclass(slots=True)
class KeptCatalogue:
    """What the last run of a process has found out, for the next one."""

    names: KeptWhole = field(default_factory=KeptWhole)
    facts: KeptWhole = field(default_factory=KeptWhole)
    checks: KeptRows = field(default_factory=KeptRows)
    relations: KeptWhole = field(default_factory=KeptWhole)
    checked_with: object = None


def build_catalogue(
    documents: Mapping[str, Document],
    facts: Document,
    tree: SourceTree,
    today: date,
    kept: KeptCatalogue | None = None,
) -> Catalogue:
    """The catalogue of the documents (by path below content/); `kept` is what the last run has found out."""
    kept = kept or KeptCatalogue()
    sources = {path: documents[path] for path in sorted(documents)}
    headers = [document.header for document in sources.values()]
    named = kept.names.of((list(sources), tree.entries), headers, partial(_named, sources, tree))
    site = kept.facts.of(tree.media, (facts, named), partial(_validate_facts, facts, named, tree))
    site_facts = site.entry if isinstance(site.entry, SiteFacts) else None
    checks = _Checking(sources, tree, named, facts, site_facts, today).all(kept)
    checked = {one.record.id: one.record for one in checks}
    parts = [part for record in checked.values() for part in (record.entry, record.partial, record.header)]
    relations = kept.relations.of(
        today, [site_facts, named, *parts], partial(_relations, checked, site_facts, today)
    )
    records = {
        one.id: one if one.document is (now := checked[one.id].document) else replace(one, document=now)
        for one in relations.records.values()
    }
    findings = [*tree.findings, *facts.findings, *named.findings, *site.findings, *relations.findings]
    findings += [found for document in sources.values() for found in document.findings]
    findings += [found for one in checks for found in one.findings]
    findings += sign_findings(facts, facts.header)
    findings += name_findings(records.values(), relations.names, today)
    findings += trace_findings(records.values(), relations.traces, today)
    return Catalogue(records, site_facts, tuple(findings), relations.records)


def _validate_facts(facts: Document, named: _Names, tree: SourceTree) -> Validated:
    return validate(facts, SiteFacts, ReadingContext(named.index, MediaFiles(tree.media), ""))


@dataclass(frozen=True, slots=True)
class _Checking:
    """Checks each entry by itself; others have a say only by their names."""

    documents: Mapping[str, Document]
    tree: SourceTree
    named: _Names
    facts_source: Document
    facts: SiteFacts | None
    today: date

    def all(self, kept: KeptCatalogue) -> list[_Checked]:
        """All entries by path; those that have not changed and hear the same of others are as they were."""
        named, paths, documents = self.named, list(self.documents), list(self.documents.values())
        files, words = MediaFiles(self.tree.media), self.facts.vocabularies() if self.facts else {}

        def check(row: int, was: _Checked | None) -> _Checked:
            asked = AskedIndex(named.index)
            context = ReadingContext(asked, files, paths[row], words)
            return self._one(named.ids[row], documents[row], context, was)

        def holds(row: int, was: _Checked) -> bool:
            return was.record.id == named.ids[row] and says_again(named.index, was.answers)

        shared, before = (self.tree.media, self.facts_source, self.today), kept.checked_with
        kept.checked_with = named
        return kept.checks.of(shared, paths, (documents,), check, None if named is before else holds)

    def _one(
        self, entry_id: str, document: Document, context: ReadingContext, was: _Checked | None
    ) -> _Checked:
        path = context.entry_path
        record = Record(entry_id, self.tree.entries[path], path, document, document.header)
        now, found = _check(record, context, self.facts, self.today)
        answers = context.index.answers if isinstance(context.index, AskedIndex) else None
        return _Checked(_alike(now, was.record) if was else now, tuple(found), answers)


def _alike(record: Record, was: Record) -> Record:
    """The record with parts of the former one where they are equal."""
    names = ("header", "entry", "partial")
    same = {name: getattr(was, name) for name in names if getattr(was, name) == getattr(record, name)}
    return replace(record, **same)


def _relations(records: Mapping[str, Record], facts: SiteFacts | None, today: date) -> _Relations:
    """What rules over several entries find."""
    every, addressed = records.values(), _with_addresses(records)
    return _Relations(
        addressed,
        (
            *_future_findings(every, today),
            *_unborn_checks(every, today),
            *circle_findings(every),
            *safety_findings(every, facts),
            *address_findings(addressed.values()),
            *report_findings(addressed, lambda entry: withheld_because(entry, today, published=True)),
            *told_day_findings(records, facts, today),
        ),
        hidden_names(every, today),
        hidden_traces(every, today),
    )


def _named(documents: Mapping[str, Document], tree: SourceTree) -> _Names:
    """What the headers call the entries."""
    records, findings = _identify(documents, tree)
    ids = tuple(record.id for record in records)
    return _Names(ids, EntryIndex(_names(records)), tuple(findings))


def _identify(documents: Mapping[str, Document], tree: SourceTree) -> tuple[list[Record], list[Finding]]:
    """A record for each document; of two with the same id the second has a finding."""
    records: dict[str, Record] = {}
    findings: list[Finding] = []
    keys = {path: _id_key(document) for path, document in documents.items()}
    for path in sorted(documents, key=lambda path: (keys[path] is not None, path)):
        document, key = documents[path], keys[path]
        written = document.header.values[key].strip() if key else entry_id(path)
        record = Record(written, tree.entries[path], path, document, document.header)
        if first := records.get(record.id):
            findings += id_findings(record, first, key)
            record = replace(record, id=f"{record.id}#{path}")
        records[record.id] = record
    return sorted(records.values(), key=lambda record: record.path), findings


def _id_key(document: Document) -> str | None:
    """The name under which the header says the id, if it does."""
    typed = ((key, value) for key, value in document.header.values.items() if key.lower() == "id")
    return next((key for key, value in typed if isinstance(value, str) and value.strip()), None)


def _names(records: Iterable[Record]) -> Iterator[EntryName]:
    for record in records:
        title = next(
            (
                value
                for key, value in record.document.header.values.items()
                if key.lower() in ("titel", "title")
            ),
            "",
        )
        stem = record.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        yield EntryName(
            record.id, record.type, record.document.path, stem, title if isinstance(title, str) else ""
        )


def _check(
    record: Record, context: ReadingContext, facts: SiteFacts | None, today: date
) -> tuple[Record, list[Finding]]:
    result = validate(record.document, MODELS[record.type], context)
    uid = uuid5(facts.namespace if facts else NO_NAMESPACE, record.id)
    partial = result.partial if isinstance(result.partial, Entry) else None
    read = replace(record, header=result.header, partial=partial, uid=uid)
    findings = [*result.findings, *source_findings(record.type, record.document, result.header)]
    findings += sign_findings(record.document, result.header)
    findings += dates_findings(read, facts, today)
    if partial is None or partial.status not in (DRAFT, SKIPPED):
        findings += placeholder_findings(record.document)
    blocked = any(found.severity is Severity.ERROR for found in findings)
    entry = result.entry if isinstance(result.entry, Entry) and not blocked else None
    return replace(read, entry=entry), findings


def _future_findings(records: Iterable[Record], today: date) -> Iterator[Finding]:
    """Entries dated ahead stay away until their day; the editor should know."""
    for record in records:
        day = appears_on(record.partial)
        if day and day > today and record.partial and record.partial.visible_from is None:
            yield record.document.finding(
                record.header.value_mark(("datum",)),
                "datum",
                f"das Datum liegt in der Zukunft, die Seite erscheint erst am {format_long_day(day)}",
                f"soll sie sofort erscheinen: datum: {today:%d.%m.%Y} – soll sie warten, ohne diesen Hinweis: sichtbar_ab: {day:%d.%m.%Y} ergänzen",
                Severity.WARNING,
            )


def _unborn_checks(records: Iterable[Record], today: date) -> Iterator[Finding]:
    """A check that lies ahead would make an entry look fresh for years."""
    for record in records:
        checked: date | None = getattr(record.partial, "checked", None)
        if checked and checked > today:
            yield record.document.finding(
                record.header.value_mark(("geprüft_am",)),
                "geprüft_am",
                f"die Prüfung vom {format_long_day(checked)} liegt in der Zukunft",
                f"geprüft_am: {today:%d.%m.%Y}",
                Severity.PUBLISH,
            )


def _with_addresses(records: Mapping[str, Record]) -> dict[str, Record]:
    """Every record with its address."""
    result = {}
    for record in records.values():
        entry = record.entry or record.partial
        address = needed_address(entry) if entry else None
        if entry and address is None:
            address = address_of(record.id, record.path, record.type, entry, records)
        result[record.id] = replace(record, address=address)
    return result
