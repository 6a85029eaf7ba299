"""The files of an index as Pagefind writes them, read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_search.index_lists import MARK, Value, as_list, read_list, unpack
from site_search.stable_index import ENTRY, WORDS
from site_search.word_lists import Word, read_words

PAGES, CHUNKS, FILTERS = 1, 2, 3
"""Where the list of an index names its pages, the files of its words, and its filters."""
_SORTS, _FACTS = 4, 5

Chunk = tuple[str | None, list[Word]]
"""Words of one file, and its name if nothing in it has changed."""


class NoChangeError(Exception):
    """The index has to be made anew."""


@dataclass(frozen=True, slots=True)
class Index:
    """The files of an index in one language by their paths, and its list of them."""

    files: Mapping[str, bytes]
    language: str
    meta: list[Value]

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Index:
        """An index out of its files; raises NoChangeError if it is not one as expected."""
        try:
            ((language, about),) = json.loads(files[ENTRY])["languages"].items()
            meta = read_list(files[f"pagefind.{about['hash']}.pf_meta"])
        except (LookupError, ValueError) as error:
            raise NoChangeError from error
        if meta[_SORTS]:
            raise NoChangeError
        return cls(files, language, meta)

    @property
    def names(self) -> list[str]:
        """The name of each page's fragment, by its number."""
        return [str(as_list(page)[0]) for page in as_list(self.meta[PAGES])]

    @property
    def facts(self) -> list[str]:
        """The names of all facts that pages have."""
        return [str(name) for name in as_list(self.meta[_FACTS])]

    @property
    def chunks(self) -> Iterator[Chunk]:
        """The files of the words in their order."""
        for chunk in as_list(self.meta[CHUNKS]):
            name = str(as_list(chunk)[2])
            yield name, read_words(unpack(self.files[words_file(name)]))

    def facts_of(self, name: str) -> set[str]:
        """The facts that a page has."""
        data = unpack(self.files[fragment_file(name)])
        return set(json.loads(data[len(MARK) :])["meta"])

    def filters(self) -> dict[str, dict[str, list[int]]]:
        """For each filter its values, each with the numbers of its pages."""
        found: dict[str, dict[str, list[int]]] = {}
        for one in as_list(self.meta[FILTERS]):
            name, values = read_list(self.files[filter_file(str(as_list(one)[1]))])
            found[str(name)] = {
                str(value): [int(str(number)) for number in as_list(pages)]
                for value, pages in map(as_list, as_list(values))
            }
        return found


def words_file(name: str) -> str:
    """The path of the words of this name."""
    return f"{WORDS}{name}.pf_index"


def fragment_file(name: str) -> str:
    """The path of what the index keeps of a page."""
    return f"fragment/{name}.pf_fragment"


def filter_file(name: str) -> str:
    """The path of the filter of this name."""
    return f"filter/{name}.pf_filter"
