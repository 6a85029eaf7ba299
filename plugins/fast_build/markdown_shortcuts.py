"""A Markdown extension that changes no output: work that cannot find anything is left out."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension, fenced_code, md_in_html
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.util import ETX, STX

from fast_build.markdown_signs import shorten_blocks, shorten_inline

# Lines in which a preprocessor finds something hold one of these.
SIGNS_IN_LINES: dict[type, tuple[str, ...]] = {
    HtmlBlockPreprocessor: ("<", "&"),  # references such as `&amp;` pass the same parser
    md_in_html.HtmlBlockPreprocessor: ("<", "&"),
    fenced_code.FencedBlockPreprocessor: ("```", "~~~"),
    NormalizeWhitespace: (STX, ETX, "\r", "\t", "\n "),
}
ADDED: dict[type, str] = {NormalizeWhitespace: "\n\n"}
"""What a preprocessor adds to every text."""


class ShortCuts(Extension):
    """Takes effect when all other extensions are in place: Markdown resets itself last."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown calls it so
        """Asks to be reset with the others."""
        self._md = md
        self._shortened: list[Any] = []
        self._block_elements: list[str] | None = None
        md.registerExtension(self)

    def reset(self) -> None:
        """Takes the short cuts, and again if anybody has put other parts in place since."""
        md = self._md
        _shorten_lines(md)
        parts = [*md.treeprocessors, *md.inlinePatterns, *md.parser.blockprocessors]
        if parts != self._shortened:
            self._shortened = parts
            shorten_inline(md)
            shorten_blocks(md)
        if md.block_level_elements != self._block_elements:
            self._block_elements = list(md.block_level_elements)
            vars(md)["is_block_level"] = _remember_tags(md)


def _shorten_lines(md: Markdown) -> None:
    for reader in md.preprocessors:
        signs = SIGNS_IN_LINES.get(type(reader))
        if signs and "run" not in vars(reader):
            vars(reader)["run"] = _only_with_signs(reader.run, signs, ADDED.get(type(reader), ""))


def _only_with_signs(run: Any, signs: tuple[str, ...], added: str) -> Any:
    def read(lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        for sign in signs:
            if sign in text:
                return run(lines)  # type: ignore[no-any-return]
        return (text + added).split("\n")

    return read


def _remember_tags(md: Markdown) -> Any:
    """Markdown looks through a list of fifty for every element."""
    answers: dict[Any, bool] = {}

    def is_block_level(tag: Any) -> bool:
        if (answer := answers.get(tag)) is None:
            answer = answers[tag] = Markdown.is_block_level(md, tag)
        return answer

    return is_block_level


def makeExtension(**options: Any) -> ShortCuts:  # noqa: N802  # Markdown calls it so
    """The extension."""
    return ShortCuts(**options)


def use_short_cuts(settings: dict[str, Any]) -> None:
    """Enters the extension into Pelican's Markdown settings."""
    options = settings["MARKDOWN"]
    if __name__ not in options.get("extensions", ()):
        options["extensions"] = [*options.get("extensions", ()), __name__]
