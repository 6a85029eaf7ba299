"""What a page may weigh on the wire, by its type; a kilobyte has 1,000 bytes, gzip at level 6."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from content_model.finding import Finding, Severity
from site_checks.check import START, FileCheck, PageCheck
from site_checks.markup import Element
from site_checks.page import Page
from site_checks.references import Fate
from site_checks.site import Site
from site_checks.site_file import SiteFile
from site_checks.weights import packed_size, script_files

READING = frozenset(("news", "report", "page", "legal", "material", "not_found"))
ARTICLE = 9_000
PAGES = {"start": 14_000, "month": 14_000, **dict.fromkeys(READING, ARTICLE)}
SCRIPTS = 10_000
SEARCH = frozenset(("search",))
DATA = 6_000  # of the finder, for one Land


def _by_type(site: Site) -> str:
    if site.manifest is None:
        return "die Arten der Seiten nicht bekannt sind (das Verzeichnis des Baus fehlt)"
    return "" if site.pages else "es keine Seiten gibt"


def _number(bytes_: int) -> str:
    """`1234` → `1.234`."""
    return f"{bytes_:,}".replace(",", ".")


class PageWeight(PageCheck):
    """HTML and style sheets together, the first thing every visitor waits for."""

    code = "gewicht.seite"
    title = "HTML und Stilvorlagen bleiben im Budget ihrer Seitenart"
    severity = Severity.WARNING

    def reason_against(self, site: Site) -> str:
        """Budgets depend on the type of a page."""
        return _by_type(site)

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Articles count without pictures only."""
        budget = PAGES.get(page.type)
        if budget is None or (budget == ARTICLE and _shows_pictures(page)):
            return
        parts = {page.path: packed_size(page.data)}
        for reference in page.references:
            if "stylesheet" in reference.element.get("rel") and reference.target.fate is Fate.FOUND:
                parts[reference.target.path] = packed_size(page.site.read(reference.target.path))
        total = sum(parts.values())
        if total > budget:
            named = " + ".join(f"{PurePosixPath(path).name} {_number(size)}" for path, size in parts.items())
            problem = f"{_number(total)} Byte ({named}), {_number(total - budget)} mehr als {_number(budget)} ({page.type})"
            yield self.finding(page.path, START, problem, "den Text teilen oder die Stilvorlage verkleinern")


def _shows_pictures(page: Page) -> bool:
    main: Element | None = page.markup.first("main")
    return main is not None and any(one.tag in {"img", "svg", "video"} for one in main.elements())


class ScriptWeight(PageCheck):
    """No script on pages that are read; little on those that help to find something."""

    code = "gewicht.skripte"
    title = "Skripte bleiben im Budget ihrer Seitenart"

    def reason_against(self, site: Site) -> str:
        """Budgets depend on the type of a page."""
        return _by_type(site)

    def look_at(self, page: Page) -> Iterator[Finding]:
        """All scripts of the page and what they import."""
        if page.type in SEARCH or not page.type:
            return
        budget = 0 if page.type in READING else SCRIPTS
        parts = {path: packed_size(page.site.read(path)) for path in script_files(page)}
        total = sum(parts.values())
        if total > budget:
            named = " + ".join(f"{PurePosixPath(path).name} {_number(size)}" for path, size in parts.items())
            problem = f"Skripte mit {_number(total)} Byte ({named}), {_number(total - budget)} mehr als {_number(budget)} ({page.type})"
            yield self.finding(
                page.path, START, problem, "Skripte entfernen oder erst auf der Seite der Suche laden"
            )


class FinderWeight(FileCheck):
    """Tables that a script loads to answer a postcode."""

    code = "gewicht.ortssuche"
    title = "Daten der Ortssuche bleiben im Budget"
    suffixes = (".json",)
    reads_large = True

    def reason_against(self, site: Site) -> str:
        """Only the site's own tables are meant."""
        found = any(_is_finder(path) for path in site.with_suffix(*self.suffixes))
        return "" if found else "es keine Daten der Ortssuche gibt"

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """The size of one table."""
        if _is_finder(file.path) and (size := packed_size(file.data)) > DATA:
            problem = f"{_number(size)} Byte, {_number(size - DATA)} mehr als {_number(DATA)}"
            yield self.finding(file.path, START, problem, "die Tabelle auf das eigene Land begrenzen")


def _is_finder(path: str) -> bool:
    return PurePosixPath(path).match("orte/daten*.json")
