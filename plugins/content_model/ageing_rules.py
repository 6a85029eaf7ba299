"""Facts that time has overtaken: a statement of last year, a funding that has ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from content_model.document import Document, Header, Loc
from content_model.finding import Finding, Severity
from content_model.models.parts import Funding
from content_model.site_facts import SiteFacts

YEARLY = "§ 7 Abs. 5 BITV 2.0"
A_YEAR = timedelta(days=366)
GRANT = "Nebenbestimmungen des Zuwendungsbescheids"


def ageing_findings(source: Document, header: Header, facts: SiteFacts, today: date) -> Iterator[Finding]:
    """Warnings about netzwerk.yaml: the statement on accessibility and the site's own fundings."""
    yield from _statement(source, header, facts, today)
    yield from funding_findings(source, header, facts.funding, today)


def funding_findings(
    source: Document, header: Header, funding: Sequence[Funding], today: date
) -> Iterator[Finding]:
    """Warnings about fundings that ended or do not say when, or without the words that funders prescribe."""
    for at, one in enumerate(funding):
        loc: Loc = header.typed_loc(("foerderung", at))
        if one.end is None:
            problem = f"es fehlt, wann die Förderung endet ({GRANT})"
            yield _warn(source, header, (*loc, "bis"), problem, "bis: 31.12.2026")
        elif one.end < today:
            problem = (
                f"die Förderung endete am {one.end:%d.%m.%Y}, der Hinweis wird nicht mehr gezeigt ({GRANT})"
            )
            hint = "bis: den neuen letzten Tag eintragen oder den Eintrag löschen"
            yield _warn(source, header, (*loc, "bis"), problem, hint)
        if not (one.note or one.logo or not isinstance(one.funder, str)):
            problem = f"es fehlt der Wortlaut, den der Förderer vorschreibt ({GRANT})"
            yield _warn(
                source, header, (*loc, "hinweis"), problem, "hinweis: Gefördert von der Stadt Rostock."
            )


def _statement(source: Document, header: Header, facts: SiteFacts, today: date) -> Iterator[Finding]:
    statement = facts.accessibility
    if statement is None or statement.date is None:
        return
    renewed = statement.valid_until or statement.date + A_YEAR
    if renewed < today:
        problem = f"die Erklärung zur Barrierefreiheit ist vom {statement.date:%d.%m.%Y} ({YEARLY})"
        hint = f"die Website neu prüfen, dann stand: {today:%d.%m.%Y}"
        yield _warn(source, header, ("barrierefreiheit", "stand"), problem, hint)


def _warn(source: Document, header: Header, loc: Loc, problem: str, hint: str) -> Finding:
    field = ".".join(part for part in loc if isinstance(part, str))
    return source.finding(header.value_mark(loc), field, problem, hint, Severity.WARNING)
