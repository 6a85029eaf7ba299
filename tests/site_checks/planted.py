"""Plants the faults of fault_table.yaml into the right site."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from tests.site_checks.right_site import right_files, right_manifest, write_site


def plant(folder: Path, case: dict[str, Any]) -> Path:
    """Writes the right site with one fault; gives the output folder.

    `edit` holds old and new text of a file, `write` whole files, `delete` names, `random` letters
    that no compression shortens to be added, `form` the form of the build, `base` the path of the site.
    """
    files = right_files(case.get("base", ""))
    for path, (old, new) in case.get("edit", {}).items():
        text = files[path].decode() if isinstance(files[path], bytes) else str(files[path])
        assert old in text, f"{old} is not in {path}"
        files[path] = text.replace(old, new, 1)
    files |= case.get("write", {})
    for path, count in case.get("random", {}).items():
        files[path] = f"{files.get(path, '')}/* {_random_letters(count)} */"
    for path in case.get("delete", ()):
        del files[path]
    return write_site(folder, files, right_manifest() | {"form": case.get("form", "publish")})


def _random_letters(count: int) -> str:
    drawn = random.Random(1)  # noqa: S311 (the same letters in every run)
    return "".join(drawn.choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", k=count))
