"""What a build made, as a file beside the output folder that checks and tests read."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from content_model.build import Build, BuildForm, PageRecord
from content_model.register import raw_entry


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every written page by address, every source that is part of one or was withheld.

    `published` holds what belongs into the register, None for what is deleted for good; `since`
    the day from which an entry is public, where it is bound to one.
    """

    form: BuildForm
    day: date
    pages: dict[str, PageRecord]
    parts: dict[str, str]
    withheld: dict[str, str]
    published: dict[str, dict[str, object] | None] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)

    @classmethod
    def of(cls, build: Build) -> Manifest:
        """The manifest of a finished build."""
        published = {
            entry_id: raw_entry(entry) if entry else None for entry_id, entry in build.published.items()
        }
        return cls(
            build.form,
            build.today,
            dict(build.pages),
            dict(build.parts),
            dict(build.withheld),
            published,
            dict(build.since),
        )


Parts = dict[str, tuple[object, str]]
"""The parts of a manifest as they were written last, each with its text."""


def write_manifest(manifest: Manifest, path: Path, written: Parts | None = None) -> None:
    """Write the manifest; equal builds give equal bytes. Parts that are as in `written` need no new text.

    Not indented: json would do that in plain Python, which takes five times as long.
    """
    written = {} if written is None else written
    for name in _NAMES[Manifest]:
        value = getattr(manifest, name)
        if name not in written or written[name][0] != value:
            written[name] = value, json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)
    text = ", ".join(f'"{name}": {written[name][1]}' for name in sorted(written))
    path.write_text(f"{{{text}}}\n", encoding="utf-8")


def _plain(value: object) -> object:
    if names := _NAMES.get(type(value)):
        return {name: getattr(value, name) for name in names}
    return str(value)


# Asking for the fields of each of thousands of records takes longer than writing them.
_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(kind)) for kind in (Manifest, PageRecord)
}


def read_manifest(path: Path) -> Manifest:
    """Read what `write_manifest` wrote; OSError or ValueError if it is not there or not whole."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Manifest(
        form=BuildForm(raw["form"]),
        day=date.fromisoformat(raw["day"]),
        pages={address: _read_page(page) for address, page in raw["pages"].items()},
        parts=raw["parts"],
        withheld=raw["withheld"],
        published=raw["published"],
        since={entry_id: date.fromisoformat(day) for entry_id, day in raw["since"].items()},
    )


def _read_page(raw: dict[str, Any]) -> PageRecord:
    return PageRecord(**raw | {"inputs": tuple(raw["inputs"]), "withheld": tuple(raw["withheld"])})
