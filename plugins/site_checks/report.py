"""What a run says: findings, a table in German, JSON, annotations for GitHub, a summary for its job page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from content_model.annotations import annotation
from content_model.finding import Finding, Severity
from site_checks.check import Outcome, Result
from site_checks.site import Site

MOST_SHOWN = 20  # findings of one check; one slip in a template is on every page


def fails(results: Iterable[Result]) -> bool:
    """Whether any finding is more than a note."""
    return any(is_error(finding) for result in results for finding in result.findings)


def is_error(finding: Finding) -> bool:
    """Whether this finding keeps a site from being published."""
    return finding.severity is not Severity.WARNING


def finding_lines(results: Iterable[Result]) -> Iterator[str]:
    """The findings, at most twenty of each check."""
    for result in results:
        yield from map(str, result.findings[:MOST_SHOWN])
        if (more := len(result.findings) - MOST_SHOWN) > 0:
            yield f"… und {more} weitere ({result.code}; alle mit --json)"


def table_lines(results: Sequence[Result]) -> list[str]:
    """One line for each check: code, result, title."""
    width = max((len(result.code) for result in results), default=0)
    words = [_result_words(result) for result in results]
    room = max((len(one) for one, _ in words), default=0)
    return [
        f"{result.code:{width}}  {word:{room}}  {result.title}{reason}"
        for result, (word, reason) in zip(results, words, strict=True)
    ]


def last_line(site: Site, results: Sequence[Result]) -> str:
    """How many pages and files, how many checks with which result."""
    failed = sum(any(map(is_error, result.findings)) for result in results)
    noted = sum(bool(result.findings) for result in results) - failed
    fine = sum(result.outcome is Outcome.OK for result in results)
    skipped = sum(result.outcome is Outcome.NOT_APPLICABLE for result in results)
    return (
        f"{len(site.pages)} Seiten, {len(site.files)} Dateien: {fine} Prüfungen in Ordnung, "
        f"{failed} mit Fehlern, {noted} mit Hinweisen, {skipped} nicht gemacht"
    )


def json_text(site: Site, results: Sequence[Result]) -> str:
    """All results for programs; equal runs give equal text."""
    data = {
        "base": site.base,
        "site_url": site.site_url,
        "pages": len(site.pages),
        "files": len(site.files),
        "ok": not fails(results),
        "checks": [
            {
                "code": result.code,
                "title": result.title,
                "outcome": result.outcome,
                "reason": result.reason,
                "findings": [asdict(finding) for finding in result.findings],
            }
            for result in results
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def github_lines(site: Site, results: Iterable[Result]) -> Iterator[str]:
    """Workflow commands; a page that has a source is annotated there, where editors can mend it."""
    for result in results:
        for finding in result.findings[:MOST_SHOWN]:
            source = site.manifest.sources.get(finding.path) if site.manifest else None
            file = source or f"{site.folder.as_posix()}/{finding.path}"
            line = 1 if source else finding.line
            kind = "error" if is_error(finding) else "warning"
            yield annotation(kind, (file, line), result.title, str(finding))


def summary_text(site: Site, results: Sequence[Result]) -> str:
    """Markdown for the job page."""
    lines = [
        f"## Prüfung der Website unter {site.base}",
        "",
        last_line(site, results),
        "",
        "| Prüfung | Ergebnis |",
        "|---|---|",
    ]
    for result in results:
        word, reason = _result_words(result)
        lines.append(f"| {_cell(result.title)} (`{result.code}`) | {_cell(word + reason)} |")
    found = [finding for result in results for finding in result.findings[:MOST_SHOWN]]
    if found:
        lines += ["", "### Befunde", "", *(f"- {_cell(str(finding))}" for finding in found)]
    return "\n".join(lines) + "\n"


def _result_words(result: Result) -> tuple[str, str]:
    """The result in a word or two, and the reason where there is one."""
    if result.outcome is Outcome.NOT_APPLICABLE:
        return "nicht geprüft", f" – nicht geprüft, weil {result.reason}"
    errors = sum(map(is_error, result.findings))
    notes = len(result.findings) - errors
    named = [*([f"{errors} Fehler"] if errors else []), *([_counted_notes(notes)] if notes else [])]
    return ", ".join(named) or "in Ordnung", ""


def _counted_notes(count: int) -> str:
    return "1 Hinweis" if count == 1 else f"{count} Hinweise"


def _cell(text: str) -> str:
    """A text that cannot end a cell, open an element or start emphasis."""
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", " ")
