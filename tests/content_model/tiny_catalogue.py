"""Reads and checks a site out of a dictionary, as a build does before Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.conftest import LAWFUL

from content_model.catalogue import Catalogue, build_catalogue
from content_model.finding import Finding
from content_model.front_matter import FACTS_FILE, read_document, read_facts
from content_model.source_files import SourceFile, sort_files

TODAY = date(2026, 11, 22)
FACTS = """\
name: Testnetz
id_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5
email: netz@example.org
vokabular:
  themen: [Angst, Depression, Sucht]
"""
LAWFUL_FACTS = FACTS + LAWFUL
ROSTOCK = {"regionen/rostock.md": "---\ntitel: Rostock\n---\n"}


def read_catalogue(files: Mapping[str, str | bytes], today: date = TODAY) -> Catalogue:
    """The catalogue of these files (path below content/ → text or bytes)."""
    data = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    tree = sort_files([SourceFile(path, len(data[path])) for path in sorted(data)], "content")
    documents = {path: read_document(f"content/{path}", data[path]) for path in tree.entries}
    facts = read_facts(f"content/{FACTS_FILE}", data.get(FACTS_FILE, FACTS.encode()))
    return build_catalogue(documents, facts, tree, today)


def findings_of(files: Mapping[str, str | bytes]) -> list[Finding]:
    """All findings of these files, sorted as a build prints them."""
    return sorted(set(read_catalogue(files).findings))


def findings_in(header: str, path: str = "veranstaltungen/2026/fest.md", **others: str) -> list[str]:
    """The findings of a file with this header, without their path and in short: `2:8: titel: …`."""
    files = {**ROSTOCK, **others, path: f"---\n{header}\n---\nText\n"}
    return [str(found).removeprefix(f"content/{path}:") for found in findings_of(files)]
