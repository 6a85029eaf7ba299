"""The index of a written site: as kept from a build with the same pages, or new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_search.documents import own_part, page_file
from site_search.findable import FindablePage
from site_search.index_program import MANY, find_program, make_index
from site_search.index_store import Files, IndexStore, index_key
from site_search.index_update import Former, update_index
from site_search.page_copies import page_copies


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
            files = self._made(parts, program, key)
            store.put(key, files)
        return files

    def _made(self, parts: Mapping[FindablePage, str], program: Path, key: str) -> Files:
        """A new index; of many pages, the former one is changed if that is enough."""
        if len(parts) < MANY:
            return make_index(page_copies(parts, self.lang).pages, self.lang, program, len(parts))
        store, origin = IndexStore(self.store), index_key({}, self.lang, program)
        files, former = store.former(origin, self.lang) or (None, None)
        copies = page_copies(parts, self.lang, former)
        made = (
            files and former and update_index(Former(files, former.pages), copies.pages, self.lang, program)
        )
        made = made or make_index(copies.pages, self.lang, program, len(copies.pages))
        store.put_copies(origin, key, copies)
        return made
