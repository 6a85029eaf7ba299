"""The whole of it as one Markdown extension: German reading rules and German typography."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension

from german_typography.markdown_german import GermanMarkdown
from german_typography.quotation_marks import LANGUAGES
from german_typography.tree_typography import GermanTypography

# After attribute lists (8), which bring `lang`, and abbreviations (7), which look for the words as typed;
# before the table of contents (5), which copies the headings, and the end of backslash escapes (0).
PRIORITY = 6


class GermanTypographyExtension(Extension):
    """Stars and dates read as German, and typography set on Markdown's element tree."""

    forgets_on_reset = True  # one Markdown may convert many texts; fast_build asks

    def __init__(self, **configs: str) -> None:
        self.config = {"quotes": ["„“", f"Anführungszeichen: {' oder '.join(LANGUAGES)}"]}
        super().__init__(**configs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Add the reading rules and the typographic pass to a Markdown instance."""
        GermanMarkdown().extendMarkdown(md)
        md.treeprocessors.register(
            GermanTypography(md, self.getConfig("quotes")), "german_typography", PRIORITY
        )


def makeExtension(**configs: str) -> GermanTypographyExtension:  # noqa: N802 (Markdown's name)
    """Build the extension; Markdown calls this for the name "german_typography"."""
    return GermanTypographyExtension(**configs)
