"""Writes the search page, and the index once all pages are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from content_model.build import Build, LateFiles, PageRecord
from content_model.finding import Finding
from content_model.output_files import Output, keep_folder
from content_model.planned import PlannedPage
from content_model.site_content import SiteContent
from content_model.typed_pages import PageGenerator
from site_search.findable import findable_pages
from site_search.index_program import FOLDER
from site_search.index_service import IndexFailure
from site_search.index_store import Files
from site_search.search_page import CONTACT, SEARCH, search_page
from site_search.site_index import SiteIndex

CONTEXT_NAME = "SITE_SEARCH"
TYPE = "search_index"
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
        """Makes the index of the written pages; in a preview that stays, the former one serves until then."""
        build, output = self.content.build, Output.of(self.output_path, self.settings)
        files = partial(_files, self.content, self._others)
        kept = keep_folder(FOLDER, output) if build.late is not None else []
        if build.late is not None and (kept or output.standing):  # else the folder holds all pages
            build.late.append(LateFiles(FOLDER, TYPE, partial(files, Path(output.live))))
        else:
            made = files(Path(self.output_path), build)
            kept += made
            self.write_files(list(made.items()))
        build.pages |= dict.fromkeys(kept, PageRecord(TYPE, is_page=False))


def _files(content: SiteContent, planned: Iterable[PlannedPage], site: Path, build: Build) -> Files:
    """The files of the index; without one the build has a mistake."""
    pages = tuple(findable_pages(content, planned))
    index = SiteIndex(pages, content.facts.lang, content.media.root.parent / STORE)
    try:
        return index.files(site)
    except IndexFailure as failure:
        build.findings.append(Finding(SEARCH, 1, 1, "", f"{NO_INDEX}: {failure}", HINT))
        return {}
