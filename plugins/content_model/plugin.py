"""content_model as a Pelican plugin: first in PLUGINS, reads and checks all content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.readers import Readers

from content_model import views
from content_model.accounting import account_for
from content_model.build import BuildForm
from content_model.finding import Severity
from content_model.kept_pages import CONTEXT_NAME as KEPT
from content_model.kept_pages import KeptSite
from content_model.media import clean_copy
from content_model.outline import outline_of
from content_model.page_language import CONTEXT_NAME as WORDS
from content_model.page_templates import teach
from content_model.planned import PlannedPage
from content_model.reader import EntryReader
from content_model.site_content import CONTEXT_NAME
from content_model.site_reading import read_site
from content_model.site_view import site_view
from content_model.source_files import ENTRY_SUFFIXES, slug_of
from content_model.typed_pages import PageGenerator
from content_model.typesetting import typeset_view


def keep_pages(pelican: Pelican) -> None:
    """What one run of this Pelican derives, its next run may use: its settings stay, the context does not."""
    pelican.settings[KEPT] = KeptSite()


def use_entry_reader(readers: Readers) -> None:
    """Markdown files are read with their typed header."""
    for suffix in EntryReader.file_extensions:
        readers.reader_classes[suffix] = EntryReader


def teach_templates(generator: Generator) -> None:
    """Templates speak German and may spell e-mail addresses in character references."""
    teach(generator.env)


def read_content(generator: ArticlesGenerator) -> None:
    """Reads the site before any other generator; Pelican runs this one first."""
    content = read_site(generator)
    generator.context[CONTEXT_NAME] = content
    assets, words = generator.context["THEME_ASSETS"], generator.context[WORDS]
    site = typeset_view(site_view(content, assets), content.typesetter)
    generator.context["SITE"] = site
    if KEPT in generator.context:
        surroundings = (assets, words.texts, frozenset(words.catalogues), site)
        generator.context[KEPT].begin(outline_of(content, surroundings))


class BrokenPages(PageGenerator):
    """In a lenient preview, a file with mistakes has a page that names them."""

    def pages(self) -> Iterator[PlannedPage]:
        """A page for each file that could not become one."""
        build = self.content.build
        if build.form is not BuildForm.PREVIEW:
            return
        broken = {found.path for found in build.findings if found.severity is Severity.ERROR}
        broken -= {shown.record.document.path for shown in self.content.entries.values()}
        for path in sorted(broken - set(build.withheld)):
            if path.endswith(ENTRY_SUFFIXES):
                yield PlannedPage("page", self._view(path))

    def _view(self, path: str) -> views.PageView:
        lines = tuple(str(found) for found in self.content.build.sorted_findings() if found.path == path)
        name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        address = f"{slug_of(path.split('/')[1])}/{slug_of(name)}/"
        self.content.build.parts[path] = address
        notice = views.Notice("Diese Datei enthält Fehler und ist noch keine Seite", "error", lines)
        return views.PageView(
            "broken", name, address, self.content.url(address), noindex=True, notices=(notice,)
        )


class PublishedMedia(PageGenerator):
    """Copies the documents and drawings that the pages show, without hidden data."""

    def generate_output(self, writer: Any) -> None:
        """Copies what is shown; every other file is entered into the manifest as withheld."""
        del writer
        media, build = self.content.media, self.content.build
        for path, address in media.used.items():
            self.write_file(address, clean_copy(media.root / path))
            build.parts[f"{media.root_name}/{path}"] = address
        for variant in media.variants.values():
            build.parts.setdefault(f"{media.root_name}/{variant.path}", variant.address)
        account_for(self.content.sources, self.content)


def offer_generators(pelican: object) -> Iterable[type[PageGenerator]]:
    """The generators of this plugin."""
    del pelican
    return (BrokenPages, PublishedMedia)


def register() -> None:
    """Connects the plugin in the order of the run."""
    signals.initialized.connect(keep_pages)
    signals.readers_init.connect(use_entry_reader)
    signals.generator_init.connect(teach_templates)
    signals.get_generators.connect(offer_generators)
    signals.article_generator_finalized.connect(read_content)
