"""The index of a build in which few pages differ from the last one's: the former one, changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from site_search.documents import Copy, Document
from site_search.index_change import changed_index
from site_search.index_files import Index, NoChangeError
from site_search.index_program import FOLDER, below_site, small_index
from site_search.index_service import IndexFailure
from site_search.stable_index import Files

_FIRST = "#"  # no page can have this address
_FEW = 0.05
"""Of so many of the pages on, it takes longer to change the index than to make it."""
_PLAIN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Former:
    """The last index, by the addresses of its files, and the copies that it was made of."""

    files: Files
    documents: Sequence[Copy]


def update_index(former: Former, documents: Sequence[Copy], lang: str, program: Path) -> Files | None:
    """The files of the index of these documents by their addresses; None if it has to be made anew."""
    changed = [pair for pair in zip(former.documents, documents, strict=False) if pair[0] != pair[1]]
    is_same_order = [one.address for one in former.documents] == [one.address for one in documents]
    if not changed or not is_same_order or len(changed) > max(_FEW * len(documents), 1):
        return None
    files = {name.removeprefix(f"{FOLDER}/"): data for name, data in former.files.items()}
    try:
        index = Index.of(files)
        first = _with_all_facts(index.facts)
        before, after = (
            Index.of(small_index((first, *ones), lang, program)) for ones in zip(*changed, strict=True)
        )
        return below_site(changed_index(index, before, after, len(changed)))
    except (NoChangeError, IndexFailure):
        return None


def _with_all_facts(names: Sequence[str]) -> Document:
    """A document with each of these facts; raises NoChangeError."""
    if not all(map(_PLAIN.fullmatch, names)):
        raise NoChangeError
    facts = "".join(f'<i data-pagefind-meta="{name}[title]" title="x"></i>' for name in names)
    return Document(_FIRST, f"<!DOCTYPE html><html><body data-pagefind-body>{facts}<p>x</p></body></html>")
