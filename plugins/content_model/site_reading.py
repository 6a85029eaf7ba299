"""The one read loop over content/: everything that the site is made of, checked."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from markupsafe import Markup
from pelican.contents import Content
from pelican.generators import Generator
from pelican.plugins import signals

from content_model.bodies import Body, LinkMap, Target, anchors_in, finish_body
from content_model.build import CONTEXT_NAME as BUILD
from content_model.build import Build, BuildForm
from content_model.catalogue import Catalogue, Record, appears_on, build_catalogue, withheld_because
from content_model.consent import covered, is_persons, name_gap
from content_model.contributors import Contributors
from content_model.document import Document
from content_model.edit_times import EditTimes
from content_model.file_stamps import Stamp
from content_model.finding import Finding, Severity
from content_model.freshness import is_stale, without_stale_facts
from content_model.front_matter import read_facts
from content_model.git_history import read_edit_times, read_state
from content_model.kept_pages import CONTEXT_NAME as KEPT
from content_model.kept_reading import KeptReading
from content_model.kept_results import KeptResults, KeptTexts
from content_model.language_rules import facts_findings, language_findings
from content_model.legal_report import duty_findings, law_findings
from content_model.media import MediaShelf
from content_model.models.page import Page
from content_model.models.report import Report
from content_model.navigation_rules import navigation_findings
from content_model.picture_consent import consent_findings, ended_consents, ended_problem
from content_model.reader import EntryReader
from content_model.reading import MediaFiles
from content_model.register import REGISTER_FILE, Register, parse_register
from content_model.register_rules import published_entries, register_findings
from content_model.site_content import NO_FACTS, ShownEntry, SiteContent, base_path, stand_ins
from content_model.site_facts import SiteFacts
from content_model.source_files import FACTS_FILE, SourceTree, list_files, media_address, sort_files
from content_model.typesetting import typesetter
from german_typography.gender_forms import GenderForm


class TypedPage(Content):
    """A file as Pelican's readers hand it over; `document` is its typed content."""

    document: Document

    @property
    def source_html(self) -> str:
        """The HTML before any link is resolved."""
        html: str = self._content
        return html


@dataclass(frozen=True, slots=True)
class Texts:
    """The HTML of all documents by path, and what the last run made of it."""

    raw: Mapping[str, str]
    kept: KeptReading

    def anchors(self, record: Record) -> frozenset[str]:
        """All ids in the text of an entry."""
        raw = self.raw[record.path]
        return self.kept.anchors.of(record.path, (raw,), lambda: anchors_in(raw))

    def body(self, record: Record, links: LinkMap) -> Body:
        """The finished text of an entry."""
        raw = self.raw[record.path]
        sources = (record.document, raw)
        return self.kept.bodies.of(
            record.path, sources, lambda: finish_body(record.document, record.path, raw, links)
        )


def read_site(generator: Generator) -> SiteContent:
    """Reads content/ through the generator's readers and checks all of it."""
    settings, build = generator.settings, generator.context[BUILD]
    root = Path(settings["PATH"])
    kept = generator.context[KEPT].reading if KEPT in generator.context else KeptReading()
    kept.texts.begin(time.time_ns())
    found = list_files(root)
    tree, stamps = sort_files(found, root.name), {one.path: one.stamp for one in found if one.stamp}
    documents, raw = _documents(generator, tree, stamps, kept.texts)
    facts = _facts_document(root)
    catalogue = build_catalogue(documents, facts, tree, build.today, kept.checks)
    build.findings += _findings(catalogue, facts, build, kept)
    register = _read_register(root)
    _compare(register, catalogue, facts, build)
    records, files = catalogue.records.values(), MediaFiles(tree.media)
    ended = ended_consents(records, files, build.today)
    build.findings += consent_findings(records, files, ended)
    media = MediaShelf(
        *(root, root.name, base_path(settings["SITEURL"]), build.today),
        findings=build.findings,
        ended=ended,
        stamps={path: (one.changed, one.size) for path, one in stamps.items() if path in tree.media},
        notebook=kept.notebook,
    )
    entries = _shown_entries(catalogue, Texts(raw, kept), tree, media, build)
    return SiteContent(
        entries,
        catalogue.facts or NO_FACTS,
        media,
        build,
        settings["SITEURL"],
        typesetter(settings["MARKDOWN"]),
        facts,
        register,
        stand_ins(records, entries),
        tuple(record for record in records if record.entry is None),
        _edit_times(root, kept.edits),
        media.notebook,
        tuple(found),
    )


