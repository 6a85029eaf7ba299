"""The one read loop over content/: everything that the site is made of, checked."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from pelican.contents import Content
from pelican.generators import Generator
from pelican.plugins import signals

from content_model.build import CONTEXT_NAME as BUILD
from content_model.build import Build, BuildForm
from content_model.catalogue import Catalogue, Record, build_catalogue
from content_model.document import Document
from content_model.file_stamps import Stamp
from content_model.finding import Finding
from content_model.front_matter import FACTS_FILE, read_facts
from content_model.git_history import read_edit_times, read_state
from content_model.kept_pages import CONTEXT_NAME as KEPT
from content_model.kept_reading import KeptReading
from content_model.kept_results import KeptRows, KeptTexts, KeptWhole
from content_model.language_rules import facts_findings, language_findings
from content_model.legal_report import duty_findings, law_findings
from content_model.media import MediaShelf
from content_model.models.page import Page
from content_model.navigation_rules import navigation_findings
from content_model.picture_consent import consent_findings, ended_consents
from content_model.reader import EntryReader
from content_model.reading import MediaFiles
from content_model.register import REGISTER_FILE, Register, parse_register
from content_model.register_rules import published_entries, register_findings
from content_model.shown_entries import show_entries
from content_model.site_content import NO_FACTS, SiteContent, base_path, stand_ins
from content_model.source_files import SourceTree, list_files, sort_files
from content_model.typesetting import typesetter
from content_model.visibility import appears_on
from german_typography.gender_forms import GenderForm

_Text = tuple[Document, str]


class TypedPage(Content):
    """A file as Pelican's readers hand it over; `document` is its typed content."""

    document: Document

    @property
    def source_html(self) -> str:
        """The HTML before any link is resolved."""
        html: str = self._content
        return html


def read_site(generator: Generator) -> SiteContent:
    """Reads content/ through the generator's readers and checks all of it."""
    settings, build = generator.settings, generator.context[BUILD]
    root = Path(settings["PATH"])
    kept = generator.context[KEPT].reading if KEPT in generator.context else KeptReading()
    moment, found = time.time_ns(), list_files(root)
    tree, stamps = sort_files(found, root.name), {one.path: one.stamp for one in found if one.stamp}
    texts = _texts(generator, [(path, stamps.get(path)) for path in tree.entries], moment, kept.texts)
    facts = _facts_document(root, kept.facts)
    catalogue = build_catalogue(
        {path: one[0] for path, one in texts.items()}, facts, tree, build.today, kept.catalogue
    )
    build.findings += _findings(catalogue, facts, build, kept)
    register = _read_register(root, kept.register)
    _compare(register, catalogue, facts, build, kept.compared)
    media = MediaShelf(
        *(root, root.name, base_path(settings["SITEURL"]), build.today),
        files=tree.media,
        findings=build.findings,
        ended=_ended(catalogue, tree, build, kept.ended),
        stamps={path: (one.changed, one.size) for path in tree.media if (one := stamps.get(path))},
        notebook=kept.notebook,
    )
    entries = show_entries(catalogue, {path: one[1] for path, one in texts.items()}, media, build, kept.shown)
    records = catalogue.records.values()
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
        kept.edits.of(read_state(root), (), lambda: read_edit_times(root)),
        media.notebook,
        tuple(found),
    )


def _findings(catalogue: Catalogue, facts: Document, build: Build, kept: KeptReading) -> Iterator[Finding]:
    """What is wrong with the entries, the site facts, and between them."""
    yield from catalogue.findings
    yield from _language_findings(catalogue, facts, kept.words)
    yield from navigation_findings(catalogue.facts, facts, catalogue.records.values())
    yield from law_findings(catalogue, facts, build.today, kept.laws)
    if build.form is BuildForm.PUBLISH:
        yield from duty_findings(catalogue, facts, build.today)


