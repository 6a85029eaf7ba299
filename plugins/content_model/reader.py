"""Pelican's reader for entries: Markdown below a YAML or classic header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
from markdown.extensions.toc import TocExtension
from pelican.readers import BaseReader

from content_model.bodies import silence_empty_alts
from content_model.bracket_runs import endless_bracket
from content_model.document import START, Document, Mark
from content_model.finding import Finding
from content_model.front_matter import read_document
from content_model.heading_levels import HeadingLevels
from content_model.raw_html import without_dangers
from content_model.source_files import slug_of
from content_model.source_text import MAX_BYTES
from content_model.table_columns import TableColumns
from content_model.typesetting import TYPOGRAPHY, is_german, lang_of

# Pelican's own reader adds it; it would take a first line "Hinweis: …" out of the text.
META = "markdown.extensions.meta"
PURE = ("markdown", "german_typography", "fast_build")


class EntryReader(BaseReader):
    """Reads a file once: metadata `document` is the Document, content its HTML."""

    enabled = True
    file_extensions = ["md", "markdown"]  # noqa: RUF012  # Pelican wants a list

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)  # type: ignore[no-untyped-call]
        self._converters: dict[bool, markdown.Markdown] = {}

    @property
    def is_pure(self) -> bool:
        """Whether all extensions are known to look at nothing but the text."""
        options = self.settings["MARKDOWN"]
        names = [*options.get("extensions", ()), *options.get("extension_configs", ())]
        return all(isinstance(name, str) and name.partition(".")[0] in PURE for name in names)

    def _new_markdown(self, *, german: bool) -> markdown.Markdown:
        """Markdown with the extensions of the settings; typography is for German texts."""
        options = self.settings["MARKDOWN"]
        configs = options.get("extension_configs", {})
        unwanted = {META} if german else {META, TYPOGRAPHY}
        names = [
            name for name in dict.fromkeys([*options.get("extensions", ()), *configs]) if name not in unwanted
        ]
        return markdown.Markdown(
            extensions=[*names, TocExtension(slugify=_anchor), HeadingLevels(), TableColumns()],
            extension_configs={name: config for name, config in configs.items() if name in names},
            output_format="html",
        )

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of the file; mistakes are findings of the document."""
        path = self._shown_path(source_path)
        try:
            with Path(source_path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            document = _unreadable(path, error)
        else:
            document = read_document(path, data)
        html, document = self._convert(document)
        return silence_empty_alts(html), {"document": document, "slug": slug_of(Path(source_path).stem)}

    def _convert(self, document: Document) -> tuple[str, Document]:
        if (at := endless_bracket(document.body)) is not None:
            return "", document.with_findings(_endless(document, at))
        german = is_german(lang_of(document.header))
        if german not in self._converters:  # most readers never read
            self._converters[german] = self._new_markdown(german=german)
        try:
            html = self._converters[german].reset().convert(document.body)
        except RecursionError:
            del self._converters[german]  # it still believes to be inside the list
            mark = Mark(document.body_line, 1)
            problem, hint = (
                "der Text ist zu tief verschachtelt",
                "Listen in Listen und Zitate in Zitaten auflösen",
            )
            return "", document.with_findings(document.finding(mark, "", problem, hint))
        html, findings = without_dangers(document, html)
        return html, document.with_findings(*findings)

    def _shown_path(self, source_path: str) -> str:
        root = Path(self.settings["PATH"])
        return f"{root.name}/{Path(source_path).relative_to(root).as_posix()}"


def _endless(document: Document, at: int) -> Finding:
    problem = "von hier an sind so viele Klammern nicht geschlossen, dass der Text nicht gelesen werden kann"
    return document.finding(
        document.body_mark(at), "", problem, "die Klammern schließen, oder löschen, was nicht hierher gehört"
    )


def _unreadable(path: str, error: OSError) -> Document:
    problem = f"die Datei lässt sich nicht lesen ({error.strerror})"
    return Document(
        path, findings=(Finding(path, *START, "", problem, "die Zugriffsrechte der Datei prüfen"),)
    )


def _anchor(text: str, separator: str) -> str:
    del separator
    return slug_of(text)
