"""Rules about the laws that source texts cite: replaced ones are named with line and column."""

from __future__ import annotations

from collections.abc import Iterator

from content_model.document import Document, Header, Mark
from content_model.finding import Finding, Severity
from content_model.old_laws import OLD_LAWS, OLD_WORDS, Citation, find_citations
from german_typography.running_text import running_text

PRIVACY_PAGE = "datenschutz.md"
CITED_AS_VALID = ("page",)  # what is told of past years in news and reports may name the law of the time


def citation_findings(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """Citations of replaced laws in the header and text of one entry or of the site facts."""
    severity = Severity.PUBLISH if kind in ("facts", *CITED_AS_VALID) else Severity.WARNING
    for loc, value in header.texts():
        for citation in find_citations(value):
            yield _finding(document, header.value_mark(loc), str(loc[0]), citation, severity)
    for citation in _in_body(document.body):
        yield _finding(document, document.body_mark(citation.start), "", citation, severity)
    if document.path.endswith(f"/{PRIVACY_PAGE}"):
        for citation in find_citations(running_text(document.body), OLD_WORDS):
            mark = document.body_mark(citation.start)
            yield _finding(document, mark, "", citation, Severity.WARNING)


def _in_body(body: str) -> Iterator[Citation]:
    """Citations in the running text, and outdated addresses also in links; most bodies have none."""
    found = list(find_citations(body))
    yield from (one for one in found if one.law.is_address)
    if any(not one.law.is_address for one in found):
        yield from find_citations(running_text(body), [law for law in OLD_LAWS if not law.is_address])


def _finding(document: Document, mark: Mark, field: str, citation: Citation, severity: Severity) -> Finding:
    words = " ".join(citation.words.split())
    return document.finding(mark, field, f"„{words}“: {citation.law.problem}", citation.law.hint, severity)
