"""The one read loop over content/, and the base of all generators of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from markupsafe import Markup
from pelican.contents import Content
from pelican.generators import Generator

from content_model import views
from content_model.bodies import Body, LinkMap, Target, anchors_in, finish_body
from content_model.build import CONTEXT_NAME as BUILD
from content_model.build import Build, BuildForm, PageRecord
from content_model.catalogue import Catalogue, Record, appears_on, build_catalogue, withheld_because
from content_model.consent import covered, is_persons, name_gap
from content_model.contributors import Contributors
from content_model.document import Document
from content_model.finding import Finding, Severity
from content_model.frames import Frames
from content_model.freshness import is_stale, without_stale_facts
from content_model.front_matter import read_facts
from content_model.git_history import read_edit_times
from content_model.language_rules import facts_findings, language_findings
from content_model.legal_report import duty_findings, law_findings
from content_model.media import MediaShelf, media_address
from content_model.models.page import Page
from content_model.models.report import Report
from content_model.navigation_rules import navigation_findings
from content_model.output_files import write_output
from content_model.page_language import CONTEXT_NAME as WORDS
from content_model.picture_consent import consent_findings, ended_consents, ended_problem
from content_model.planned import PlannedFile, PlannedPage
from content_model.reading import MediaFiles
from content_model.register import REGISTER_FILE, Register, parse_register
from content_model.register_rules import published_entries, register_findings
from content_model.same_addresses import same_address_finding
from content_model.site_content import CONTEXT_NAME, ShownEntry, SiteContent, base_path, stand_ins
from content_model.site_facts import SiteFacts
from content_model.social_card import CONTEXT_NAME as SOCIAL_CARDS
from content_model.social_card import card_picture, social_card
from content_model.source_files import FACTS_FILE, SourceTree, list_files, sort_files
from content_model.typesetting import typeset_view, typesetter

REDIRECT = "redirect"
NO_FACTS = SiteFacts.model_construct(name="Netzwerk", namespace=UUID(int=0))


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
    tree = sort_files(list_files(root), root.name)
    pages = {path: _read(generator, path) for path in tree.entries}
    documents = {path: page.document for path, page in pages.items()}
    facts = _facts_document(root)
    catalogue = build_catalogue(documents, facts, tree, build.today)
    build.findings += catalogue.findings
    build.findings += _language_findings(catalogue, facts)
    build.findings += navigation_findings(catalogue.facts, facts, catalogue.records.values())
    build.findings += law_findings(catalogue, facts, build.today)
    if build.form is BuildForm.PUBLISH:
        build.findings += duty_findings(catalogue, facts, build.today)
    register = _read_register(root)
    _compare(register, catalogue, facts, build)
    records, files = catalogue.records.values(), MediaFiles(tree.media)
    ended = ended_consents(records, files, build.today)
    build.findings += consent_findings(records, files, ended)
    base = base_path(settings["SITEURL"])
    media = MediaShelf(root, root.name, base, build.today, findings=build.findings, ended=ended)
    raw = {path: page.source_html for path, page in pages.items()}
    entries = _shown_entries(catalogue, raw, tree, media, build)
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
        read_edit_times(root),
    )


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


def _language_findings(catalogue: Catalogue, facts: Document) -> Iterator[Finding]:
    """What the entries and the site facts should say otherwise."""
    form = (catalogue.facts or NO_FACTS).gender_form
    yield from facts_findings(facts, form)
    for record in catalogue.records.values():
        easy = isinstance(record.entry, Page) and record.entry.easy_language
        yield from language_findings(record.document, record.header, form, easy=easy)


def _read(generator: Generator, path: str) -> TypedPage:
    page: TypedPage = generator.readers.read_file(
        base_path=generator.path, path=path, content_class=TypedPage, fmt="md", context=generator.context
    )
    return page


def _facts_document(root: Path) -> Document:
    path = f"{root.name}/{FACTS_FILE}"
    file = root / FACTS_FILE
    if not file.is_file():
        problem, hint = "die Datei fehlt", "content/netzwerk.yaml mit name: und id_namensraum: anlegen"
        return Document(path, findings=(Finding(path, 1, 1, "", problem, hint),))
    return read_facts(path, file.read_bytes())


def _shown_entries(
    catalogue: Catalogue, raw: Mapping[str, str], tree: SourceTree, media: MediaShelf, build: Build
) -> dict[str, ShownEntry]:
    targets = {record.path: _target(record, catalogue, raw, build) for record in catalogue.records.values()}
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
    entries, contributors = {}, Contributors(catalogue.records.values(), build.today)
    for record in catalogue.records.values():
        body = finish_body(record.document, record.path, raw[record.path], links)
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
            entries[record.id] = replace(shown, entry=contributors.named(shown.entry))
            build.findings += _withheld_findings(entries[record.id])
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
        return ShownEntry(record, without_stale_facts(entry), Markup(), withheld)
    html = Markup(media.sized(body.html, body.media))  # noqa: S704  # Markdown has written it
    return ShownEntry(record, entry, html, withheld)


def _target(record: Record, catalogue: Catalogue, raw: Mapping[str, str], build: Build) -> Target | None:
    """Where links to an entry lead; a report told on its event's page leads there."""
    entry, address = record.entry, record.address
    if isinstance(entry, Report) and entry.about and address is None:
        address = catalogue.records[entry.about.id].address
    if entry is None:
        return Target("", withheld="sie enthält Fehler")
    if address is None:
        return None
    reason = withheld_because(entry, build.today, published=True)
    return Target(address, anchors_in(raw[record.path]), reason, is_persons(reason))


