"""Talking with Pagefind: answers belong to questions by their order alone."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from site_search.index_service import NewIndex, open_service


def answering(folder: Path, *payloads: Mapping[str, object]) -> Path:
    """A program that gives all its answers at once, then reads on as Pagefind does."""
    said = b"".join(b64encode(json.dumps({"payload": payload}).encode()) + b"," for payload in payloads)
    program = folder / "program"
    program.write_text(f"#!/bin/sh\nprintf %s '{said.decode()}'\nexec cat >/dev/null\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_answers_that_come_together_are_told_apart(tmp_path: Path) -> None:
    pages = [f"{number}/" for number in range(40)]
    program = answering(
        tmp_path,
        {"type": "NewIndex", "index_id": 7},
        *({"type": "IndexedFile", "page_url": page} for page in pages),
        {"type": "GetFiles", "files": [{"path": "a", "content": b64encode(b"1").decode()}]},
    )
    with open_service(program, {}, 60) as service:
        index = NewIndex.of(service, "de", ())
        for page in pages:
            index.add(page, "<p>")
        assert (index.number, index.files()) == (7, {"a": b"1"})
