"""What of a Markdown source is running text; everything else is covered up, so that places stay the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from german_typography.typography import ADDRESS

COVER = "\ufffc"

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})")
INDENTED = re.compile(r"(?: {4}|\t)\s*\S")
LIST_MARKER = re.compile(r"\s*(?:[-*+]|\d+[.)]|:|>)\s+")
DEFINITION = re.compile(r"\s{0,3}(?:\*\[[^\]\n]+\]|\[(?!\^)[^\]\n]+\]):\s")
RULE = re.compile(r"[-=*_|:+\s]{2,}\Z")
# Each alternative either fails within a line or takes up what it has looked at: the search stays linear.
INLINE = re.compile(
    rf"""(?x)
    \\[^\w\s]                                                  # an escaped sign
  | (?<!`)(?P<ticks>`{{1,9}})(?!`)[^`\n]*(?:\n[^`\n]+)*(?P=ticks)(?!`)  # code
  | (?<=\])\((?:[^()\n\s]|\([^()\n\s]*\))*(?:\s+"[^"\n]*")?\s*\)       # the target of a link
  | (?<=\])\[[^\[\]\n]*\]                                      # the name of a link's target
  | \{{:[^{{}}\n]*\}}                                          # attributes
  | </?[A-Za-z!][^<>]*>                                        # a tag or an address in angle brackets
  | {ADDRESS.pattern}
    """,
)
UNTOUCHED = re.compile(
    r"""<(?P<name>code|pre|kbd|samp|script|style|tt|var|math|svg|textarea)\b[^<>]*>"""
    r"""|<(?P<foreign>[a-z][\w-]*)\b[^<>]*\slang\s*=\s*["']?(?!de\b)[\w-]+[^<>]*>|(?P<comment><!--)""",
    re.IGNORECASE,
)


def running_text(source: str) -> str:
    """The source with code, addresses, tags, attributes and markers covered; as long as the source."""
    text = _cover(source, _blocks(source))
    text = _cover(text, _elements(text))
    return _cover(text, (match.span() for match in INLINE.finditer(text)))


def _cover(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts += (text[position:start], re.sub(r"[^\n]", COVER, text[start:end]))
        position = end
    return "".join((*parts, text[position:]))


def _blocks(source: str) -> Iterator[tuple[int, int]]:
    """Fenced and indented code, definitions of links, rules, and the markers of lists and quotations."""
    lines = source.splitlines(keepends=True)
    last = {line.rstrip(): number for number, line in enumerate(lines) if FENCE.match(line)}
    position, fenced_until, in_list, after_blank = 0, -1, False, True
    for number, line in enumerate(lines):
        fence = FENCE.match(line)
        if number > fenced_until and fence and last.get(fence["fence"], -1) > number:
            fenced_until = _fence_end(lines, number, fence["fence"])
        marker = LIST_MARKER.match(line)
        code = INDENTED.match(line) and after_blank and not in_list
        if number <= fenced_until or code or DEFINITION.match(line) or RULE.match(line):
            yield position, position + len(line)
        elif marker:
            yield position, position + marker.end()
        after_blank = not line.strip() or bool(code)
        in_list = bool(marker) or (in_list and (not line.strip() or line[0].isspace()))
        position += len(line)


def _fence_end(lines: list[str], start: int, fence: str) -> int:
    return next(number for number in range(start + 1, len(lines)) if lines[number].rstrip() == fence)


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Comments, and HTML elements whose text is code or foreign."""
    lowered, end = text.lower(), 0
    missing: set[str] = set()
    for match in UNTOUCHED.finditer(text):
        closing = "-->" if match["comment"] else f"</{(match['name'] or match['foreign']).lower()}>"
        if match.start() < end or closing in missing:
            continue
        found = lowered.find(closing, match.end())
        if found < 0:
            missing.add(closing)
        else:
            end = found + len(closing)
            yield match.start(), end
