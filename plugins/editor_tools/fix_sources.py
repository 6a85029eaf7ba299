"""Corrects what is safe in the sources: `python -m editor_tools.fix_sources [--write] [FILE …]`."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from german_typography.source_fixes import fix_source

CONTENT = Path("content")
# It explains signs and shows wrong ones.
UNTOUCHED = "handbuch"


def find_sources(words: Sequence[str]) -> list[Path]:
    """The files that are named, or all entries below content/ but the handbook."""
    if words:
        return [Path(word) for word in words]
    found = (path for suffix in ("*.md", "*.markdown") for path in CONTENT.rglob(suffix))
    return sorted(path for path in found if UNTOUCHED not in path.parts)


def show_changes(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff."""
    return difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), path, path, n=1
    )


def fix_files(paths: Iterable[Path], *, write: bool) -> int:
    """Show every change, and make it if `write`; the number of files that change."""
    changed = 0
    for path in paths:
        before = path.read_bytes().decode("utf-8")
        after = fix_source(before)
        if after != before:
            changed += 1
            sys.stdout.writelines(show_changes(path.as_posix(), before, after))
            if write:
                path.write_bytes(after.encode("utf-8"))
    return changed


def main(words: Sequence[str]) -> int:
    """Do what the command line asks for; the exit code."""
    write = "--write" in words
    paths = find_sources([word for word in words if word != "--write"])
    try:
        changed = fix_files(paths, write=write)
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"Eine Datei lässt sich nicht lesen oder schreiben: {error}\n")
        return 1
    done = "geändert" if write else "zu ändern; mit --write wird geändert"
    sys.stdout.write(f"{changed} von {len(paths)} Dateien {done}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
