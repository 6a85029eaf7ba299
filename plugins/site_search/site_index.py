"""The index of a written site: as kept from a build with the same pages, or new."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_search.documents import index_documents, own_part, page_file
from site_search.findable import FindablePage
from site_search.index_program import find_program, make_index
from site_search.index_store import Files, IndexStore, index_key


@dataclass(frozen=True, slots=True)
class SiteIndex:
    """The pages to find, their language, and the folder where indexes are kept."""

    pages: tuple[FindablePage, ...]
    lang: str
    store: Path

    def files(self, site: Path) -> Files:
        """The files of the index of the pages written below `site`, by address; raises IndexFailure."""
        parts = {
            page: own_part(page_file(site, page.address).read_text(encoding="utf-8")) for page in self.pages
        }
        program, store = find_program(), IndexStore(self.store)
        key = index_key(parts, self.lang, program)
        files = store.get(key)
        if files is None:
            files = make_index(index_documents(parts, self.lang), self.lang, program, len(parts))
            store.put(key, files)
        return files
