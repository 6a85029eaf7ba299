"""Writes the search page, and the index once all pages are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from content_model.build import PageRecord
from content_model.finding import Finding
from content_model.planned import PlannedPage
from content_model.typed_pages import PageGenerator
from site_search.documents import index_documents, own_part, page_file
from site_search.findable import FindablePage, findable_pages
from site_search.index_program import IndexFailure, find_program, make_index
from site_search.index_store import Files, IndexStore, index_key
from site_search.search_page import CONTACT, SEARCH, search_page

CONTEXT_NAME = "SITE_SEARCH"
STORE = ".build/search"  # beside content/; safe to delete
NO_INDEX = "die Suche hat kein Verzeichnis"
HINT = "make check-setup aufrufen und noch einmal bauen; hilft das nicht, bitte melden"


class SearchGenerator(PageGenerator):
    """The search page and its index, made of the pages of all other generators."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self.settings[CONTEXT_NAME] = self  # the only thing that Pelican's last signal carries along
        self._others: tuple[PlannedPage, ...] = ()

    def generate_context(self) -> None:
        """Waits: there is nothing to plan before all other pages are."""

    def plan(self, others: Iterable[PlannedPage]) -> None:
        """Derives the search page once all other pages are known."""
        self._others = tuple(others)
        super().generate_context()

    def pages(self) -> Iterator[PlannedPage]:
        """The search page."""
        contact = next((page.view.url for page in self._others if page.view.address == CONTACT), None)
        view = search_page(self.content, self._others)
        yield PlannedPage("search", view, more={"contact_url": contact})

    def write_index(self) -> None:
        """Makes the index of the written pages; without one the build has a mistake."""
        content, output = self.content, Path(self.output_path)
        parts = {
            page: own_part(page_file(output, page.address).read_text(encoding="utf-8"))
            for page in findable_pages(content, self._others)
        }
        try:
            files = self._index(parts)
        except IndexFailure as failure:
            content.build.findings.append(Finding(SEARCH, 1, 1, "", f"{NO_INDEX}: {failure}", HINT))
            return
        for address, data in files.items():
            self.write_file(address, data)
        content.build.pages |= {address: PageRecord("search_index", is_page=False) for address in files}

    def _index(self, parts: Mapping[FindablePage, str]) -> Files:
        """The files of the index by address: as kept from a build with the same pages, or new."""
        lang, program = self.content.facts.lang, find_program()
        store = IndexStore(self.content.media.root.parent / STORE)
        key = index_key(parts, lang, program)
        files = store.get(key)
        if files is None:
            files = make_index(index_documents(parts, lang), lang, program)
            store.put(key, files)
        return files
