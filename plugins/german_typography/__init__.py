"""German for Markdown and for plain strings: stars, dates, quotation marks, dashes, spaces.

`MARKDOWN = {"extension_configs": {"german_typography": {"quotes": "„“"}}}` switches all of it on.
"""

from __future__ import annotations

from german_typography.extension import GermanTypographyExtension, makeExtension
from german_typography.markdown_german import GermanMarkdown
from german_typography.tree_typography import GermanTypography
from german_typography.typography import typeset

__all__ = ["GermanMarkdown", "GermanTypography", "GermanTypographyExtension", "makeExtension", "typeset"]
