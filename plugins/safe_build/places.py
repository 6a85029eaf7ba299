"""Where a build happens: the live folder, and the workshop beside it on the same file system."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MARKER = ".nojekyll"


@dataclass(frozen=True, slots=True)
class Places:
    """The real live folder (links followed) and everything that belongs to it.

    >>> Places(Path("/site/output")).manifest.as_posix()
    '/site/.build/output/manifest.json'
    """

    live: Path

    @classmethod
    def of(cls, output: str | Path) -> Places:
        """The places of an output folder, which may be a link and need not exist."""
        return cls(Path(output).resolve())

    @property
    def home(self) -> Path:
        """The workshop of this output: staging folders, manifest, lock."""
        return self.live.parent / ".build" / self.live.name

    @property
    def manifest(self) -> Path:
        """What the last good build wrote."""
        return self.home / "manifest.json"

    @property
    def next_manifest(self) -> Path:
        """The manifest of the build that is about to become the live one."""
        return self.home / "manifest.next.json"

    @property
    def receipt(self) -> Path:
        """What `invoke publish` says about the live folder; gone when another program replaced it."""
        return self.home / "published.json"

    @property
    def next_receipt(self) -> Path:
        """The receipt of the folder that is about to become the live one."""
        return self.home / "published.next.json"

    @property
    def lock(self) -> Path:
        """Held while the folders are prepared or exchanged."""
        return self.home / "lock"

    @property
    def previous(self) -> Path:
        """Where the live folder waits for a moment when it cannot be exchanged in one step."""
        return self.home / "previous"

    def staging(self, process: int) -> Path:
        """The folder that the process builds into."""
        return self.home / f"staging-{process}"

    def late(self, process: int) -> Path:
        """Where the process gathers files that come after the pages."""
        return self.home / f"staging-late-{process}"

    @property
    def shown(self) -> str:
        """The live folder as people know it: below the current folder, else in full."""
        here = Path.cwd().resolve()
        return f"{self.live.relative_to(here) if self.live.is_relative_to(here) else self.live}/"

    def clash(self, sources: Iterable[Path]) -> str | None:
        """Why building here would harm the sources of the site, or None."""
        for source in (path.resolve() for path in sources):
            if source.is_relative_to(self.live):
                return f"Der Ausgabeordner {self.shown} enthält {source}: Beim Bauen ginge das verloren."
            if self.live.is_relative_to(source):
                return f"Der Ausgabeordner {self.shown} liegt in {source}, also mitten in den Quellen der Website."
        return None

    def foreign(self) -> str | None:
        """Why the live folder is not ours to replace, or None."""
        if not self.live.exists():
            return None
        if not self.live.is_dir():
            return f"{self.live} ist eine Datei, kein Ordner."
        if (self.live / ".git").exists():
            return (
                f"Der Ausgabeordner {self.shown} enthält ein Git-Archiv (.git): Beim Bauen ginge es verloren."
            )
        if self.manifest.is_file() or (self.live / MARKER).is_file() or not any(self.live.iterdir()):
            return None
        return f"Der Ausgabeordner {self.shown} enthält Dateien, die nicht von dieser Website stammen."
