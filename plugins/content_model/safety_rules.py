"""What a page offers to people in need or in danger must be there: numbers, a way out."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator

from content_model.finding import Finding, Severity
from content_model.models.parts import SafetyFields
from content_model.site_facts import SiteFacts

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record


def safety_findings(records: Iterable[Record], facts: SiteFacts | None) -> Iterator[Finding]:
    """Entries that ask for what netzwerk.yaml does not have."""
    if facts is None:
        return
    for record in records:
        entry = record.partial
        if not isinstance(entry, SafetyFields):
            continue
        if entry.crisis_bar and not facts.crisis:
            yield _missing(
                record, "krisenhinweis", "keine Nummern", "hilfe_sofort: mit titel: und telefon: ergänzen"
            )
        if entry.quick_exit and not facts.quick_exit:
            hint = "schneller_ausstieg: https://… ergänzen, eine unverfängliche Seite wie ein Wetterbericht"
            yield _missing(record, "schneller_ausstieg", "kein Ziel", hint)


def _missing(record: Record, field: str, what: str, hint: str) -> Finding:
    mark = record.header.value_mark((field,))
    problem = f"content/netzwerk.yaml nennt dafür {what}"
    return record.document.finding(mark, field, problem, f"dort {hint}", Severity.WARNING)
