"""What search engines are told: sitemap, robots.txt, own addresses of pages."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from content_model.finding import Finding
from site_checks.check import START, PageCheck, Place, SiteCheck
from site_checks.page import Page, PageFacts
from site_checks.site import LARGEST_TEXT, Site
from site_checks.xml_files import BadXml, parse_xml

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST_ADDRESSES = 50_000
UNKNOWN_ADDRESS = "die Adresse der Website nicht bekannt ist (--site-url)"


def _unfit(site: Site) -> str:
    if site.manifest and not site.manifest.is_published:
        return "es eine Vorschau ist"
    if not site.pages:
        return "es keine Seiten gibt"
    return "" if site.site_url else UNKNOWN_ADDRESS


class Sitemap(SiteCheck):
    """sitemaps.org 0.9: the set of pages that search engines may show."""

    code = "suche.sitemap"
    title = "Die Sitemap nennt genau die öffentlichen Seiten"

    def reason_against(self, site: Site) -> str:
        """Only of a published site."""
        return _unfit(site)

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:
        """Pages too few, too many, twice."""
        path = "sitemap.xml"
        if path not in site.files or site.files[path] > LARGEST_TEXT * 10:
            yield self.finding(path, START, "die Sitemap fehlt", "eine Datei sitemap.xml bauen")
            return
        try:
            root = parse_xml(site.read(path))
        except BadXml as fault:
            yield self.finding(path, Place(fault.line, fault.column), fault.problem, "die Datei neu bauen")
            return
        if root.tag == f"{SITEMAP}sitemapindex":
            return
        named = [(one.text or "").strip() for one in root.iterfind(f"{SITEMAP}url/{SITEMAP}loc")]
        for problem, hint in _sitemap_faults(named, _public(site, pages)):
            yield self.finding(path, START, problem, hint)


def _public(site: Site, pages: dict[str, PageFacts]) -> set[str]:
    shown = (
        path for path, page in pages.items() if not (page.is_hidden or page.is_redirect or path == "404.html")
    )
    return {quote(site.address(path), safe=":/") for path in shown}


def _sitemap_faults(named: list[str], public: set[str]) -> Iterator[tuple[str, str]]:
    listed = {quote(one, safe=":/%") for one in named}
    for address in sorted(public - listed):
        yield f"{address} fehlt in der Sitemap", "die Seite aufnehmen oder noindex setzen"
    for address in sorted(listed - public):
        yield f"{address} ist keine öffentliche Seite", "aus der Sitemap nehmen"
    if len(listed) < len(named):
        yield "eine Adresse steht zweimal in der Sitemap", "jede nur einmal nennen"
    if len(named) > MOST_ADDRESSES:
        yield (
            f"die Sitemap nennt {len(named)} Adressen",
            f"nach {MOST_ADDRESSES} auf mehrere Dateien verteilen",
        )


class Robots(SiteCheck):
    """RFC 9309."""

    code = "suche.robots"
    title = "robots.txt passt zur Form der Website"

    def reason_against(self, site: Site) -> str:
        """Hosts read the file only at the root of a domain."""
        return "" if site.pages else "es keine Seiten gibt"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """Published: everything allowed, sitemap named. Preview: everything forbidden."""
        path = "robots.txt"
        if path not in site.files:
            yield self.finding(path, START, "robots.txt fehlt", "eine Datei robots.txt bauen")
            return
        lines = [line.strip() for line in site.read(path).decode("utf-8", "replace").splitlines()]
        closed = next(
            (number for number, line in enumerate(lines, 1) if line.replace(" ", "") == "Disallow:/"), 0
        )
        if site.manifest and not site.manifest.is_published:
            if not closed:
                yield self.finding(path, START, "die Vorschau sperrt Suchmaschinen nicht aus", "Disallow: /")
        elif closed:
            yield self.finding(path, Place(closed), "Suchmaschinen sind ausgesperrt", "Allow: /")
        elif site.site_url and f"Sitemap: {site.site_url}/sitemap.xml" not in lines:
            hint = f"Sitemap: {site.site_url}/sitemap.xml"
            yield self.finding(path, START, "robots.txt nennt die Sitemap nicht", hint)


class OwnAddresses(PageCheck):
    """RFC 6596; Open Graph."""

    code = "suche.adresse"
    title = "Jede öffentliche Seite nennt ihre eigene Adresse"

    def reason_against(self, site: Site) -> str:
        """Only of a published site."""
        return _unfit(site)

    def look_at(self, page: Page) -> Iterator[Finding]:
        """`canonical` and `og:url` are the page's address."""
        if page.is_hidden or page.is_redirect or page.is_for_missing_addresses:
            return
        own = page.site.address(page.path)
        links = page.markup.link("canonical")
        named = [(one, one.get("href")) for one in links]
        if len(links) != 1:
            problem = f"die Seite nennt {len(links)} eigene Adressen"
            yield self.finding(page.path, START, problem, f'<link rel="canonical" href="{own}">')
        if shared := page.markup.meta("og:url", "property"):
            named.append((shared, shared.get("content")))
        for element, address in named:
            if quote(address, safe=":/%") != quote(own, safe=":/%"):
                yield self.finding(page.path, element, f"„{address}“ ist nicht die Adresse dieser Seite", own)
