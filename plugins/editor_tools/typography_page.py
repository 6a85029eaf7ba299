"""The handbook's page on typography, made out of the table of cases: `python -m editor_tools.typography_page`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

CASES = Path("tests/german_typography/cases.txt")
PAGE = Path("content/handbuch/typografie.md")
HEAD = """\
---
titel: Typografie
zusammenfassung: Was die Website aus dem macht, was Sie tippen.
---

Sie tippen, wie Ihnen die Finger gewachsen sind. Anführungszeichen, Gedankenstriche und geschützte Leerzeichen setzt die Website selbst. Was schon richtig ist, bleibt, wie es ist.

Die Beispiele zeigen jede Regel: links vom Pfeil steht, was Sie tippen, rechts, was erscheint. Unter „Bleibt, wie es ist“ stehen Texte, an denen sich nichts ändert. Drei Zeichen machen sichtbar, was man sonst nicht sieht:

- `⍽` geschütztes Leerzeichen: hier bricht keine Zeile um
- `‿` schmales geschütztes Leerzeichen
- `⏎` neue Zeile

Steht hinter einer Regel „Markdown“, zeigt die rechte Seite den Quelltext der fertigen Seite.
"""


def typography_page(cases: str) -> str:
    """The text of the page for the text of the table."""
    return HEAD + "".join(_section(title, lines) for title, lines in read_rules(cases))


def read_rules(cases: str) -> Iterator[tuple[str, list[str]]]:
    """Every rule of the table with its lines; what stands before the first rule explains the table itself."""
    for section in f"\n{cases}".split("\n# ")[1:]:
        title, *lines = section.splitlines()
        yield title, [line for line in lines if line]


def _section(title: str, lines: Iterable[str]) -> str:
    changed = [line for line in lines if not line.startswith("= ")]
    kept = [line.removeprefix("= ") for line in lines if line.startswith("= ")]
    number, _, name = title.partition(" ")
    return f"\n## {number}. {name}\n" + _block("Wird gesetzt", changed) + _block("Bleibt, wie es ist", kept)


def _block(title: str, lines: list[str]) -> str:
    return "\n".join(["", f"{title}:", "", "```text", *lines, "```", ""]) if lines else ""


if __name__ == "__main__":
    PAGE.write_text(typography_page(CASES.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
