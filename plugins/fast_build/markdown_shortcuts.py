"""A Markdown extension that changes no output: work that cannot find anything is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markdown import Markdown, inlinepatterns
from markdown.extensions import Extension, md_in_html
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor

# What a text must contain before the pattern can match anywhere in it.
SIGNS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
}
BLOCK_READERS = (HtmlBlockPreprocessor, md_in_html.HtmlBlockPreprocessor)


class SignedPattern:
    """A compiled pattern that looks for its sign first."""

    def __init__(self, pattern: re.Pattern[str], sign: str) -> None:
        self._pattern, self._sign = pattern, sign

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """As the pattern's own."""
        return self._pattern.finditer(text, start) if self._sign in text else iter(())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)


class ShortCuts(Extension):
    """Takes effect when all other extensions are in place: Markdown resets itself last."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown calls it so
        """Asks to be reset with the others."""
        self._md: Markdown | None = md
        md.registerExtension(self)

    def reset(self) -> None:
        """At the first time, takes the short cuts."""
        if self._md is not None:
            md, self._md = self._md, None
            _shorten_patterns(md)
            _shorten_blocks(md)


def _shorten_patterns(md: Markdown) -> None:
    for pattern in md.inlinePatterns:
        compiled = pattern.getCompiledRegExp()
        if isinstance(pattern, InlineProcessor) and isinstance(compiled, re.Pattern):
            sign = SIGNS.get(compiled.pattern)
            if sign:
                vars(pattern)["compiled_re"] = SignedPattern(compiled, sign)


def _shorten_blocks(md: Markdown) -> None:
    """HTML blocks begin with `<`; references such as `&amp;` pass the same parser."""
    for reader in md.preprocessors:
        if type(reader) in BLOCK_READERS:
            vars(reader)["run"] = _only_with_signs(reader.run)


def _only_with_signs(run: Any) -> Any:
    def read(lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return run(lines) if "<" in text or "&" in text else text.split("\n")

    return read


def makeExtension(**options: Any) -> ShortCuts:  # noqa: N802  # Markdown calls it so
    """The extension."""
    return ShortCuts(**options)


def use_short_cuts(settings: dict[str, Any]) -> None:
    """Enters the extension into Pelican's Markdown settings."""
    options = settings["MARKDOWN"]
    if __name__ not in options.get("extensions", ()):
        options["extensions"] = [*options.get("extensions", ()), __name__]
