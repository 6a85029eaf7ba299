"""A tiny site as a value: entries, theme, settings, other files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.fast_build.oracle.entries import Entry
from tests.fast_build.oracle.theme import theme_files

ANCHOR = "anchor"  # an article that always stays public: the feed of an empty site is dated with the clock


@dataclass(frozen=True, slots=True)
class Site:
    """All that a build reads."""

    entries: tuple[Entry, ...]
    deleted: tuple[Entry, ...] = ()
    pieces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    attachments: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)

    def with_entry(self, number: int, **changes: Any) -> Site:
        """The site with one entry changed."""
        entries = list(self.entries)
        entries[number] = replace(entries[number], **changes)
        return replace(self, entries=tuple(entries))

    def files(self) -> dict[str, str]:
        """Path below the site's folder → text."""
        content = {f"content/{entry.path}": entry.text() for entry in self.entries}
        static = {f"content/images/{name}": text for name, text in self.attachments.items()}
        theme = theme_files(self.pieces, self.notes)
        static["content/parts/own.tpl"] = "{{ SITENAME }} {{ articles[0].title }} {{ articles | length }}"
        return content | static | {f"theme/templates/{name}": text for name, text in theme.items()}

    def write(self, folder: Path, before: Site | None = None) -> None:
        """Bring the folder from the state `before` to this one, like an editor: only what changed."""
        old, new = before.files() if before else {}, self.files()
        for path in old.keys() - new.keys():
            (folder / path).unlink()
            with suppress(OSError):
                (folder / path).parent.rmdir()  # its name may be that of a file now
        for path, text in new.items():
            if old.get(path) != text:
                _write(folder / path, text)


def _write(file: Path, text: str) -> None:
    """A text as long as the one before is as old, too: size and time tell nothing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.stat() if file.exists() else None
    file.write_text(text, encoding="utf-8")
    if before and before.st_size == file.stat().st_size:
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def first_site() -> Site:
    """Seven files in all markups, with regions, tags, a translation, links and a page."""
    return Site(
        (
            Entry(ANCHOR, "Anchor", "It *stays* -- always.", category="old", tags=("calm",)),
            Entry("meeting", "A meeting", 'We "met".', "2026-03-02", category="old", link="news/report.md"),
            Entry(
                "report",
                "The report",
                "## Heading\n\n" + "Long text. " * 60,
                "2026-03-03",
                "news",
                tags=("calm", "loud"),
            ),
            Entry(
                "call",
                "A call",
                "Please help.",
                "2026-03-04",
                "news",
                author="The board",
                summary="Short.",
                slug="a-call",
            ),
            Entry("hand", "By hand", "Plain markup.", "2026-02-01", markup="html", category="old"),
            Entry("list", "A list", "Some words here.", "2026-01-01", markup="rst", tags=("loud",)),
            Entry("about", "About", "Who we are.", folder="pages", link="meeting.md"),
        ),
        pieces={"base": ("site:newest", "site:setting")},
        attachments={"a.txt": "one"},
    )
