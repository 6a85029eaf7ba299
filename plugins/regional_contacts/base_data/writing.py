"""The data files: JSON with one record a line, sorted, so that a new version shows what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_records(file: Path, sections: Mapping[str, Mapping[str, Any] | str]) -> None:
    """Write each section as one line, or as one line a record, in the order of its keys."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = ",\n".join(f"{_json(name)}:{_section(section)}" for name, section in sections.items())
    file.write_text(f"{{\n{text}\n}}\n", encoding="utf-8", newline="\n")


def _section(section: Mapping[str, Any] | str) -> str:
    if isinstance(section, str):
        return _json(section)
    records = ",\n".join(f"{_json(key)}:{_json(section[key])}" for key in sorted(section))
    return f"{{\n{records}\n}}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
