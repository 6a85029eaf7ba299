"""The addresses that a style sheet names, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tinycss2 import parse_component_value_list
from tinycss2.ast import AtKeywordToken, FunctionBlock, Node, StringToken, URLToken, WhitespaceToken


@dataclass(frozen=True, slots=True)
class StyleAddress:
    """An address in a style sheet; `line` and `column` count from 1."""

    address: str
    line: int
    column: int


def addresses_in(css: str) -> Iterator[StyleAddress]:
    """Every `url()` and every `@import`, however deep (CSS Values 4, 4.5)."""
    waiting: list[Node] = parse_component_value_list(css, skip_comments=True)[::-1]
    is_import = False
    while waiting:
        node = waiting.pop()
        if isinstance(node, URLToken) or (is_import and isinstance(node, StringToken)):
            yield StyleAddress(node.value, node.source_line, node.source_column)
        elif isinstance(node, FunctionBlock):
            yield from _named(node)
            waiting += reversed(node.arguments)
        elif inside := getattr(node, "content", None):
            waiting += reversed(inside)
        if not isinstance(node, WhitespaceToken):
            is_import = isinstance(node, AtKeywordToken) and node.lower_value == "import"


def _named(function: FunctionBlock) -> Iterator[StyleAddress]:
    """The quoted addresses of `url("…")`, `src("…")` and `image-set("…" 1x)`."""
    if function.lower_name in {"url", "src", "image-set", "-webkit-image-set"}:
        for argument in function.arguments:
            if isinstance(argument, StringToken):
                yield StyleAddress(argument.value, argument.source_line, argument.source_column)