def _record_of(kind: str, shown: ShownEntry | None) -> PageRecord:
    """The entry in the manifest for what shows this entry, or none."""
    if shown is None:
        return PageRecord(kind)
    return PageRecord(kind, shown.record.document.path, shown.id, withheld=shown.withheld)


class PageGenerator(Generator):
    """Derives all views before anything is written, then writes them.

    So everything that can be wrong is known while the last good site is still untouched.
    """

    @property
    def content(self) -> SiteContent:
        """The checked content of the site."""
        content: SiteContent = self.context[CONTEXT_NAME]
        return content

    @cached_property
    def _frames(self) -> Frames:
        return Frames(self.context[WORDS], self.env, self.settings["JINJA_ENVIRONMENT"])

    @property
    def planned(self) -> tuple[PlannedPage, ...]:
        """The pages of this generator as they will be written."""
        return tuple(self._pages)

    def pages(self) -> Iterable[PlannedPage]:
        """The pages of this generator."""
        return ()

    def files(self) -> Iterable[PlannedFile]:
        """The other files of this generator."""
        return ()

    def generate_context(self) -> None:
        """Derives everything and enters it into the manifest."""
        self._pages = [replace(page, view=self._finished(page)) for page in self._each_once()]
        self._frames.enter_scripts(self._pages, self.context)
        self._files = list(self.files())
        for page in self._pages:
            self._enter(page.view.address, _record_of(page.view.type, page.shown))
        self.enter_files(())

    def _each_once(self) -> Iterator[PlannedPage]:
        """The pages without a second one at the same address, which becomes a finding."""
        taken: set[str] = set()
        for page in self.pages():
            address = page.view.address
            if address not in taken:
                taken.add(address)
                yield page
            elif page.shown is None:  # pages of entries are compared in collisions.py
                documents = [shown.record.document for shown in self.content.entries.values()]
                documents.append(self.content.facts_source)
                self.content.build.findings.append(same_address_finding(page.view.title, address, documents))

    def _finished(self, page: PlannedPage) -> views.PageView:
        """The view in its language, its German typeset, and a card where links need one (Open Graph wants full addresses)."""
        view = self._frames.view_of(page, self.content.facts.lang, self.content.typesetter)
        typeset = typeset_view(view, self.content.typesetter)
        cards = self.context.get(SOCIAL_CARDS)
        if cards is None or not view.canonical or view.noindex:
            return typeset
        card = social_card(typeset, self.context["SITE"])
        cards[card.address] = card
        return replace(typeset, social=card_picture(card, self.content.full_url(card.address)))

    def enter_files(self, more: Iterable[PlannedFile]) -> None:
        """Enters the files into the manifest; `more` are added to those already derived."""
        self._files += more
        for file in self._files:
            self._enter(file.address, replace(_record_of(file.kind, file.shown), is_page=False))

    def _enter(self, address: str, record: PageRecord) -> None:
        """One address, one file: a redirect that would hide a page becomes a finding."""
        pages = self.content.build.pages
        key = address.removesuffix("index.html") if record.type == REDIRECT else address
        first = pages.setdefault(key, record)
        redirect = next((one for one in (record, first) if one.type == REDIRECT and one.id), None)
        if first == record or redirect is None or redirect.id is None:
            return
        pages[key] = page = record if redirect is first else first
        if page.id is None:  # pages of entries are compared in collisions.py
            owner = self.content.entries[redirect.id].record
            mark = owner.header.value_mark(("alte_adressen",))
            problem = f"unter /{key} steht heute eine Seite, die von selbst entsteht"
            found = owner.document.finding(mark, "alte_adressen", problem, "diese Adresse löschen")
            self.content.build.findings.append(found)

    def generate_output(self, writer: Any) -> None:
        """Writes what was derived."""
        site = replace(self.context["SITE"], findings=self._banner())
        words, sites = self._frames.words, dict[str, views.SiteView]()
        for page in self._pages:
            address = page.view.address
            name = address if address.endswith(".html") else f"{address}index.html"
            lang = words.frame_language(page.view.lang, site.own_lang)
            if lang not in sites:
                sites[lang] = self._frames.site_in(lang, site)
            more = {**page.more, "stylesheet": site.stylesheets[page.template]}
            template = self._frames.template(page.template, lang)
            writer.write_file(name, template, self.context, page=page.view, site=sites[lang], **more)
        for file in self._files:
            self.write_file(file.address, file.data)

    def write_file(self, address: str, data: bytes) -> None:
        """Writes a file that is no page; one that stays the same is taken from the live folder."""
        write_output(address, data, self.output_path, self.settings["OUTPUT_PATH"])

    def _banner(self) -> tuple[str, ...]:
        """What a lenient preview tells on every page; not of withheld files, whose very name may be a person's."""
        build = self.content.build
        if build.form is not BuildForm.PREVIEW:
            return ()
        return tuple(str(found) for found in build.sorted_findings() if found.path not in build.withheld)
