"""Finished page → what Pagefind reads in its place: the page's own words and all that helps to find it.

The published page carries nothing of this. Pagefind reads a copy, so words that are only
for finding reach neither visitors nor screen readers, and reading pages weigh nothing more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from markupsafe import escape

from site_search.findable import FindablePage

LEFT_OUT = (
    *("nav", "svg", "figure", "[aria-hidden]", ".crisis-bar", ".quick-exit", ".notice", ".badges"),
    *(
        ".page-head > h1",
        ".page-head > .kicker",
        ".facts-head",
        ".vcard-link",
        ".funder-strip",
        ".finder",
        ".calendar-link",
    ),
    *(".sidebar > .flow > h2", "a[href^=mailto]", "a[rel~=external] > .visually-hidden"),
)
"""Parts of a page, as selectors, that lead elsewhere, stand on many pages or repeat the title."""

_MAIN, _MAIN_END = "<main", "</main>"
_LISTS = re.compile(r"<(?:section|div) class=\"section[\" ].*", re.DOTALL)
# Lists before the text, such as the next dates of a series, are marked by the template.
_UNREAD_LISTS = re.compile(r"<section\b[^>]* data-pagefind-ignore>.*?</section>\s*", re.DOTALL)
# What keeps an ending on one line would take it off its word.
_ENDING = re.compile(r'<span class="ending">(\w*)</span>')
_NAVIGATION = re.compile(r"<nav\b.*?</nav>", re.DOTALL)
# Without their boxes, facts would run into one another in the excerpt.
_MARKS = {"</dt>": ":</dt>", "</dd>": " ·</dd>", "<br>": ", "}
_BOX = re.compile("|".join(_MARKS))
# The card below a text is found, but quoted only where the text itself does not hold the word; topics are words of
# the page without being quoted.
_CARD, _TOPICS = 'class="contact-card"', 'class="topics cluster"'
_LIGHT, _UNREAD = ' data-pagefind-weight="0.1"', " data-pagefind-ignore"
_OF_CARDS = ("Kontakt", "Region")
"""Kinds of pages whose text is in their cards."""
_TAG = re.compile(r"<[^>]*>")


class Copy(Protocol):
    """What the index is made of: the address of a page and the HTML in its place."""

    @property
    def address(self) -> str:
        """Where the page is found."""
        ...

    @property
    def html(self) -> str:
        """What Pagefind reads."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """A copy with finished HTML."""

    address: str
    html: str


def page_file(folder: Path, address: str) -> Path:
    """The file of the page at `address` below the folder: index.html, or what the address names itself."""
    return folder / address if address.endswith(".html") else folder / address / "index.html"


def own_part(written: str) -> str:
    """The main content of a page without the lists of other pages below it."""
    start = written.find(_MAIN)
    end = written.find(_MAIN_END, start)
    part = _ENDING.sub(r"\1", written[start : end + len(_MAIN_END)].replace("<wbr>", ""))
    return _LISTS.sub("", _UNREAD_LISTS.sub("", part)) if -1 < start < end else ""


def plain_text(part: str) -> str:
    """The words between the tags, with plain blanks."""
    return " ".join(html.unescape(_TAG.sub(" ", _NAVIGATION.sub(" ", part))).split())


def copy_html(page: FindablePage, part: str, words: Iterable[str], lang: str) -> str:
    """The copy of a page, of its own part and of words that are only for finding."""
    meta = {"title": page.title, "art": page.kind, "datum": page.date, "woerter": " ".join(words)}
    filters = [("Art", page.kind), ("Region", page.region), ("Jahr", page.year)]
    filters += [("Thema", topic) for topic in page.topics]
    named = "".join(
        f'<i data-pagefind-filter="{name}[title]" title="{escape(value)}"></i>'
        for name, value in filters
        if value
    )
    named += "".join(
        f'<i data-pagefind-meta="{name}[title]" title="{escape(value)}"></i>'
        for name, value in meta.items()
        if value
    )
    read = _BOX.sub(lambda found: _MARKS[found[0]], part)
    read = read.replace(_TOPICS, _TOPICS + _UNREAD)
    if page.kind not in _OF_CARDS:
        read = read.replace(_CARD, _CARD + _LIGHT)
    note = f"<p>{escape(page.note)}</p>" if page.note else ""
    return f'<!DOCTYPE html><html lang="{lang}"><body data-pagefind-body>{named}{note}{read}</body></html>'
