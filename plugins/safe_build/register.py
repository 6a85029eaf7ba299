"""Enters what the last build published into content/.register.json: `python -m safe_build.register`."""

from __future__ import annotations

import sys
from pathlib import Path

from content_model.register import REGISTER_FILE, Update, parse_register, read_entry, register_text, updated
from safe_build.manifest import Manifest, read_manifest
from safe_build.places import Places
from safe_build.report import print_lines

WORDS = (("added", "neu"), ("changed", "geändert"), ("removed", "gelöscht"))


def write_register(content: Path, output: Path) -> Update:
    """Bring the register of `content` up to date with the last build of `output`.

    Raises OSError or ValueError if there is no manifest.
    """
    update, before = pending_update(content, read_manifest(Places.of(output).manifest))
    text = register_text(update.entries)
    if text != before:
        (content / REGISTER_FILE).write_text(text, encoding="utf-8", newline="\n")
    return update


def pending_update(content: Path, manifest: Manifest) -> tuple[Update, str]:
    """What a build adds to the register of `content`, and the register's text as it is."""
    entries = {entry_id: read_entry(raw) if raw else None for entry_id, raw in manifest.published.items()}
    file = content / REGISTER_FILE
    before = file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
    return updated(parse_register(before), entries), before


def main(content: Path = Path("content"), output: Path = Path("output")) -> int:
    """Write the register and tell what is new, changed or gone; 1 without a finished build."""
    try:
        update = write_register(content, output)
    except (OSError, ValueError, KeyError):
        print_lines([f"Für {output}/ gibt es noch keinen fertigen Bau. Zuerst: make html"])
        return 1
    told = [f"{word}: {one}" for name, word in WORDS for one in getattr(update, name)]
    print_lines([*told, f"In {content}/{REGISTER_FILE} stehen jetzt: {len(update.entries)}."])
    return 0


if __name__ == "__main__":
    sys.exit(main())