def _edit_times(root: Path, kept: KeptResults) -> EditTimes:
    """When files were last edited; the log of years is read only after another commit."""
    kept.begin(read_state(root))
    return kept.of(str(root), (), lambda: read_edit_times(root))


def _findings(catalogue: Catalogue, facts: Document, build: Build, kept: KeptReading) -> Iterator[Finding]:
    """What is wrong with the entries, the site facts, and between them."""
    yield from catalogue.findings
    yield from _language_findings(catalogue, facts, kept.words)
    yield from navigation_findings(catalogue.facts, facts, catalogue.records.values())
    yield from law_findings(catalogue, facts, build.today, kept.laws)
    if build.form is BuildForm.PUBLISH:
        yield from duty_findings(catalogue, facts, build.today)


def _read_register(root: Path) -> Register:
    """What has been published so far; nothing without the file."""
    file = root / REGISTER_FILE
    return parse_register(file.read_bytes().decode("utf-8", "replace")) if file.is_file() else Register()


def _compare(register: Register, catalogue: Catalogue, facts: Document, build: Build) -> None:
    """Enters what this build publishes, and asks about what was published and is gone."""
    deleted = (catalogue.facts or NO_FACTS).deleted
    build.published |= published_entries(catalogue.records, build.today, register)
    build.published |= {entry_id: None for entry_id in deleted if entry_id not in build.published}
    days = ((record.id, appears_on(record.entry)) for record in catalogue.records.values())
    build.since |= {entry_id: day for entry_id, day in days if day and entry_id in build.published}
    build.findings += register_findings(register, catalogue.records, facts, deleted)


def _language_findings(catalogue: Catalogue, facts: Document, kept: KeptResults) -> Iterator[Finding]:
    """What the entries and the site facts should say otherwise."""
    form = (catalogue.facts or NO_FACTS).gender_form
    yield from facts_findings(facts, form)
    kept.begin(form)
    for record in catalogue.records.values():
        sources = (record.document, record.header, record.entry)
        yield from kept.of(record.path, sources, partial(_remarks, record, form))


def _remarks(record: Record, form: GenderForm) -> tuple[Finding, ...]:
    easy = isinstance(record.entry, Page) and record.entry.easy_language
    return tuple(language_findings(record.document, record.header, form, easy=easy))


def _documents(
    generator: Generator, tree: SourceTree, stamps: Mapping[str, Stamp], kept: KeptTexts
) -> tuple[dict[str, Document], dict[str, str]]:
    """Documents and their HTML by path; what has not changed is the same object as in the last run."""
    if not _reads_text_alone(generator):
        stamps = {}
    parts = {path: kept.of(path, stamps.get(path), partial(_read, generator, path)) for path in tree.entries}
    return {path: document for path, (document, _raw) in parts.items()}, {
        path: raw for path, (_document, raw) in parts.items()
    }


def _reads_text_alone(generator: Generator) -> bool:
    """Whether nothing but the bytes of a file decides on what is read of it."""
    reader = generator.readers.readers.get("md")
    return isinstance(reader, EntryReader) and reader.is_pure and not signals.content_object_init.receivers


def _read(generator: Generator, path: str) -> tuple[Document, str]:
    page: TypedPage = generator.readers.read_file(
        base_path=generator.path, path=path, content_class=TypedPage, fmt="md", context=generator.context
    )
    return page.document, page.source_html


def _facts_document(root: Path) -> Document:
    path = f"{root.name}/{FACTS_FILE}"
    file = root / FACTS_FILE
    if not file.is_file():
        problem, hint = "die Datei fehlt", "content/netzwerk.yaml mit name: und id_namensraum: anlegen"
        return Document(path, findings=(Finding(path, 1, 1, "", problem, hint),))
    return read_facts(path, file.read_bytes())


