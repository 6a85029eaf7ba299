"""Plain lists of words as a source of the catalogues: what Babel calls an extraction method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO


def extract_lines(
    fileobj: BinaryIO, keywords: object, comment_tags: object, options: Mapping[str, str]
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Each line that is neither empty nor a comment (`#`) as a message; Babel hands over more than a list needs."""
    del keywords, comment_tags, options
    for number, line in enumerate(fileobj.read().decode().splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, "_", line.strip(), []
