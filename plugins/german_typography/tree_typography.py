"""Typography on Markdown's element tree, through inline elements and never across blocks."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container
from itertools import accumulate
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from german_typography.edits import BLOCK_END, LINE_END, Edit, apply_edits
from german_typography.quotation_marks import LANGUAGES
from german_typography.typography import find_edits

UNTOUCHED = frozenset(
    {"code", "pre", "kbd", "samp", "script", "style", "tt", "var", "math", "svg", "textarea"}
)
# Elements without text of their own, and what the rules see in their place: a break, an object.
OBJECT = "\ufffc"
SEEN_AS = {"br": LINE_END, "img": OBJECT, "sup": OBJECT, "input": OBJECT}

PLACEHOLDER = re.compile(f"{STX}([^{STX}{ETX}]*){ETX}")
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)")
LANG = re.compile(r"""\slang\s*=\s*["']?(?P<lang>[\w-]*)""", re.IGNORECASE)


Piece = tuple[Element, str, int, bool]
"""A stretch of an element's `text` or `tail` (slot): where it starts there, and whether it is fixed."""


class Reading:
    """The text of a tree in reading order: through inline elements, with a mark at the ends of blocks."""

    def __init__(self, raw_html: list[str | Element], blocks: Container[str]) -> None:
        self._blocks = blocks
        self._pieces: list[Piece] = []
        self._seen: list[str] = []  # how the rules see each piece
        self._raw_html = raw_html
        self._guards: list[str] = []  # open tags typed as HTML whose content is not to be touched

    def add_element(self, element: Element, *, fixed: bool = False) -> None:
        """Append an element's text and everything in it; `fixed` is true inside code and foreign passages."""
        lang = element.get("lang")
        if lang is not None:
            fixed = not is_german(lang)
        fixed = fixed or element.tag in UNTOUCHED
        if text := element.text:
            self._add_text(element, "text", text, fixed=fixed)
        for child in element:
            self._add_child(child, fixed=fixed)
            if tail := child.tail:
                self._add_text(child, "tail", tail, fixed=fixed)

    def typeset(self, quotes: str) -> None:
        """Typeset the text and write the changes back."""
        edits = find_edits("".join(self._seen), quotes)
        for (element, slot), own in self._place(edits).items():
            setattr(element, slot, apply_edits(getattr(element, slot), own))

    def _add_child(self, child: Element, *, fixed: bool) -> None:
        tag = child.tag
        if tag in SEEN_AS:
            self._add(SEEN_AS[tag], (child, "text", 0, True))
        elif tag in self._blocks:
            self._end_block(child)
            if tag not in UNTOUCHED:
                self.add_element(child, fixed=fixed)
                self._end_block(child)
        else:
            self.add_element(child, fixed=fixed)

    def _end_block(self, block: Element) -> None:
        self._add(BLOCK_END, (block, "text", 0, True))
        self._guards.clear()

    def _add(self, seen: str, piece: Piece) -> None:
        self._seen.append(seen)
        self._pieces.append(piece)

    def _add_text(self, element: Element, slot: str, text: str, *, fixed: bool) -> None:
        if text == "\n" and self._seen and self._seen[-1] == BLOCK_END:
            return
        fixed = fixed or isinstance(text, AtomicString)
        position = 0
        for match in PLACEHOLDER.finditer(text) if STX in text else ():
            before = text[position : match.start()]
            self._add(before, (element, slot, position, fixed or bool(self._guards)))
            self._add(self._look_up(match[1]), (element, slot, 0, True))
            position = match.end()
        self._add(text[position:], (element, slot, position, fixed or bool(self._guards)))

    def _look_up(self, placeholder: str) -> str:
        """What the rules see where Markdown has put something aside: an escaped sign, an entity, a tag."""
        if placeholder.isdigit():
            return chr(int(placeholder))
        kind, _, number = placeholder.partition(":")
        raw = self._raw_html[int(number)] if kind == "wzxhzdk" else None
        if not isinstance(raw, str):
            return OBJECT
        return html.unescape(raw) if raw.startswith("&") else self._pass_tag(raw)

    def _pass_tag(self, raw: str) -> str:
        """What the rules see of a tag typed as HTML: nothing, or a line break."""
        tag = TAG.match(raw)
        if tag is None:
            return ""
        name = tag["name"].lower()
        guards = name in self._guards if self._guards else name in UNTOUCHED or is_foreign(raw)
        if guards and tag["end"]:
            del self._guards[-1:]
        elif guards:
            self._guards.append(name)
        return SEEN_AS.get(name, "")

    def _place(self, edits: list[Edit]) -> dict[tuple[Element, str], list[Edit]]:
        """The edits by the text they belong to; what crosses a border or is fixed is left out."""
        placed: dict[tuple[Element, str], list[Edit]] = defaultdict(list)
        ends = list(accumulate(map(len, self._seen)))
        for first, last, new in edits:
            number = bisect_right(ends, first)
            element, slot, start, fixed = self._pieces[number]
            if last <= ends[number] and not fixed:
                shift = start - ends[number] + len(self._seen[number])
                placed[element, slot].append(Edit(first + shift, last + shift, new))
        return placed


def is_foreign(raw: str) -> bool:
    """Whether an opening tag typed as HTML names a language other than German."""
    lang = LANG.search(raw)
    return lang is not None and not is_german(lang["lang"])


def is_german(lang: str) -> bool:
    """Whether a language tag means German: de, de-AT."""
    return lang.lower().split("-")[0] == "de"


class GermanTypography(Treeprocessor):
    """Sets the text of every block; code, addresses, attributes and foreign passages stay as they are."""

    def __init__(self, md: Markdown, quotes: str = "„“") -> None:
        super().__init__(md)
        if quotes not in LANGUAGES:
            raise ValueError(f"quotes: {quotes!r} is none of {', '.join(LANGUAGES)}")
        self.quotes = quotes

    def run(self, root: Element) -> None:
        """Set the whole tree in place."""
        blocks = frozenset(self.md.block_level_elements)
        reading = Reading(self.md.htmlStash.rawHtmlBlocks, blocks)
        reading.add_element(root)
        reading.typeset(self.quotes)
