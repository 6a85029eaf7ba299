"""The Nu HTML checker of the W3C, where it and Java are installed."""

from __future__ import annotations

from collections.abc import Iterator

from content_model.finding import Finding, Severity
from site_checks.check import Place, SiteCheck
from site_checks.nu_program import NuProgram, find_program, run_program
from site_checks.page import PageFacts
from site_checks.site import Site

HINT = "die Vorlage oder den Text an dieser Stelle berichtigen"


class NuChecker(SiteCheck):
    """HTML as the standard says; warnings too."""

    code = "html.nu"
    title = "HTML besteht den Nu-Checker"

    def reason_against(self, site: Site) -> str:
        """Java and the checker are there only where the tests run."""
        found = find_program(site.folder)
        if not site.pages:
            return "es keine Seiten gibt"
        return "" if isinstance(found, NuProgram) else found

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:
        """Every message about every page that could be read."""
        program = find_program(site.folder)
        if isinstance(program, NuProgram):
            for fault in run_program(program, site.folder, sorted(pages)):
                severity = Severity.ERROR if fault.is_error else Severity.WARNING
                place = Place(fault.line, fault.column)
                made = self.finding(fault.path, place, fault.text, HINT)
                yield Finding(
                    made.path, made.line, made.column, made.field, made.problem, made.hint, severity
                )
