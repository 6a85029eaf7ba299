"""Whether every page can be read and says what it is: text, document type, title, description."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from content_model.finding import Finding, Severity
from site_checks.check import START, PageCheck, Place, SiteCheck
from site_checks.page import Page, PageFacts
from site_checks.page_reading import UnreadablePage, read_page
from site_checks.references import Addresses
from site_checks.site import Site

PRESCAN = 1024  # bytes in which browsers look for the character set (HTML, 4.2.5.4)


class ReadablePages(SiteCheck):
    """Every .html file is a page."""

    code = "seiten.lesbar"
    title = "Jede Seite ist lesbar"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:
        """What could not be read is read again, to tell why."""
        if not site.pages:
            yield self.finding("", START, "der Ordner enthält keine Seite", "erst bauen: make html")
        addresses = Addresses(site)
        for path in site.pages:
            if path not in pages:
                try:
                    read_page(site, path, addresses)
                except UnreadablePage as fault:
                    yield self.finding(path, Place(fault.line), fault.problem, fault.hint)


class StartPage(SiteCheck):
    """Who opens the address of the site sees a page."""

    code = "seiten.start"
    title = "Startseite und Seite für falsche Adressen"

    def reason_against(self, site: Site) -> str:
        """Without pages another check speaks."""
        return "" if site.pages else "es keine Seiten gibt"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """Both files are there."""
        wanted = {"index.html": "die Startseite", "404.html": "die Seite für falsche Adressen"}
        for path, name in wanted.items():
            if path not in site.files:
                yield self.finding(path, START, f"{name} fehlt", f"eine Datei {path} bauen")


class Skeleton(PageCheck):
    """HTML 4.2.5.4, 13.1.1: document type and character set."""

    code = "seiten.geruest"
    title = "Dokumenttyp, Zeichensatz, Ansicht"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Document type, character set in the first kilobyte, a view that can be enlarged."""
        if page.markup.doctype.lower() != "doctype html":
            yield self.finding(page.path, START, "der Dokumenttyp fehlt", "in Zeile 1: <!DOCTYPE html>")
        charset = next((one for one in page.markup.all("meta") if "charset" in one.attributes), None)
        if charset is None or b"charset" not in page.data[:PRESCAN].lower():
            hint = "als Erstes in <head>: <meta charset='utf-8'>"
            yield self.finding(page.path, charset or START, "der Zeichensatz fehlt am Anfang", hint)
        yield from self._view(page)

    def _view(self, page: Page) -> Iterator[Finding]:
        view = page.markup.meta("viewport")
        hint = "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        if view is None:
            if not page.is_redirect:
                yield self.finding(page.path, START, "die Angabe zur Breite fehlt (viewport)", hint)
        elif any(
            word in view.get("content").replace(" ", "") for word in ("user-scalable=no", "maximum-scale")
        ):
            yield self.finding(page.path, view, "die Seite lässt sich nicht vergrößern", hint)


class Title(PageCheck):
    """WCAG 2.4.2."""

    code = "seiten.titel"
    title = "Titel und Beschreibung"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """One title, and one description where search engines may look."""
        titles = [one for one in page.markup.all("title") if one.parent and one.parent.tag != "svg"]
        if len(titles) != 1 or not titles[0].text:
            problem = f"die Seite hat {len(titles)} Titel" if len(titles) > 1 else "der Titel fehlt"
            yield self.finding(
                page.path, titles[-1] if titles else START, problem, "genau ein <title> mit Text"
            )
        description = page.markup.meta("description")
        if not (page.is_hidden or page.is_redirect) and not (description and description.get("content")):
            hint = "ein Satz in <meta name='description'>; im Kopf des Eintrags: kurz"
            yield self.finding(page.path, description or START, "die Beschreibung fehlt", hint)


class DifferentTitles(SiteCheck):
    """Two pages with one title cannot be told apart in tabs, bookmarks and search results."""

    code = "seiten.gleiche-titel"
    title = "Jede Seite hat ihren eigenen Titel"
    severity = Severity.WARNING

    def reason_against(self, site: Site) -> str:
        """Without pages there is nothing to compare."""
        return "" if site.pages else "es keine Seiten gibt"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """Pages that search engines may show."""
        by_title: dict[str, list[str]] = defaultdict(list)
        for path, page in sorted(pages.items()):
            if page.title and not (page.is_hidden or page.is_redirect):
                by_title[page.title].append(path)
        for title, paths in by_title.items():
            for path in paths[1:]:
                problem = f"der Titel „{title}“ steht schon auf {paths[0]}"
                yield self.finding(path, START, problem, "einen der beiden Titel genauer fassen")
