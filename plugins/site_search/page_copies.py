"""The copies of all pages for the index; those of pages that are as they were are taken from the last build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from site_search.date_tokens import date_tokens
from site_search.documents import copy_html, plain_text
from site_search.extra_words import Added, added_words, extra_words, words_of
from site_search.findable import FindablePage


@dataclass(frozen=True, slots=True)
class PageCopy:
    """A copy whose HTML is made when somebody asks for it; `words` are only for finding."""

    page: FindablePage
    part: str
    words: tuple[str, ...]
    lang: str

    @property
    def address(self) -> str:
        """Where the page is found."""
        return self.page.address

    @property
    def html(self) -> str:
        """What Pagefind reads."""
        return copy_html(self.page, self.part, self.words, self.lang)


@dataclass(frozen=True, slots=True)
class PageCopies:
    """All copies, on how many pages each word of the site stands, and what the words add."""

    pages: tuple[PageCopy, ...]
    counts: Mapping[str, int]
    added: Added


def page_copies(parts: Mapping[FindablePage, str], lang: str, former: PageCopies | None = None) -> PageCopies:
    """A copy of each page; `parts` holds their own parts, `former` the copies of the last build in this language.

    A page that has not changed has the same copy as long as its words add the same.
    """
    known = {one.page: one for one in former.pages} if former else {}
    kept = {
        page: one for page, part in parts.items() if (one := known.get(page)) is not None and one.part == part
    }
    texts = {page: plain_text(part) for page, part in parts.items() if page not in kept}
    words = {page: words_of(text) for page, text in texts.items()}
    gone = (words_of(plain_text(one.part)) for page, one in known.items() if page not in kept)
    counts = Counter(former.counts if former else {})
    counts.update(chain.from_iterable(words.values()))
    counts.subtract(chain.from_iterable(gone))
    counts = +counts
    added = former.added if former and counts.keys() == former.counts.keys() else added_words(counts)
    if former and not _add_the_same(added, former.added, counts.keys() & former.counts.keys()):
        return page_copies(parts, lang)
    more = dict(zip(words, extra_words(tuple(words.values()), added), strict=True))
    pages = (
        kept.get(page)
        or PageCopy(page, part, (*more[page], *date_tokens(part, texts[page]), *page.topics), lang)
        for page, part in parts.items()
    )
    return PageCopies(tuple(pages), counts, added)


def _add_the_same(added: Added, before: Added, words: set[str]) -> bool:
    """Whether each of these words adds what it has added before."""
    return all(added.get(word) == before.get(word) for word in words & (added.keys() | before.keys()))
