"""What a text must contain before a part of Markdown can find anything in it, and the loops that look for it first."""

from __future__ import annotations

from typing import Any

from markdown import Markdown, blockprocessors, inlinepatterns
from markdown.blockparser import BlockParser
from markdown.extensions import abbr, def_list, footnotes, md_in_html, tables
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

Signs = tuple[str, str] | None
"""A text without both of them holds nothing; None if that is not known."""

# By the pattern itself, as extensions put other processors in the place of Markdown's.
IN_PATTERNS: dict[str, Signs] = {
    inlinepatterns.BACKTICK_RE: ("`", "`"),
    inlinepatterns.ESCAPE_RE: ("\\", "\\"),
    inlinepatterns.LINK_RE: ("[", "["),
    inlinepatterns.IMAGE_LINK_RE: ("![", "!["),
    inlinepatterns.AUTOLINK_RE: ("<", "<"),
    inlinepatterns.AUTOMAIL_RE: ("<", "<"),
    inlinepatterns.HTML_RE: ("<", "<"),
    inlinepatterns.ENTITY_RE: ("&", "&"),
    inlinepatterns.LINE_BREAK_RE: ("  \n", "  \n"),
    r"\*": ("*", "*"),
    r"_": ("_", "_"),
    r"\*|_": ("*", "_"),
    r"\[\^([^\]]*)\]": ("[^", "[^"),
}
IN_BLOCKS: dict[type, Signs] = {
    md_in_html.MarkdownInHtmlProcessor: (STX, STX),
    tables.TableProcessor: ("|", "|"),
    blockprocessors.HashHeaderProcessor: ("#", "#"),
    blockprocessors.SetextHeaderProcessor: ("\n=", "\n-"),
    def_list.DefListProcessor: (": ", ": "),
    blockprocessors.BlockQuoteProcessor: (">", ">"),
    footnotes.FootnoteBlockProcessor: ("[^", "[^"),
    abbr.AbbrBlockprocessor: ("*[", "*["),
    blockprocessors.ReferenceProcessor: ("]:", "]:"),
}


def shorten_inline(md: Markdown) -> None:
    """Markdown tries every pattern on every text; now those whose signs are there."""
    registry = md.inlinePatterns
    processor: Any = next((one for one in md.treeprocessors if type(one) is InlineProcessor), None)
    if processor is None or processor.inlinePatterns is not registry:
        return
    patterns = [(one, *(_signs_of_pattern(one) or ("", ""))) for one in registry]
    apply = processor._InlineProcessor__applyPattern  # noqa: SLF001
    slowly = InlineProcessor._InlineProcessor__handleInline  # type: ignore[attr-defined]  # noqa: SLF001

    def find_inline(data: str, index: int = 0) -> str:
        if len(registry) != len(patterns):  # an extension adds some while it reads
            found: str = slowly(processor, data, index)
            return found
        if isinstance(data, AtomicString):
            return data
        start = 0
        while index < len(patterns):
            pattern, one, other = patterns[index]
            is_found = one in data or other in data
            if is_found:
                data, is_found, start = apply(pattern, data, index, start)
            if not is_found:
                index, start = index + 1, 0
        return data

    vars(processor)["_InlineProcessor__handleInline"] = find_inline


def _signs_of_pattern(pattern: Any) -> Signs:
    compiled = pattern.getCompiledRegExp()
    if not isinstance(pattern, inlinepatterns.InlineProcessor):
        return None
    return IN_PATTERNS.get(getattr(compiled, "pattern", ""))


def shorten_blocks(md: Markdown) -> None:
    """Markdown asks every kind of block about every block; now those whose signs are there."""
    parser, registry = md.parser, md.parser.blockprocessors
    if type(parser) is not BlockParser:
        return
    kinds = [(one, *(_signs_of_kind(one) or ("", ""))) for one in registry]

    def read_blocks(parent: Any, blocks: list[str]) -> None:
        if len(registry) != len(kinds):
            BlockParser.parseBlocks(parser, parent, blocks)
            return
        while blocks:
            for kind, one, other in kinds:
                block = blocks[0]
                if (
                    (one in block or other in block)
                    and kind.test(parent, block)
                    and kind.run(parent, blocks) is not False
                ):
                    break

    vars(parser)["parseBlocks"] = read_blocks


def _signs_of_kind(kind: Any) -> Signs:
    return None if {"RE", "test", "run"} & vars(kind).keys() else IN_BLOCKS.get(type(kind))
