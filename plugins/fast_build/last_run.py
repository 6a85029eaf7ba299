"""What a run did, for people and programs: a progress bar, one closing line, and last_run.json."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pelican.log import console

FILE = "last_run.json"
STAGES = {
    "read": "Lesen und Ordnen",
    "compare": "Vergleichen",
    "render": "Rendern",
    "signals": "andere Plugins",
    "finish": "Abschluss",
}
_MANY = 200
"""So many pages take long enough for a progress bar."""


@dataclass(slots=True)
class LastRun:
    """Pages rendered, left alone and removed, seconds of each stage, and where Pelican's own way was taken."""

    rendered: list[str] = field(default_factory=list)
    skipped: int = 0
    removed: list[str] = field(default_factory=list)
    untracked: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    fallbacks: list[str] = field(default_factory=list)
    start: float = field(default_factory=time.perf_counter)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Adds the seconds of the block to the stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def fall_back(self, reason: str) -> None:
        """Say once why a part of the work is done in Pelican's own way."""
        if reason not in self.fallbacks:
            self.fallbacks.append(reason)
            console.print(f"{reason}.", markup=False, highlight=False, soft_wrap=True)

    @contextmanager
    def progress(self, count: int) -> Iterator[Callable[[], None]]:
        """A progress bar for many pages on a terminal; gives what to call after each page."""
        if count < _MANY or not console.is_terminal:
            yield lambda: None
            return
        from rich.errors import LiveError  # noqa: PLC0415  # most builds show no bar
        from rich.progress import Progress  # noqa: PLC0415

        bar = Progress(console=console, transient=True)
        task = bar.add_task("Seiten", total=count)
        try:
            bar.start()
        except LiveError:  # older versions of rich show one thing at a time
            yield lambda: None
            return
        try:
            yield lambda: bar.advance(task)
        finally:
            bar.stop()

    def closing_line(self) -> str:
        """Pages rendered, left alone, removed; seconds; the slowest stage."""
        seconds = {"read": time.perf_counter() - self.start - sum(self.seconds.values()), **self.seconds}
        slowest = max(seconds, key=lambda name: seconds[name])
        removed = f", {len(self.removed)} entfernt" if self.removed else ""
        line = (
            f"{_pages(len(self.rendered))} gebaut, {self.skipped} unverändert{removed} in {sum(seconds.values()):.1f} s "
            f"(am längsten: {STAGES[slowest]}, {seconds[slowest]:.1f} s)"
        )
        return line.replace(".", ",")

    def write(self, folder: Path) -> None:
        """Write last_run.json; raises OSError."""
        report = {
            "rendered": sorted(self.rendered),
            "skipped": self.skipped,
            "removed": sorted(self.removed),
            "untracked": self.untracked,
            "seconds": {name: round(seconds, 4) for name, seconds in self.seconds.items()},
            "fallbacks": self.fallbacks,
        }
        text = json.dumps(report, ensure_ascii=False, indent=1)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(f"{text}\n", encoding="utf-8")


def _pages(count: int) -> str:
    return "1 Seite" if count == 1 else f"{count} Seiten"
