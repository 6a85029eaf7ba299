"""Two words whose pages would have one address, such as „C“ and „C#“: a finding where the second one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from content_model.document import START, Document, Mark
from content_model.fields.spelling import quoted
from content_model.finding import Finding

HINT = "eines von beiden anders schreiben; unter vokabular: in netzwerk.yaml steht, welche Wörter gelten"


def same_address_finding(word: str, address: str, documents: Sequence[Document]) -> Finding:
    """A finding at the first place of a header that names `word`, else on the last of the documents."""
    problem = f"{quoted(word)} bekäme dieselbe Adresse wie ein anderes Wort: /{address}"
    places = ((document, mark) for document in documents for mark in _marks(document, word))
    document, mark = next(places, (documents[-1], START))
    return document.finding(mark, "", problem, HINT)


def _marks(document: Document, word: str) -> Iterator[Mark]:
    for loc, mark in document.header.marks.items():
        value: object = document.header.values
        for part in loc:
            value = value[part] if isinstance(value, (dict, list)) else None  # type: ignore[index]
        if isinstance(value, str) and word in {one.strip() for one in re.split("[,;]", value)}:
            yield mark
