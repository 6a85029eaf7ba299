"""The words of one of Pagefind's files: on which pages each stands, and at which places of these.

What stands of a page under a word stays as it is written; only the numbers of the pages are read, each as the
distance from the page before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from site_search.index_lists import LIST, MARK, NUMBER, TEXT, UnknownFormatError, head, read_head

PART_SIZE = 5000
"""With so many places, a file of words is large enough. A visitor loads those in which the words of the question
stand: 9 kB each, where Pagefind would make them 30 kB."""

# Numbers, negative ones too, and the heads of lists differ in their first byte.
_INT = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_LIST_HEAD = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)"
_PLACES = rb"%b(?:%b)*" % (_LIST_HEAD, _INT)
_PAGE = re.compile(rb"\x83(%b)(%b%b)" % (_INT, _PLACES, _PLACES), re.DOTALL)
_PAGES = re.compile(rb"(?:\x83%b%b%b)*" % (_INT, _PLACES, _PLACES), re.DOTALL)
_TOKEN = re.compile(rb"%b|%b" % (_LIST_HEAD, _INT), re.DOTALL)
_HEADS = 3  # of each page: itself, its places, its places in the title and other facts
_PAGE_HEAD, _WORD_HEAD, _FORM_HEAD = b"\x83", 0x83, 0x82
_ONE_LIST = b"\x81"

Change = tuple[bytes | None, bytes | None]
"""What stands of a page before and after; None if the word is not on it."""


class OtherPageError(ValueError):
    """What is to be taken out is not what stands there."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a word as they are written, without their head."""

    count: int = 0
    data: bytes = b""

    def numbered(self) -> Iterator[tuple[int, bytes]]:
        """The number of each page and what stands of it."""
        number = 0
        for found in _PAGE.finditer(self.data):
            number += _number(found[1])
            yield number, found[2]

    @property
    def size(self) -> int:
        """As Pagefind counts: the places, and one for each page."""
        return len(_TOKEN.findall(self.data)) - _HEADS * self.count

    def changed(self, changes: Mapping[int, Change]) -> Pages:
        """With other pages; raises OtherPageError unless all stands there as it was."""
        return _Rewriting(self).change(sorted(changes.items()))


class _Rewriting:
    """Goes through the pages once; what does not change is copied as it is."""

    def __init__(self, pages: Pages) -> None:
        self._count, self._data = pages.count, pages.data
        self._entries = _PAGE.finditer(pages.data)
        self._pieces: list[bytes] = []
        self._copied = self._last = self._number = 0
        self._moved = False  # the page before the present one is another
        self._step()

    def change(self, changes: Iterable[tuple[int, Change]]) -> Pages:
        for number, (before, after) in changes:
            while self._entry and self._number < number:
                self._pass()
            self._cut()
            if (self._take() if self._entry and self._number == number else None) != before:
                raise OtherPageError(number)
            if after is not None:
                self._pieces.append(_PAGE_HEAD + head(NUMBER, number - self._last) + after)
                self._last, self._moved, self._count = number, True, self._count + 1
        if self._entry and self._moved:
            self._pass()
        self._pieces.append(self._data[self._copied :])
        return Pages(self._count, b"".join(self._pieces))

    def _step(self) -> None:
        self._entry = next(self._entries, None)
        if self._entry:
            self._number += _number(self._entry[1])

    def _pass(self) -> None:
        """The present page stays; its distance from the one before may be another."""
        if self._moved and self._entry:
            self._pieces.append(_PAGE_HEAD + head(NUMBER, self._number - self._last))
            self._copied, self._moved = self._entry.start(2), False
        self._last = self._number
        self._step()

    def _cut(self) -> None:
        """Copy all before the present page."""
        end = self._entry.start() if self._entry else len(self._data)
        self._pieces.append(self._data[self._copied : end])
        self._copied = end

    def _take(self) -> bytes | None:
        """Take the present page out and say what stood of it."""
        if self._entry is None:
            return None
        taken, self._copied = self._entry[2], self._entry.end()
        self._count, self._moved = self._count - 1, True
        self._step()
        return taken


@dataclass(frozen=True, slots=True)
class Word:
    """A word as Pagefind folds it, its pages, and those where it is written with other signs (é in place of e)."""

    text: str
    pages: Pages = Pages()
    forms: tuple[tuple[str, Pages], ...] = ()

    def with_forms(self, forms: Mapping[str, Pages]) -> tuple[tuple[str, Pages], ...]:
        """The forms in Pagefind's order: by their first page, and there those of the text before those of the facts."""
        found = {form: pages for form, pages in forms.items() if pages.count}
        return tuple(sorted(found.items(), key=_place_of_form))


def read_words(data: bytes) -> list[Word]:
    """The words that stand in a file; raises UnknownFormatError."""
    if not data.startswith(_ONE_LIST, len(MARK)):
        raise UnknownFormatError("the words stand elsewhere than expected")
    count, at = read_head(data, len(MARK) + 1, LIST)
    words = []
    for _ in range(count):
        word, at = _word(data, at)
        words.append(word)
    if at != len(data):
        raise UnknownFormatError("there is more behind the words")
    return words


def write_words(words: Iterable[Word]) -> bytes:
    """What stands in the file of these words."""
    words = list(words)
    return b"".join(
        (MARK, _ONE_LIST, head(LIST, len(words)), *(piece for word in words for piece in _pieces(word)))
    )


def _pieces(word: Word) -> Iterator[bytes]:
    yield bytes([_WORD_HEAD])
    yield from (_text(word.text), head(LIST, word.pages.count), word.pages.data)
    yield head(LIST, len(word.forms))
    for form, pages in word.forms:
        yield from (bytes([_FORM_HEAD]), _text(form), head(LIST, pages.count), pages.data)


def _word(data: bytes, at: int) -> tuple[Word, int]:
    text, pages, at = _named_pages(data, at, _WORD_HEAD)
    count, at = read_head(data, at, LIST)
    forms = []
    for _ in range(count):
        form, places, at = _named_pages(data, at, _FORM_HEAD)
        forms.append((form, places))
    return Word(text, pages, tuple(forms)), at


def _named_pages(data: bytes, at: int, first: int) -> tuple[str, Pages, int]:
    if data[at] != first:
        raise UnknownFormatError("a word has other parts than expected")
    size, at = read_head(data, at + 1, TEXT)
    text, at = data[at : at + size].decode(), at + size
    count, at = read_head(data, at, LIST)
    found = _PAGES.match(data, at)
    end = found.end() if found else at
    return text, Pages(count, data[at:end]), end


def _text(text: str) -> bytes:
    data = text.encode()
    return head(TEXT, len(data)) + data


def _place_of_form(one: tuple[str, Pages]) -> tuple[int, bool, str]:
    form, pages = one
    number, places = next(pages.numbered())
    return number, places[0] == head(LIST, 0)[0], form


def _number(data: bytes) -> int:
    return data[0] if len(data) == 1 else int.from_bytes(data[1:], "big")
