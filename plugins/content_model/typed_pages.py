"""The base of all generators of pages: derives, enters into the manifest, writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Protocol, runtime_checkable

from pelican.generators import Generator

from content_model.build import BuildForm, PageRecord
from content_model.collisions import reserved_finding
from content_model.frames import Frames
from content_model.kept_pages import CONTEXT_NAME as KEPT
from content_model.kept_pages import Deriving, FinishedPage, KeptPages, KeptSite
from content_model.output_files import CONTEXT_NAME as STANDING
from content_model.output_files import Output, Standing, leave_file, write_output, write_outputs
from content_model.page_language import CONTEXT_NAME as WORDS
from content_model.planned import PageGroup, PlannedFile, PlannedPage
from content_model.same_addresses import same_address_finding
from content_model.site_content import CONTEXT_NAME, ShownEntry, SiteContent
from content_model.social_card import CONTEXT_NAME as SOCIAL_CARDS
from content_model.social_card import card_picture, social_card
from content_model.typesetting import typeset_view

REDIRECT = "redirect"


def _record_of(kind: str, shown: ShownEntry | None, *, is_page: bool = True) -> PageRecord:
    """The entry in the manifest for what shows this entry, or none."""
    if shown is None:
        return _record(kind, is_page)
    return _record(kind, is_page, shown.record.document.path, shown.id, shown.withheld)


def _page_record(page: PlannedPage) -> PageRecord:
    return _record_of(page.view.type, page.shown)


@lru_cache(maxsize=2**15)  # in a process that stays, records of the same files are the same objects
def _record(
    kind: str,
    is_page: bool,  # noqa: FBT001
    path: str | None = None,
    entry_id: str | None = None,
    withheld: tuple[str, ...] = (),
) -> PageRecord:
    return PageRecord(kind, path, entry_id, withheld=withheld, is_page=is_page)


def _file_name(address: str) -> str:
    return address if address.endswith(".html") else f"{address}index.html"


def _own(page: PlannedPage, shared: dict[str, Any]) -> dict[str, Any]:
    """The names that the template of a page gets beside the context."""
    return {"page": page.view, **page.more, **shared}


@runtime_checkable
class WritesAlike(Protocol):
    """A writer that takes in many pages of one template at once."""

    def write_alike(
        self, template: Any, context: dict[str, Any], pages: Iterable[tuple[str, dict[str, Any]]]
    ) -> None:
        """Write each file, which is given with its own values."""
        ...


class PageGenerator(Generator):
    """Derives all views before anything is written, then writes them.

    So everything that can be wrong is known while the last good site is still untouched. `keeps_pages` says
    that pages and files are made of nothing but the outline (outline.py) and the texts of entries.
    """

    keeps_pages = False

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

    def pages(self) -> Iterable[PageGroup | PlannedPage]:
        """The pages of this generator, in groups where deriving them takes time."""
        return ()

    def files(self) -> Iterable[PlannedFile]:
        """The other files of this generator."""
        return ()

    @property
    def has_many_files(self) -> bool:
        """Whether `files` takes so long that another process asks for them, beside the pages.

        Nothing else that `files` does comes back than what can be kept from run to run.
        """
        return False

    def holds_until(self) -> datetime | None:
        """The first moment of the day at which the same content would give other pages."""
        return None

    def generate_context(self) -> None:
        """Derives everything, or takes it from the last run, and enters it into the manifest."""
        self._taken: dict[str, PlannedPage] = {}
        derived = self._derive()
        finished = [one for group in derived.groups for one in group.pages]
        self._pages, self._files = [one.page for one in finished], list(derived.files.files)
        for one in finished:
            if one.card:  # for pages of this run, a second time
                self.context[SOCIAL_CARDS].enter(one.card)
        self._frames.enter_scripts({(one.page.view.lang, one.scripts) for one in finished}, self.context)
        self._pages = [one for one in self._pages if self._enter(one.view.address, _page_record(one))]
        for page in self._pages:
            for path in page.parts:
                self.content.build.parts.setdefault(path, page.view.address)
        self.enter_files(())

    def _derive(self) -> KeptPages:
        site: KeptSite | None = self.context.get(KEPT) if self.keeps_pages else None
        if site is None:
            return Deriving(self.content, None, self).derive(self.holds_until)
        last, former = site.generators.pop(self._name, None), site.former.pop(self._name, None)
        derived = Deriving(self.content, last, self, former).derive(self.holds_until)
        site.generators[self._name] = derived
        return derived

    @cached_property
    def _name(self) -> str:
        return f"{type(self).__module__}.{type(self).__qualname__}"

    @property
    def made_once(self) -> dict[str, Any]:
        """What is computed once for many groups: it holds as long as the outline, so there must be no texts in it."""
        site: KeptSite | None = self.context.get(KEPT) if self.keeps_pages else None
        return self._made if site is None else site.made.setdefault(self._name, {})

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    def admit(self, page: PlannedPage) -> bool:
        """Whether the page is the first at its address; a second one becomes a finding."""
        address = page.view.address
        first = self._taken.setdefault(address, page)
        if first is page:
            return True
        if self._is_told(address, first.shown, page.shown):
            return False
        if page.shown is None:
            documents = [shown.record.document for shown in self.content.entries.values()]
            documents.append(self.content.facts_source)
            self.content.build.findings.append(same_address_finding(page.view.title, address, documents))
        return False

    def _is_told(self, address: str, *claimants: ShownEntry | None) -> bool:
        """Whether an entry wants the address of a page that the site makes itself, which becomes a finding.

        Two entries are compared in collisions.py.
        """
        owners = [one for one in claimants if one and one.address == address]
        if len(owners) == 1:
            self.content.build.findings.append(reserved_finding(owners[0].record, address))
        return bool(owners)

    def finish(self, page: PlannedPage) -> FinishedPage:
        """The view in its language, its German typeset, and a card where links need one (Open Graph wants full addresses)."""
        view = self._frames.view_of(page, self.content.facts.lang, self.content.typesetter)
        typeset = typeset_view(view, self.content.typesetter)
        if SOCIAL_CARDS not in self.context or not view.canonical or view.noindex:
            return FinishedPage(replace(page, view=typeset), typeset.scripts, planned=page)
        card = social_card(typeset, self.context["SITE"])
        self.context[SOCIAL_CARDS].enter(card)
        social = card_picture(card, self.content.full_url(card.address))
        finished = replace(page, view=replace(typeset, social=social))
        return FinishedPage(finished, finished.view.scripts, card, page)

    def enter_files(self, more: Iterable[PlannedFile]) -> None:
        """Enters the files into the manifest; `more` are added to those already derived."""
        self._files += more
        for file in self._files:
            self._enter(file.address, _record_of(file.kind, file.shown, is_page=False))

    def _enter(self, address: str, record: PageRecord) -> bool:
        """One address, one file: says whether another generator's page does not stand there already.

        A redirect that would hide a page becomes a finding, too.
        """
        pages = self.content.build.pages
        key = address.removesuffix("index.html") if record.type == REDIRECT else address
        first = pages.setdefault(key, record)
        if first is record:
            return True
        if REDIRECT in (record.type, first.type):
            self._compare(key, record, first)
            return True
        entries = self.content.entries
        return not self._is_told(key, *(entries.get(one.id) if one.id else None for one in (first, record)))

    def _compare(self, key: str, record: PageRecord, first: PageRecord) -> None:
        """A redirect and what stands at its address."""
        redirect = next((one for one in (record, first) if one.type == REDIRECT and one.id), None)
        if first == record or redirect is None or redirect.id is None:
            return
        self.content.build.pages[key] = page = record if redirect is first else first
        entries = self.content.entries
        if not page.id or entries[page.id].address != key:  # pages of entries are compared in collisions.py
            owner = entries[redirect.id].record
            mark = owner.header.value_mark(("alte_adressen",))
            problem = f"unter /{key} steht heute eine Seite, die von selbst entsteht"
            found = owner.document.finding(mark, "alte_adressen", problem, "diese Adresse löschen")
            self.content.build.findings.append(found)

    def generate_output(self, writer: Any) -> None:
        """Writes what was derived."""
        self._write_pages(writer)
        standing: Standing | None = self.settings.get(STANDING)
        files = []
        for file in self._files:
            is_there = standing is not None and standing.holds(file.address, file.data)
            if not (is_there and leave_file(file.address, self._output)):
                files.append((file.address, file.data))
        self.write_files(files)

    def write_files(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Writes files that are no pages, by address; those that stay the same are taken from the live folder."""
        write_outputs(files, self._output)

    def _write_pages(self, writer: Any) -> None:
        site = replace(self.context["SITE"], findings=self._banner())
        alike: dict[tuple[str, str], list[PlannedPage]] = {}
        for page in self._pages:
            lang = self._frames.words.frame_language(page.view.lang, site.own_lang)
            alike.setdefault((page.template, lang), []).append(page)
        sites = {lang: self._frames.site_in(lang, site) for lang in {lang for _template, lang in alike}}
        for (name, lang), pages in alike.items():
            template = self._frames.template(name, lang)
            shared = {"site": sites[lang], "stylesheet": site.stylesheets[name]}
            own = ((_file_name(page.view.address), _own(page, shared)) for page in pages)
            if isinstance(writer, WritesAlike):
                writer.write_alike(template, self.context, own)
            else:
                for file, values in own:
                    writer.write_file(file, template, self.context, **values)

    def write_file(self, address: str, data: bytes) -> None:
        """Writes one such file."""
        write_output(address, data, self._output)

    @cached_property
    def _output(self) -> Output:
        return Output.of(self.output_path, self.settings)

    def _banner(self) -> tuple[str, ...]:
        """What a lenient preview tells on every page; not of withheld files, whose very name may be a person's."""
        build = self.content.build
        if build.form is not BuildForm.PREVIEW:
            return ()
        return tuple(str(found) for found in build.sorted_findings() if found.path not in build.withheld)