def _read_register(root: Path, kept: KeptWhole) -> Register:
    """What has been published so far; nothing without the file."""
    file = root / REGISTER_FILE
    data = file.read_bytes() if file.is_file() else b""
    return kept.of(data, (), lambda: parse_register(data.decode("utf-8", "replace")))


def _compare(
    register: Register, catalogue: Catalogue, facts: Document, build: Build, kept: KeptWhole
) -> None:
    """Enters what this build publishes, and asks about what was published and is gone."""
    records, deleted = catalogue.lasting, (catalogue.facts or NO_FACTS).deleted
    published, since, findings = kept.of(
        (build.today, deleted),
        (register, records, facts),
        lambda: (
            published_entries(records, build.today, register),
            {record.id: day for record in records.values() if (day := appears_on(record.entry))},
            tuple(register_findings(register, records, facts, deleted)),
        ),
    )
    build.published |= published
    build.published |= {entry_id: None for entry_id in deleted if entry_id not in build.published}
    build.since |= {entry_id: day for entry_id, day in since.items() if entry_id in build.published}
    build.findings += findings


def _ended(catalogue: Catalogue, tree: SourceTree, build: Build, kept: KeptWhole) -> dict[str, date]:
    """The files whose consent has ended."""

    def find() -> tuple[dict[str, date], tuple[Finding, ...]]:
        records, files = catalogue.lasting.values(), MediaFiles(tree.media)
        ended = ended_consents(records, files, build.today)
        return ended, tuple(consent_findings(records, files, ended))

    ended, findings = kept.of((tree.media, build.today), (catalogue.lasting,), find)
    build.findings += findings
    return ended


def _language_findings(catalogue: Catalogue, facts: Document, kept: KeptRows) -> Iterator[Finding]:
    """What the entries and the site facts should say otherwise."""
    form = (catalogue.facts or NO_FACTS).gender_form
    yield from facts_findings(facts, form)
    records = list(catalogue.records.values())
    columns = (
        [one.document for one in records],
        [one.header for one in records],
        [one.entry for one in records],
    )
    paths = [one.path for one in records]
    for found in kept.of(form, paths, columns, lambda row, _was: _remarks(records[row], form)):
        yield from found


def _remarks(record: Record, form: GenderForm) -> tuple[Finding, ...]:
    easy = isinstance(record.entry, Page) and record.entry.easy_language
    return tuple(language_findings(record.document, record.header, form, easy=easy))


def _texts(
    generator: Generator, stamps: Iterable[tuple[str, Stamp | None]], moment: int, kept: KeptTexts
) -> dict[str, _Text]:
    """Documents and their HTML by path; what has not changed is the same object as in the last run."""
    if not _reads_text_alone(generator):
        stamps = [(path, None) for path, _stamp in stamps]
    return kept.of(stamps, moment, partial(_read, generator))


def _reads_text_alone(generator: Generator) -> bool:
    """Whether nothing but the bytes of a file decides on what is read of it."""
    reader = generator.readers.readers.get("md")
    return isinstance(reader, EntryReader) and reader.is_pure and not signals.content_object_init.receivers


def _read(generator: Generator, path: str, was: _Text | None) -> _Text:
    page: TypedPage = generator.readers.read_file(
        base_path=generator.path, path=path, content_class=TypedPage, fmt="md", context=generator.context
    )
    document, raw = page.document, page.source_html
    if was is None:
        return document, raw
    if document.header == was[0].header:
        document = replace(document, header=was[0].header)
    return was[0] if document == was[0] else document, was[1] if raw == was[1] else raw


def _facts_document(root: Path, kept: KeptWhole) -> Document:
    path = f"{root.name}/{FACTS_FILE}"
    file = root / FACTS_FILE
    if not file.is_file():
        problem, hint = "die Datei fehlt", "content/netzwerk.yaml mit name: und id_namensraum: anlegen"
        return Document(path, findings=(Finding(path, 1, 1, "", problem, hint),))
    data = file.read_bytes()
    return kept.of(data, (), lambda: read_facts(path, data))
