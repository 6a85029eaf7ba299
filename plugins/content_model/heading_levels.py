"""Headings of a text start below the page's title and leave out no level."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

LEVELS = {f"h{level}": level for level in range(1, 7)}


class HeadingLevels(Extension):
    """Makes the first heading an h2 and closes gaps, so that screen readers get an outline."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's name
        """Runs before the table of contents gives out ids."""
        md.treeprocessors.register(_Renumber(md), "heading_levels", 30)


class _Renumber(Treeprocessor):
    def run(self, root: Element) -> None:
        open_levels: list[int] = []
        for element in root.iter():
            if level := LEVELS.get(element.tag):
                while open_levels and open_levels[-1] >= level:
                    open_levels.pop()
                open_levels.append(level)
                element.tag = f"h{min(len(open_levels) + 1, 6)}"
