"""Shorter CSS that means the same: comments and needless blanks go, every other token stays.

Done on the tokens of tinycss2, because minifiers that look at characters take the blank out of
`main :is(h1)` within `@layer`, and those that understand CSS drop fallbacks for older browsers.
"""

from __future__ import annotations

from functools import lru_cache

from tinycss2 import parse_component_value_list, serialize
from tinycss2.ast import (
    CurlyBracketsBlock,
    FunctionBlock,
    LiteralToken,
    Node,
    ParenthesesBlock,
    SquareBracketsBlock,
    WhitespaceToken,
)

BLANK = WhitespaceToken(0, 0, " ")
# None is the edge of a block or of the text.
SEPARATORS = {None, ";", ",", "{} block", "whitespace"}


@lru_cache(maxsize=128)  # the next build while somebody writes has the same stylesheets
def minify(css: str) -> str:
    """Leave out comments and the blanks that separate nothing."""
    return serialize(_squeeze(parse_component_value_list(css, skip_comments=True)))


def _squeeze(tokens: list[Node]) -> list[Node]:
    kept: list[Node] = []
    for token, after in zip(tokens, [*tokens, None][1:], strict=True):
        if not isinstance(token, WhitespaceToken):
            kept.append(_squeeze_within(token))
        elif _needs_blank(_kind(kept[-1] if kept else None), _kind(after)):
            kept.append(BLANK)
    return kept


def _squeeze_within(token: Node) -> Node:
    if isinstance(token, FunctionBlock):
        token.arguments = _squeeze(token.arguments)
    elif isinstance(token, CurlyBracketsBlock | ParenthesesBlock | SquareBracketsBlock):
        token.content = _squeeze(token.content)
    return token


def _kind(node: Node | None) -> str | None:
    if isinstance(node, LiteralToken):
        return node.value
    return node.type if node else None


def _needs_blank(before: str | None, after: str | None) -> bool:
    if before == ":":
        # Only in `--x: ;`, a custom property without a value: older browsers refuse `--x:;`.
        return after in (None, ";")
    return not {before, after} & SEPARATORS
