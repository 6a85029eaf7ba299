"""What a build made, as a file beside the output folder that checks and tests read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
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


_NAMES = [one.name for one in fields(Manifest)]
_BY_ENTRY = ("pages", "published")
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_PAGE_NAMES = [one.name for one in fields(PageRecord)]


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write the manifest; equal builds give equal bytes."""
    parts = {name: _text(getattr(manifest, name)) for name in _NAMES if name not in _BY_ENTRY}
    parts["pages"] = _joined({address: _page_text(page) for address, page in manifest.pages.items()})
    parts["published"] = _joined({one: _entry_text(entry) for one, entry in manifest.published.items()})
    path.write_text(f"{_joined(parts)}\n", encoding="utf-8")


def _joined(texts: Mapping[str, str]) -> str:
    """What `_text` gives for the values of these texts, in a fifth of the time: json indents in plain Python."""
    lines = ",\n".join(f"{_quoted(name)}: {texts[name]}" for name in sorted(texts))
    return "{\n " + lines.replace("\n", "\n ") + "\n}" if lines else "{}"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=str)


def _entry_text(entry: Mapping[str, object] | None) -> str:
    return "null" if entry is None else _joined({name: _quoted(value) for name, value in entry.items()})


@lru_cache(maxsize=100_000)
def _page_text(page: PageRecord) -> str:
    """Most stay the same from save to save in a preview."""
    return _text({name: getattr(page, name) for name in _PAGE_NAMES})


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
