"""Time of reader and models: `python benchmarks/reader.py`.

Limits: 0.5 ms per file beyond Markdown itself, on the demonstration's own files, on an ordinary one
(ten lines of header) and on one twice as long; 1,000 broken files told in 5 s.
"""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from content_model.catalogue import Catalogue, build_catalogue
from content_model.front_matter import read_document, read_facts
from content_model.source_files import FACTS_FILE, SourceFile, SourceTree, list_files, sort_files

COUNT = 1000
TODAY = date(2026, 11, 22)
LIMIT_MS, LIMIT_BROKEN_S = 0.5, 5.0
FACTS = b"""\
name: Testnetz
id_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5
vokabular:
  themen: [Depression, Angst, Sucht]
"""
ORDINARY = """\
---
titel: Sommerfest Nummer {number}
beginn: Di, 03.11.2026 18:00
ort: Haus der Begegnung, Lange Straße 1, 18055 Rostock
region: rostock
themen: [Depression, Angst]
veranstalter: Netzwerk Nord, Rostock
anmeldung: netz@example.org
zusammenfassung: Kuchen, Musik und Gespräche für alle, die kommen.
---
Wir freuen uns auf alle, die kommen.
"""
RICH = """\
---
titel: Sommerfest Nummer {number}
untertitel: "Mehr werden!" in Rostock
beginn: Di, 03.11.2026 18:00
ende: 20:30
ort: Haus der Begegnung, Lange Straße 1, 18055 Rostock
region: rostock
themen: [Depression, Angst]
zielgruppe: Angehörige
veranstalter: Netzwerk Nord, Rostock
anmeldung:
  bis: 27.10.2026
  email: netz@example.org
programm:
  - 18 Uhr: Ankommen
  - zeit: 18.30 Uhr
    text: Vortrag und Gespräch
foerderung: Stadt Rostock
kontakt:
  name: Büro des Netzwerks
  telefon: 0381 1234567
barrierefreiheit: stufenlos, Induktionsanlage
---
Wir freuen uns auf alle, die kommen.
"""
BROKEN = """\
---
tittel: Sommerfest
beginn: 32.13.2026
region: rostok
themen: [Depresion
ort: Rostock # im Haus
---
"""


def read_all(files: Mapping[str, str]) -> Catalogue:
    """Reads and checks the files the way a build does, without Markdown."""
    data = {path: text.encode() for path, text in files.items()}
    tree = sort_files([SourceFile(path, len(text)) for path, text in data.items()], "content")
    documents = {path: read_document(f"content/{path}", data[path]) for path in tree.entries}
    return build_catalogue(documents, read_facts("content/netzwerk.yaml", FACTS), tree, TODAY)


def site(text: str) -> dict[str, str]:
    """`COUNT` events with this text, and the region they name."""
    events = {
        f"veranstaltungen/2026/fest-{number}.md": text.replace("{number}", str(number))
        for number in range(COUNT)
    }
    return {"regionen/rostock.md": "---\ntitel: Rostock\n---\n", **events}


def read_demonstration() -> Catalogue:
    """Reads and checks the demonstration's files, already in memory, without Markdown."""
    tree, data, facts = _demonstration()
    documents = {path: read_document(f"content/{path}", text) for path, text in data.items()}
    return build_catalogue(documents, read_facts("content/netzwerk.yaml", facts), tree, TODAY)


@functools.cache
def _demonstration() -> tuple[SourceTree, Mapping[str, bytes], bytes]:
    root = Path(__file__).parents[1] / "content"
    tree = sort_files(list_files(root), "content")
    return tree, {path: (root / path).read_bytes() for path in tree.entries}, (root / FACTS_FILE).read_bytes()


def best_of(times: int, work: Callable[[], Catalogue]) -> tuple[float, Catalogue]:
    """The shortest of several runs, in seconds of processor time, and its result."""
    seconds = []
    for _ in range(times):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def lines() -> Iterator[str]:
    """The figures as lines of text; a figure above its limit is marked."""
    read_demonstration()
    seconds, catalogue = best_of(10, read_demonstration)
    per_file = seconds / len(catalogue.records) * 1000
    yield (
        f"{len(catalogue.records)} files of the demonstration: {per_file:.3f} ms per file,"
        f" limit {LIMIT_MS} ms{_mark(per_file, LIMIT_MS)}, findings: {len(catalogue.findings)}"
    )
    for name, text in (("ordinary", ORDINARY), ("rich", RICH)):
        seconds, catalogue = best_of(3, functools.partial(read_all, site(text)))
        per_file = seconds / COUNT * 1000
        yield (
            f"{COUNT} {name} files: {per_file:.3f} ms per file, limit {LIMIT_MS} ms{_mark(per_file, LIMIT_MS)},"
            f" findings: {len(catalogue.findings)}"
        )
    seconds, catalogue = best_of(1, functools.partial(read_all, site(BROKEN)))
    told = len({found.path for found in catalogue.findings})
    yield (
        f"{COUNT} broken files: {seconds:.2f} s, limit {LIMIT_BROKEN_S} s{_mark(seconds, LIMIT_BROKEN_S)},"
        f" files told: {told}, findings: {len(catalogue.findings)}"
    )


def _mark(figure: float, limit: float) -> str:
    return " – TOO SLOW" if figure > limit else ""


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines())
