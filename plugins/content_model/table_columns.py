"""Columns of a table are aligned by a class: the pages' policy allows no style attributes."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ALIGNED = re.compile(r"text-align: (left|center|right);")
CLASSES = {"center": "column-center", "right": "column-end"}


class TableColumns(Extension):
    """Makes `|---:|` a class of the cells."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's name
        """Runs when the table stands."""
        md.treeprocessors.register(_Classes(md), "table_columns", 29)


class _Classes(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in ("td", "th") and (aligned := ALIGNED.fullmatch(cell.get("style", ""))):
                del cell.attrib["style"]
                if name := CLASSES.get(aligned[1]):
                    cell.set("class", name)
