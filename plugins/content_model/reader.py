"""Pelican's reader for entries: Markdown below a YAML or classic header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
from markdown.extensions.toc import TocExtension
from pelican.readers import BaseReader

from content_model.document import START, Document, Mark
from content_model.finding import Finding
from content_model.front_matter import read_document
from content_model.heading_levels import HeadingLevels
from content_model.source_files import slug_of
from content_model.source_text import MAX_BYTES


class EntryReader(BaseReader):
    """Reads a file once: metadata `document` is the Document, content its HTML."""

    enabled = True
    file_extensions = ["md", "markdown"]  # noqa: RUF012  # Pelican wants a list

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)  # type: ignore[no-untyped-call]
        self._markdown = self._new_markdown()

    def _new_markdown(self) -> markdown.Markdown:
        options = self.settings["MARKDOWN"]
        return markdown.Markdown(
            extensions=[*options.get("extensions", []), TocExtension(slugify=_anchor), HeadingLevels()],
            extension_configs=options.get("extension_configs", {}),
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
        return html, {"document": document, "slug": slug_of(Path(source_path).stem)}

    def _convert(self, document: Document) -> tuple[str, Document]:
        self._markdown.reset()
        try:
            return self._markdown.convert(document.body), document
        except RecursionError:
            self._markdown = self._new_markdown()  # the old one still believes to be inside the list
            mark = Mark(document.body_line, 1)
            problem, hint = "der Text ist zu tief verschachtelt", "Listen in Listen und Zitate in Zitaten auflösen"
            return "", document.with_findings(document.finding(mark, "", problem, hint))

    def _shown_path(self, source_path: str) -> str:
        root = Path(self.settings["PATH"])
        return f"{root.name}/{Path(source_path).relative_to(root).as_posix()}"


def _unreadable(path: str, error: OSError) -> Document:
    problem = f"die Datei lässt sich nicht lesen ({error.strerror})"
    return Document(path, findings=(Finding(path, *START, "", problem, "die Zugriffsrechte der Datei prüfen"),))


def _anchor(text: str, separator: str) -> str:
    del separator
    return slug_of(text)
