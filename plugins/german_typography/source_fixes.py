"""What may be corrected in a source file without asking: dashes, doubled blanks, straight quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from german_typography.dashes import find_dashes
from german_typography.edits import APOSTROPHE, Edit, apply_edits
from german_typography.running_text import COVER, running_text

# A YAML header between fences, or Pelican's classic one of lines `Key: value`.
FENCED = re.compile(r"\A\ufeff?---[ \t\r]*\n.*?^(?:---|\.\.\.)[ \t\r]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
CLASSIC = re.compile(r"\A\ufeff?[\w-]+:[^\n]*\n(?:[\w-]+:[^\n]*\n|[ \t]+\S[^\n]*\n)*(?=\s*\n)")
# A plain value on one line; what YAML marks with a sign, and what holds a comment, is left to the editor.
FIELD = re.compile(
    r"^(?P<key>[ ]*(?:- )?(?P<name>[\w-]+): +)(?P<value>(?![\"'\[{|>&*!%@`#])[^\n]*?)[ ]*$", re.MULTILINE
)
TEXTS = frozenset({
    "titel", "untertitel", "zusammenfassung", "alt", "bildunterschrift", "hinweis", "text", "leitsatz", "beschreibung",
})  # fmt: skip
TIMES = frozenset({"beginn", "laufzeit", "zeit", "zeiten", "sprechzeiten"})

BLANKS = re.compile(r"(?<=[^\s|])[ ]{2,}(?=[^\s|])")
MARK = re.compile('"')
OPENS = re.compile(rf"""(?:^|(?<=[\s(\[*_–/-]))"(?=[^\s"{COVER}]|{COVER})""", re.MULTILINE)
CLOSES = re.compile(r"""(?<=[^\s"(\[–])"(?=[\s.,;:!?)\]*_…–/-]|$)""", re.MULTILINE)
PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
INNER_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def fix_source(source: str, quotes: str = "„“") -> str:
    """The file with everything safe corrected; doing it twice changes nothing more."""
    header = FENCED.match(source) or CLASSIC.match(source)
    if header is None and source.lstrip("\ufeff").startswith("---"):
        return source  # where its header ends is unclear
    end = header.end() if header else 0
    return _fix_header(source[:end], quotes) + fix_text(source[end:], quotes)


def fix_text(text: str, quotes: str = "„“") -> str:
    """A Markdown text with everything safe corrected; code, addresses, tags and tables keep their signs."""
    return apply_edits(text, sorted(find_fixes(text, quotes)))


def find_fixes(text: str, quotes: str) -> Iterator[Edit]:
    """Every safe correction of a Markdown text."""
    seen = running_text(text)
    yield from find_dashes(seen)
    yield from _blanks(seen)
    yield from _quotes(seen, quotes)
    for match in INNER_APOSTROPHE.finditer(seen):
        yield Edit(*match.span(), APOSTROPHE)


def _fix_header(header: str, quotes: str) -> str:
    def fix(match: re.Match[str]) -> str:
        value = match["value"]
        if " #" in value:
            return match[0]
        if match["name"] in TEXTS:
            return match["key"] + fix_text(value, quotes)
        if match["name"] in TIMES:
            return match["key"] + apply_edits(value, find_dashes(value))
        return match[0]

    return FIELD.sub(fix, header)


def _blanks(seen: str) -> Iterator[Edit]:
    """Doubled blanks inside a line; in tables they keep the columns in line."""
    for match in BLANKS.finditer(seen):
        line = seen[seen.rfind("\n", 0, match.start()) + 1 : _line_end(seen, match.end())]
        if "|" not in line:
            yield Edit(*match.span(), " ")


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _quotes(seen: str, quotes: str) -> Iterator[Edit]:
    """The straight marks of every paragraph in which all of them come in pairs that open and close clearly."""
    opening, closing = quotes[0], quotes[-1]
    start = 0
    for end in (*(match.start() for match in PARAGRAPH_END.finditer(seen)), len(seen)):
        marks = [match.start() for match in MARK.finditer(seen, start, end)]
        if marks and len(marks) % 2 == 0 and _are_pairs(seen, marks):
            for number, place in enumerate(marks):
                yield Edit(place, place + 1, closing if number % 2 else opening)
        start = end


def _are_pairs(seen: str, marks: list[int]) -> bool:
    return all((CLOSES if number % 2 else OPENS).match(seen, place) for number, place in enumerate(marks))
