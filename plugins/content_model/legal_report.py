"""Everything a site says against the law or does not say, out of its checked entries and facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from content_model.ageing_rules import ageing_findings, funding_findings
from content_model.catalogue import Catalogue, Record
from content_model.citation_rules import citation_findings
from content_model.document import Document
from content_model.finding import Finding
from content_model.header_names import rename_fields
from content_model.kept_results import KeptRows
from content_model.legal_rules import Provider, legal_findings
from content_model.models.project import Project
from content_model.site_facts import SiteFacts
from content_model.visibility import withheld_because

EDITORIAL = ("news", "report")


def law_findings(
    catalogue: Catalogue, source: Document, today: date, kept: KeptRows | None = None
) -> Iterator[Finding]:
    """Replaced laws in all texts, and facts that time has overtaken; `source` is netzwerk.yaml, `kept` are those of the last run."""
    records = list(catalogue.records.values())
    columns = ([one.document for one in records], [one.header for one in records])
    paths = [one.path for one in records]
    entries = [one.entry for one in records]
    for found in (kept or KeptRows()).of(
        today, paths, (*columns, entries), lambda row, _was: (*_of_record(records[row], today),)
    ):
        yield from found
    header = rename_fields(source, SiteFacts).header
    yield from citation_findings("facts", source, header)
    if catalogue.facts:
        yield from ageing_findings(source, header, catalogue.facts, today)


def _of_record(record: Record, today: date) -> Iterator[Finding]:
    if record.type != "handbook":
        yield from citation_findings(record.type, record.document, record.header)
    yield from _project_findings(record, today)


def duty_findings(catalogue: Catalogue, source: Document, today: date) -> Iterator[Finding]:
    """What netzwerk.yaml must say before anything is published; nothing is asked while it has mistakes."""
    if catalogue.facts:
        public = (one for one in catalogue.records.values() if _is_public(one, today))
        provider = Provider(catalogue.facts, any(one.type in EDITORIAL for one in public))
        yield from legal_findings(source, rename_fields(source, SiteFacts).header, provider)


def _is_public(record: Record, today: date) -> bool:
    return record.entry is not None and withheld_because(record.entry, today, published=True) is None


def _project_findings(record: Record, today: date) -> Iterator[Finding]:
    """Fundings of projects that still run; what a finished one was funded by is history."""
    project = record.entry
    if isinstance(project, Project) and _is_public(record, today):
        span = project.run_time
        if (
            span is None
            or span.open_end
            or span.start.year is None
            or (span.end or span.start).last_date >= today
        ):
            yield from funding_findings(record.document, record.header, project.funding, today)
