"""Whether the ways from page to page end where they should, and reach every page."""

from __future__ import annotations

from collections.abc import Iterator

from content_model.finding import Finding, Severity
from site_checks.check import START, Place, SiteCheck
from site_checks.page import PageFacts
from site_checks.site import Site


class Fragments(SiteCheck):
    """A link to a place on a page needs that place."""

    code = "links.sprungmarke"
    title = "Sprungmarken gibt es auf der Zielseite"

    def reason_against(self, site: Site) -> str:
        """Without pages there are no links."""
        return "" if site.pages else "es keine Seiten gibt"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """Every fragment is an id of its page; `#top` always works (HTML, 7.4.6.4)."""
        for page in pages.values():
            for way in page.ways:
                target = pages.get(way.path)
                if (
                    way.fragment
                    and target
                    and way.fragment.lower() != "top"
                    and way.fragment not in target.ids
                ):
                    if way.fragment.startswith(":~:"):
                        continue
                    problem = f"„#{way.fragment}“ gibt es nicht auf {way.path}"
                    hint = f'dort id="{way.fragment}" setzen oder den Link berichtigen'
                    yield self.finding(page.path, Place(way.line, way.column), problem, hint)


class Redirects(SiteCheck):
    """Links lead to the page itself; redirects are for addresses that others remember."""

    code = "links.umleitung"
    title = "Links und Umleitungen führen ohne Umweg zum Ziel"

    def reason_against(self, site: Site) -> str:
        """Without pages there are no links."""
        return "" if site.pages else "es keine Seiten gibt"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """No way of any page ends on a redirect."""
        for page in pages.values():
            for way in page.ways:
                target = pages.get(way.path)
                if target and target.is_redirect and (target is not page or page.is_redirect):
                    kind = "die Umleitung führt" if page.is_redirect else "der Link führt"
                    problem = f"{kind} auf {way.path}, das selbst eine Umleitung ist"
                    yield self.finding(
                        page.path, Place(way.line, way.column), problem, "das letzte Ziel eintragen"
                    )


class HiddenTargets(SiteCheck):
    """What visitors see does not lead to what is not meant for them."""

    code = "links.entwurf"
    title = "Veröffentlichte Seiten verweisen nicht auf Entwürfe"
    severity = Severity.WARNING

    def reason_against(self, site: Site) -> str:
        """In previews everything leads everywhere."""
        if site.manifest and not site.manifest.is_published:
            return "es eine Vorschau ist"
        return "" if site.pages else "es keine Seiten gibt"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """No indexable page links to a page with noindex."""
        for page in pages.values():
            if page.is_hidden or page.is_redirect:
                continue
            for way in page.ways:
                target = pages.get(way.path)
                if target and target.is_hidden and not target.is_redirect:
                    problem = f"der Link führt auf {way.path}, das Suchmaschinen auslassen sollen (noindex)"
                    hint = "die Seite veröffentlichen oder den Link entfernen"
                    yield self.finding(page.path, Place(way.line, way.column), problem, hint)


class Orphans(SiteCheck):
    """Nobody finds a page that no other page links to."""

    code = "links.verwaist"
    title = "Jede Seite ist von der Startseite aus zu erreichen"

    def reason_against(self, site: Site) -> str:
        """The way begins at the start page."""
        return "" if "index.html" in site.files else "es keine Startseite gibt"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """Indexable pages that links do not reach."""
        reached, waiting = {"index.html"}, ["index.html"]
        while waiting:
            page = pages.get(waiting.pop())
            new = {way.path for way in page.ways if not way.is_resource} - reached if page else set()
            reached |= new
            waiting += new
        for path, page in sorted(pages.items()):
            if path not in reached and not (page.is_hidden or page.is_redirect):
                problem = "keine Kette von Links führt von der Startseite hierher"
                yield self.finding(path, START, problem, "die Seite in einer Liste oder im Menü verlinken")
