"""The table of mistakes and their messages; tests and the handbook read the same one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from content_model.finding import Severity

TABLE = Path("tests/content_model/gate_table.yaml")
LEVELS = {"Fehler": Severity.ERROR, "Veröffentlichen": Severity.PUBLISH, "Hinweis": Severity.WARNING}
FILLING = "{…}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One row: a file, what else belongs to it, and what the gate says about it.

    `works` is the title of the page that must come out instead of a message; `alone` says
    why two more faults in the same file would not be told, `place` where they may stand.
    """

    group: str
    title: str
    path: str
    text: str
    filling: tuple[str, int] | None
    encoding: str
    others: Mapping[str, str]
    link: str | None
    messages: tuple[str, ...]
    works: str | None
    severity: Severity
    alone: str | None
    place: str | None

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        filling = self.filling[0] * self.filling[1] if self.filling else FILLING
        return self.text.replace(FILLING, filling).encode(self.encoding, "surrogateescape")


def read_table(path: Path) -> tuple[Mistake, ...]:
    """All rows in their order; each belongs to the group named last."""
    mistakes, group = [], ""
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        group = row.get("gruppe", group)
        if "titel" in row:
            mistakes.append(_mistake(row, group))
    return tuple(mistakes)


def _mistake(row: dict[str, Any], group: str) -> Mistake:
    filling = row.get("fuellung")
    return Mistake(
        group=group,
        title=row["titel"],
        path=row.get("datei", "veranstaltungen/2026/fest.md"),
        text=row["inhalt"] if "inhalt" in row else f"---\n{row.get('kopf', '')}---\n{row.get('text', '')}",
        filling=(filling[0], filling[1]) if filling else None,
        encoding=row.get("kodierung", "utf-8"),
        others=row.get("weitere", {}),
        link=row.get("verknuepfung"),
        messages=tuple(row.get("meldung", "").splitlines()),
        works=row.get("funktioniert"),
        severity=LEVELS[row.get("stufe", "Fehler")],
        alone=row.get("allein"),
        place=row.get("platz"),
    )
