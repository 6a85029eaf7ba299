"""The handbook's page on messages, made out of the test table: `python -m editor_tools.mistakes_page`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from content_model.finding import Severity
from editor_tools.mistakes_table import TABLE, Mistake, read_table

PAGE = Path("content/handbuch/fehlermeldungen.md")
HEAD = """\
---
titel: Fehlermeldungen
zusammenfassung: Was die Website meldet, wenn in einer Datei etwas nicht stimmt, und wie es richtig geht.
---

Vor jedem Bau prüft die Website alle Dateien. Sie sagt alles auf einmal, und solange ein Fehler offen ist, bleibt die letzte gute Fassung stehen. Es kann also nichts kaputtgehen.

Jede Meldung ist eine Zeile und immer gleich aufgebaut:

```text
Datei:Zeile:Spalte: Feld: was nicht stimmt. So geht es: wie es richtig heißt
```

Was hinter „So geht es“ steht, können Sie meistens abschreiben oder kopieren. Ein **Hinweis** hält nichts auf. Manches stört in der Vorschau nicht, muss aber **vor dem Veröffentlichen** geklärt sein; das steht dann dabei.

Die Beispiele unten sind nach ihrem Anlass geordnet. Oben steht, was in der Datei steht, darunter die Meldung.
"""
LEVELS = {
    Severity.ERROR: "Meldung",
    Severity.PUBLISH: "Meldung, nur beim Veröffentlichen",
    Severity.WARNING: "Hinweis",
}
INVISIBLE = str.maketrans({"\ufeff": "⟨BOM⟩", "\r": "␍", "\u0007": "␇"})


def mistakes_page(mistakes: Iterable[Mistake]) -> str:
    """The text of the page for the rows of the table."""
    groups = itertools.groupby(mistakes, key=lambda mistake: mistake.group)
    sections = (f"\n## {group}\n" + "".join(map(_mistake, members)) for group, members in groups)
    return HEAD + "".join(sections)


def _mistake(mistake: Mistake) -> str:
    return "\n".join([f"\n### {mistake.title}\n", *_file(mistake), *_answer(mistake)])


def _file(mistake: Mistake) -> Iterator[str]:
    if mistake.path != "veranstaltungen/2026/fest.md":
        yield f"In `content/{mistake.path}`:\n"
    if mistake.encoding != "utf-8":
        yield f"Gespeichert als {mistake.encoding.upper()}:\n"
    if mistake.link:
        yield f"Eine Verknüpfung auf `{mistake.link}`.\n"
    elif mistake.text:
        yield _block(mistake.text.strip("\n").translate(INVISIBLE))
    for path in mistake.others:
        yield f"Daneben gibt es `content/{path}`.\n"


def _answer(mistake: Mistake) -> Iterator[str]:
    if mistake.works:
        yield f"Das funktioniert; der Titel ist `{mistake.works}`.\n"
    else:
        yield f"{LEVELS[mistake.severity]}:\n"
        yield _block("\n".join(mistake.messages))


def _block(text: str) -> str:
    return f"```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(mistakes_page(read_table(TABLE)), encoding="utf-8", newline="\n")