def _shown_entries(
    catalogue: Catalogue, texts: Texts, tree: SourceTree, media: MediaShelf, build: Build
) -> dict[str, ShownEntry]:
    texts.kept.anchors.begin(None)
    targets = {record.path: _target(record, catalogue, texts, build) for record in catalogue.records.values()}
    known = {path: target for path, target in targets.items() if target}
    addresses = {target.address: target for target in known.values() if target.address}
    links = LinkMap(
        known,
        addresses,
        MediaFiles(tree.media),
        lambda path: f"{media.base}/{media_address(path)}",
        media.base,
        {file: ended_problem(file, until) for file, until in media.ended.items()},
    )
    texts.kept.bodies.begin((known, tree.media, media.base, media.ended))
    entries, contributors = {}, Contributors(catalogue.records.values(), build.today)
    for record in catalogue.records.values():
        body = texts.body(record, links)
        build.findings += body.findings
        if record.entry is None:
            continue
        if reason := withheld_because(
            record.entry, build.today, published=not build.form.shows_drafts
        ) or _handbook(record, build):
            build.withheld[record.document.path] = reason
            build.findings += _withheld_person(record, build.today)
        else:
            shown = _shown(record, body, media, catalogue.facts or NO_FACTS)
            if (entry := contributors.named(shown.entry)) is not shown.entry:
                shown = replace(shown, entry=entry)
            last = texts.kept.shown.get(record.id)
            entries[record.id] = last if last == shown else shown
            build.findings += _withheld_findings(entries[record.id])
    texts.kept.shown = entries
    return entries


def _withheld_person(record: Record, today: date) -> Iterator[Finding]:
    """A person's own file without a consent that holds has no page; the editor should know."""
    if record.entry and (gap := name_gap(record.entry, today)):
        typed = "einwilligung" if "einwilligung" in record.header.values else "titel"
        mark = record.header.key_mark((typed,))
        problem = f"die Person wird nirgends gezeigt ({gap})"
        hint = "einwilligung: dienstlich, oder darunter datum, umfang [name, telefon] und bis"
        yield record.document.finding(mark, "einwilligung", problem, hint, Severity.WARNING)


def _withheld_findings(shown: ShownEntry) -> Iterator[Finding]:
    """The editor should know who is not shown, and why."""
    for words in shown.withheld:
        field = "personen" if words.startswith("Person ") else "einwilligung"
        verb = "werden" if "," in words.partition("(")[0] else "wird"
        yield shown.record.document.finding(
            shown.record.header.key_mark((field,)),
            field,
            f"nicht gezeigt {verb} {words}",
            "eine Einwilligung einholen und eintragen, oder die Angaben aus der Datei löschen",
            Severity.WARNING,
        )


def _handbook(record: Record, build: Build) -> str | None:
    return (
        "Handbuch, nur in der Vorschau" if record.type == "handbook" and not build.form.shows_drafts else None
    )


def _shown(record: Record, body: Body, media: MediaShelf, facts: SiteFacts) -> ShownEntry:
    """The entry as far as consent reaches, and as far as somebody has checked it."""
    assert record.entry is not None
    entry, withheld = covered(record.entry, media.today)
    if is_stale(entry, facts.checks, media.today):
        return ShownEntry(record, without_stale_facts(entry), Markup(), withheld, media.notebook)
    html = Markup(media.sized(body.html, body.media)) if body.media else body.html  # noqa: S704  # Markdown has written it
    return ShownEntry(record, entry, html, withheld, media.notebook)


def _target(record: Record, catalogue: Catalogue, texts: Texts, build: Build) -> Target | None:
    """Where links to an entry lead; a report told on its event's page leads there."""
    entry, address = record.entry, record.address
    if isinstance(entry, Report) and entry.about and address is None:
        address = catalogue.records[entry.about.id].address
    if entry is None:
        return Target("", withheld="sie enthält Fehler")
    if address is None:
        return None
    reason = withheld_because(entry, build.today, published=True)
    return Target(address, texts.anchors(record), reason, is_persons(reason))
