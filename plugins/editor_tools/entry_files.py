"""Files that commands write for editors: a YAML header in the kit's style, numbered names, nothing overwritten."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import yaml

ENDLESS = 10**9


class _HeaderDumper(yaml.SafeDumper):
    """YAML as editors write it: the reader takes every value as text, so `18:00` needs no quotes."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # as PyYAML declares it

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002, FBT001, FBT002
        """List items stand two blanks to the right of their field."""
        return super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        """The reader knows no aliases."""
        del data
        return True


def header_text(values: Mapping[str, Any]) -> str:
    """The lines of a header: text, lists and mappings of text, in their order, each value on one line."""
    return yaml.dump(dict(values), Dumper=_HeaderDumper, allow_unicode=True, sort_keys=False, width=ENDLESS)


def entry_text(values: Mapping[str, Any], body: str = "", remarks: Sequence[str] = ()) -> str:
    """A whole entry; `remarks` are comments at the end of the header, one line each."""
    notes = "".join(f"# {' '.join(remark.split())}\n" for remark in remarks)
    text = f"\n{body.strip()}\n" if body.strip() else ""
    return f"---\n{header_text(values)}{notes}---\n{text}"


def free_name(name: str, taken: Collection[str], first: int = 2) -> str:
    """The name, or from `name-first` on the first one that nobody has.

    >>> free_name("fest", {"fest", "fest-2"})
    'fest-3'
    """
    if name not in taken:
        return name
    return next(numbered for number in count(first) if (numbered := f"{name}-{number}") not in taken)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises FileExistsError rather than overwrite one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
