"""Markdown as Germans type it: a star inside a word is text, a date at the start of a line is no list."""

from __future__ import annotations

import re
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import DelimiterProcessor

from german_typography.vocabulary import MONTHS, WEEKDAYS

LETTER = r"[^\W_]"

# One star is emphasis only from outside a word: it opens with no letter before it and closes with no
# letter after it. Two and more stars keep Markdown's rules, so that **G**emeinsam stays possible.
STAR = re.compile(rf"""(?x)
    (?P<ambiguous> (?<!^)(?<![\s*]) (?: \*{{2,}} | (?<!{LETTER})\*(?!{LETTER}) ) (?![\s*])(?!$) ) |
    (?P<end>       (?<!^)(?<![\s*]) (?: \*{{2,}} | \*(?![*]|{LETTER}) ) ) |
    (?P<start>     (?<!\*)          (?: \*{{2,}} | (?<!{LETTER})\* ) (?![\s*])(?!$) )
""")

# What follows Markdown's list marker, as a pattern that starts at the number itself.
JOINT = r"[ ]+(?:und|oder|sowie|bis(?:[ ]zum)?|u\.|[-–/&+])[ ]+"
DATE = rf"""
    \d{{1,2}}\. (?:{JOINT}\d{{1,2}}\.){{0,3}} [ ]+
    (?: (?:{"|".join(MONTHS)})(?![\w-]) | (?:Jan|Febr?|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\.(?!\w)
      | Advent(?![\w-]) | (?:{"|".join(WEEKDAYS)})[ ]+(?:im|des|eines|jedes|jeden)\b
      | (?:0?[1-9]|1[0-2])\.(?:[ ]*(?:19|20)\d\d\b|[ ]*(?m:$)|[ ]+[a-z]) )
    | \d{{4,}}\.
"""
NO_DATE = f"(?!(?x:{DATE}))"


class Emphasis(DelimiterProcessor):
    """Markdown's emphasis, with stars inside words left alone."""

    analysed = ""

    def __init__(self, md: Markdown) -> None:
        super().__init__("*", "strong,em", md)
        self.add("_", "strong,em", smart=True)
        self.delimiters["*"].boundary = STAR

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Give the next emphasis at or after a star.

        Markdown finds all of a text at once, keeps what it found and takes the next sign in the text for
        the next one it keeps, even if that sign is a plain star between them; so the place is compared.
        """
        if not self.regions:
            self.analysed = data
            return super().handleMatch(m, data)
        start = self.regions[self.cache_index][0]
        if data[m.start() :] != self.analysed[start:]:
            return None, m.start(), m.end()
        self.cache_pos = start
        return super().handleMatch(m, data)


class GermanMarkdown(Extension):
    """`Expert*innen` and `3. November` mean in Markdown what they mean in German."""

    forgets_on_reset = True  # as german_typography
    md: Markdown

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Replace Markdown's emphasis; the lists follow in `reset`."""
        self.md = md
        # As in CommonMark: an editor who wants a straight mark types a backslash before it.
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, '"', "'"]
        md.inlinePatterns.register(Emphasis(md), "em_strong", 60)
        md.registerExtension(self)

    def reset(self) -> None:
        """Teach the list processors dates; Markdown calls this after the last extension (sane_lists …)."""
        for name in ("olist", "ulist"):
            lists = cast("OListProcessor", self.md.parser.blockprocessors[name])
            for attribute in ("RE", "CHILD_RE", "INDENT_RE"):
                setattr(lists, attribute, without_dates(getattr(lists, attribute)))


def without_dates(pattern: re.Pattern[str]) -> re.Pattern[str]:
    r"""The same pattern of a list item, whose marker `\d+\.` no longer matches a date."""
    marker = r"\d+\."
    if marker not in pattern.pattern or NO_DATE in pattern.pattern:
        return pattern
    return re.compile(pattern.pattern.replace(marker, NO_DATE + marker), pattern.flags)


def makeExtension(**configs: str) -> GermanMarkdown:  # noqa: N802 (Markdown's name)
    """Build the extension; Markdown calls this for the name "german_typography.markdown_german"."""
    return GermanMarkdown(**configs)
