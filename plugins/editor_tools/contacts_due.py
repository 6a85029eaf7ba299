"""Lists the contacts to ask, each with a letter: `python -m editor_tools.contacts_due`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from content_model.catalogue import Catalogue, build_catalogue
from content_model.fields.dates import BERLIN
from content_model.front_matter import FACTS_FILE, read_document, read_facts
from content_model.source_files import list_files, sort_files
from editor_tools.contact_dues import Due, contact_dues
from editor_tools.file_faults import file_fault

CONTENT = Path("content")
LINE = "─" * 60


def read_catalogue(root: Path, today: date) -> Catalogue:
    """All entries below `root` as a build reads them. Raises OSError for files that cannot be read."""
    tree = sort_files(list_files(root), root.name)
    documents = {
        path: read_document(f"{root.name}/{path}", (root / path).read_bytes()) for path in tree.entries
    }
    facts = read_facts(f"{root.name}/{FACTS_FILE}", (root / FACTS_FILE).read_bytes())
    return build_catalogue(documents, facts, tree, today)


def show_dues(dues: Iterable[Due]) -> Iterator[str]:
    """The lines to print."""
    count = 0
    for due in dues:
        count += 1
        yield from (LINE, due.path, due.reason, "")
        yield f"An: {due.to or '(keine E-Mail-Adresse eingetragen, bitte anrufen)'}"
        yield from (f"Betreff: {due.subject}", "", due.body, "")
        if due.to:
            yield from (due.mailto, "")
    words = "Nichts ist zu erfragen." if not count else f"{count} zu erfragen."
    yield (
        f"{words} Nach der Antwort: geprüft_am: oder einwilligung: in der Datei erneuern." if count else words
    )


def main(today: date) -> int:
    """Print what is due; the exit code."""
    try:
        catalogue = read_catalogue(CONTENT, today)
    except OSError as error:
        sys.stderr.write(f"{file_fault(error)}\n")
        return 1
    if catalogue.facts is None:
        sys.stderr.write("content/netzwerk.yaml enthält Fehler. „make html“ sagt, welche.\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in show_dues(contact_dues(catalogue, today)))
    return 0


if __name__ == "__main__":
    sys.exit(main(datetime.now(BERLIN).date()))
