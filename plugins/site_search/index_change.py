"""An index whose pages have changed a little: only what the words of these pages stand in is written anew.

Pagefind itself makes two small indexes, of the pages as they were and as they are; what the first says of them is
taken out of the great one, what the second says is put in. The result is what Pagefind makes of all pages, byte by
byte; where that is not certain, NoChangeError says so.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from site_search.index_files import (
    CHUNKS,
    FILTERS,
    PAGES,
    Chunk,
    Index,
    NoChangeError,
    filter_file,
    fragment_file,
    words_file,
)
from site_search.index_lists import MARK, UnknownFormatError, Value, as_list, pack, written
from site_search.stable_index import ENTRY, WORDS, Files, make_stable
from site_search.word_lists import PART_SIZE, Change, OtherPageError, Pages, Word, write_words

NAME_LETTERS = 7
_CHANGED = "changed"

_WordChange = dict[str | None, dict[int, Change]]
"""What changes on the pages of a word, and of each of its forms."""


def changed_index(index: Index, before: Index, after: Index, count: int) -> Files:
    """The files of the index with `count` other pages; `before` and `after` are the indexes of these alone.

    In both, the first page stands for all others: it has every fact that pages have, and is not taken over.
    Raises NoChangeError.
    """
    if not count + 1 == len(before.names) == len(after.names):
        raise NoChangeError  # a page without words is none for Pagefind
    try:
        return _Changing(index, before, after).files()
    except (UnknownFormatError, OtherPageError, LookupError, ValueError) as error:
        raise NoChangeError from error


class _Changing:
    """One change; numbers of the small indexes become those of the great one."""

    def __init__(self, index: Index, before: Index, after: Index) -> None:
        self._index, self._before, self._after = index, before, after
        if not index.facts == before.facts == after.facts:
            raise NoChangeError
        _check_names(index, before, after)
        places = {name: number for number, name in enumerate(index.names)}
        self._number = {small: places[name] for small, name in enumerate(before.names) if small}

    def files(self) -> Files:
        """All files of the changed index."""
        files = {name: data for name, data in self._index.files.items() if not name.startswith("filter/")}
        entry = json.loads(files[ENTRY])
        about = entry["languages"][self._index.language]
        files.pop(f"pagefind.{about['hash']}.pf_meta")
        about["hash"] = f"{self._index.language}_{_CHANGED}"
        files[ENTRY] = json.dumps(entry).encode()
        meta = list(self._index.meta)
        meta[PAGES] = self._pages(files)
        meta[CHUNKS] = self._chunks(files)
        meta[FILTERS] = self._filters(files)
        files[f"pagefind.{about['hash']}.pf_meta"] = pack(written(meta))
        return make_stable(files)

    def _pages(self, files: Files) -> list[Value]:
        pages = list(as_list(self._index.meta[PAGES]))
        new = as_list(self._after.meta[PAGES])
        for small, number in self._number.items():
            old, name = self._index.names[number], self._after.names[small]
            if not self._before.facts_of(old) <= self._after.facts_of(name):
                raise NoChangeError  # no page may have this fact any more
            del files[fragment_file(old)]
        for small, number in self._number.items():
            pages[number] = new[small]
            file = fragment_file(self._after.names[small])
            files[file] = self._after.files[file]
        return pages

    def _filters(self, files: Files) -> list[Value]:
        """The filters, under names that are still to be replaced."""
        filters = self._index.filters()
        for name, value, number in self._filtered(self._before):
            filters[name][value].remove(number)
        for name, value, number in self._filtered(self._after):
            filters.setdefault(name, {}).setdefault(value, []).append(number)
        listed: list[Value] = []
        for name, values in filters.items():
            lists: list[Value] = [
                [value, list[Value](sorted(pages))] for value, pages in values.items() if pages
            ]
            if lists:
                files[filter_file(f"{self._index.language}_{len(listed)}")] = pack(written([name, lists]))
                listed.append([name, f"{self._index.language}_{len(listed)}"])
        return listed

    def _filtered(self, small: Index) -> Iterator[tuple[str, str, int]]:
        for name, values in small.filters().items():
            for value, pages in values.items():
                yield from ((name, value, self._number[page]) for page in pages if page)

    def _chunks(self, files: Files) -> list[Value]:
        """The files of the words, with the first and the last word of each as short as may be."""
        chunks = _cut_again(self._changed_chunks())
        names = []
        for name, words in chunks:
            data = write_words(words) if name is None else b""
            names.append(name or self._name_of(data))
            if name is None:
                files[words_file(names[-1])] = pack(data)
        kept = {words_file(name) for name in names}
        if len(kept) != len(names):
            raise NoChangeError
        for file in [file for file in files if file.startswith(WORDS) and file not in kept]:
            del files[file]
        ends = _shortened([(words[0].text, words[-1].text) for _name, words in chunks])
        return [[first, last, name] for (first, last), name in zip(ends, names, strict=True)]

    def _name_of(self, data: bytes) -> str:
        """As Pagefind names the file."""
        digest = hashlib.sha1(data[len(MARK) :], usedforsecurity=False).digest()
        return f"{self._index.language}_{''.join(f'{byte:x}' for byte in digest)[:NAME_LETTERS]}"

    def _changed_chunks(self) -> list[Chunk]:
        chunks = list(self._index.chunks)
        firsts = [words[0].text for _name, words in chunks]
        of_chunk: dict[int, dict[str, _WordChange]] = {}
        for text, change in self._word_changes().items():
            of_chunk.setdefault(max(bisect_right(firsts, text) - 1, 0), {})[text] = change
        for place, changes in of_chunk.items():
            chunks[place] = (None, _changed_words(chunks[place][1], changes))
        return chunks

    def _word_changes(self) -> dict[str, _WordChange]:
        changes: dict[str, _WordChange] = {}
        for is_after, small in enumerate((self._before, self._after)):
            for _name, words in small.chunks:
                for word in words:
                    for form, pages in ((None, word.pages), *word.forms):
                        for page, places in pages.numbered():
                            if page:
                                change = changes.setdefault(word.text, {}).setdefault(form, {})
                                number = self._number[page]
                                was, _is = change.get(number, (None, None))
                                change[number] = (was, places) if is_after else (places, None)
        return {text: change for text, change in changes.items() if not _is_none(change)}


def _is_none(change: _WordChange) -> bool:
    return all(before == after for pages in change.values() for before, after in pages.values())


def _changed_words(words: Sequence[Word], changes: Mapping[str, _WordChange]) -> list[Word]:
    found = {word.text: word for word in words}
    for text, change in changes.items():
        word = _changed_word(found.get(text, Word(text)), change)
        if word.pages.count or word.forms:
            found[text] = word
        else:
            del found[text]
    return [found[text] for text in sorted(found)]


def _changed_word(word: Word, change: _WordChange) -> Word:
    forms = dict(word.forms)
    pages = word.pages
    for form, numbers in change.items():
        if form is None:
            pages = pages.changed(numbers)
        else:
            forms[form] = forms.get(form, Pages()).changed(numbers)
    return Word(word.text, pages, word.with_forms(forms))


def _cut_again(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The same words, divided as Pagefind does it: a file ends with the word with which it is large enough."""
    cut: list[Chunk] = []
    words: list[Word] = []
    size = 0
    for chunk in chunks:
        if not words and chunk[0] is not None:
            cut.append(chunk)
            continue
        for word in chunk[1]:
            words.append(word)
            size += word.pages.size
            if size >= PART_SIZE:
                cut.append((None, words))
                words, size = [], 0
    return [*cut, (None, words)] if words else cut


def _shortened(ends: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first and the last word of each file, only as long as tells it from its neighbours."""
    short = [list(one) for one in ends]
    for one, following in pairwise(short):
        last, first = one[1], following[0]
        common = next(
            (at for at, (a, b) in enumerate(zip(last, first, strict=False)) if a != b),
            min(len(last), len(first)),
        )
        if last[: common + 1] >= one[0]:
            one[1] = last[: common + 1]
        following[0] = first[: common + 1]
    return [(first, last) for first, last in short]


def _check_names(index: Index, before: Index, after: Index) -> None:
    """Raise NoChangeError if a name is or would be longer, because another begins like it."""
    size = len(index.language) + 1 + NAME_LETTERS
    gone, new = before.names[1:], after.names[1:]
    short = {name for name in (*gone, *new) if len(name) == size}
    parts = [str(as_list(chunk)[2]) for chunk in as_list(index.meta[CHUNKS])]
    left = {name[:size] for name in set(index.names) - set(gone)}
    if short != {*gone, *new} or len(set(new)) != len(new) or left & short:
        raise NoChangeError
    if any(len(name) != size for name in parts):
        raise NoChangeError
