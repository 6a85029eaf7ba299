"""Whether every address of every page leads somewhere, and without a detour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from content_model.finding import Finding, Severity
from site_checks.check import FileCheck, PageCheck
from site_checks.page import Page
from site_checks.references import PICTURE_LISTS, Fate, Reference, picture_candidates
from site_checks.site import Site
from site_checks.site_file import SiteFile
from site_checks.style_sheets import addresses_in

RESIDUE = re.compile(r"\{(?:filename|static|attach|author|category|tag|index)\}|%7B|\{\{|\{%", re.IGNORECASE)
DATA = "data:"  # holds a whole drawing, with all its signs
SOURCES = (".md", ".markdown", ".rst", ".docx~", ".yaml")
LOCAL_HOSTS = re.compile(r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d+)?$")
MISTYPED = re.compile(r"https?(?:;?//|:/(?!/)|:(?!/)|://https?[:/])|www\.", re.IGNORECASE)
DIGITS = re.compile(r"\+?[\d().\s/-]+$")
DESCRIPTOR = re.compile(r"(?:[1-9]\d*w|\d+(?:\.\d+)?x)?$")


class _ReferenceCheck(PageCheck):
    """Looks at each address of a page by its fate."""

    fate: ClassVar[Fate]

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Every address that ends so."""
        for reference in page.references:
            is_meant = not (page.holds_examples or _is_residue(reference.address))
            if reference.target.fate is self.fate and is_meant:
                problem, hint = self.tell(page, reference)
                yield self.finding(page.path, reference.element, problem, hint)

    def tell(self, page: Page, reference: Reference) -> tuple[str, str]:
        """What is wrong with the address and how it is right."""
        raise NotImplementedError


def _is_residue(address: str) -> bool:
    return bool(RESIDUE.search(address))


class LinkTargets(_ReferenceCheck):
    """Every address of the site has its file."""

    code = "links.ziel"
    title = "Links und eingebundene Dateien führen zu einer Datei"
    fate = Fate.MISSING

    def tell(self, page: Page, reference: Reference) -> tuple[str, str]:  # noqa: ARG002
        """The file that was looked for."""
        hint = "den Link berichtigen oder die Datei ergänzen"
        return f"„{reference.address}“ führt ins Leere: es gibt keine Datei „{reference.target.path}“", hint


class LetterCase(_ReferenceCheck):
    """GitHub Pages tells capital letters from small ones; Windows and macOS do not."""

    code = "links.schreibweise"
    title = "Groß- und Kleinschreibung der Links stimmt"
    fate = Fate.OTHER_CASE

    def tell(self, page: Page, reference: Reference) -> tuple[str, str]:  # noqa: ARG002
        """The file as it is really called."""
        hint = f"genau so schreiben: {reference.target.path}"
        return f"„{reference.address}“ stimmt nur bis auf die Groß- und Kleinschreibung", hint


class FolderLinks(_ReferenceCheck):
    """A folder without its slash costs a second request."""

    code = "links.ordner"
    title = "Links auf Ordner enden mit einem Schrägstrich"
    severity = Severity.WARNING
    fate = Fate.FOLDER

    def tell(self, page: Page, reference: Reference) -> tuple[str, str]:  # noqa: ARG002
        """The address with its slash."""
        return f"„{reference.address}“ führt über eine Umleitung", "am Ende der Adresse ein / ergänzen"


class BasePath(_ReferenceCheck):
    """The well-known fault of project pages: `/kontakt/` instead of `/netzwerk/kontakt/`."""

    code = "links.unterpfad"
    title = "Links bleiben unter dem Pfad der Website"
    fate = Fate.OUTSIDE

    def reason_against(self, site: Site) -> str:
        """At the root of a host there is no outside."""
        return super().reason_against(site) or ("die Website an der Wurzel liegt" if site.base == "/" else "")

    def tell(self, page: Page, reference: Reference) -> tuple[str, str]:
        """The address with the path in front."""
        base = page.site.base
        return f"„{reference.address}“ liegt außerhalb von {base}", f"{base} voranstellen"


class WellFormed(PageCheck):
    """Addresses that no browser and no telephone can follow."""

    code = "links.adresse"
    title = "Adressen sind richtig geschrieben"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Empty, local, executable or mistyped addresses."""
        for reference in page.references:
            if told := _fault_of(reference):
                yield self.finding(page.path, reference.element, f"„{reference.address}“ {told[0]}", told[1])


def _fault_of(reference: Reference) -> tuple[str, str] | None:
    address, target = reference.address.strip(), reference.target
    if not address:
        return "ist leer", "eine Adresse eintragen oder den Link entfernen"
    if target.fate is Fate.MALFORMED or MISTYPED.match(address):
        return "ist keine Adresse", "https://… oder /…"
    if target.fate is Fate.FOREIGN and LOCAL_HOSTS.match(target.path):
        return "gibt es nur auf diesem Rechner", "die öffentliche Adresse eintragen"
    return _fault_of_scheme(target.path, address) if target.fate is Fate.SCHEME else None


def _fault_of_scheme(scheme: str, address: str) -> tuple[str, str] | None:
    rest = address.partition(":")[2]
    if scheme in {"javascript", "vbscript", "file"}:
        return "ist in einer Website nicht erlaubt", "https://… oder /…"
    if scheme == "tel" and not DIGITS.match(rest):
        return "ist keine Telefonnummer", "tel:+493023125100"
    if scheme == "mailto" and not re.match(r"[^\s@?]+@[^\s@?]+\.[^\s@?]+|\?", rest):
        return "ist keine E-Mail-Adresse", "mailto:name@example.org"
    return None


class Residue(PageCheck):
    """What should have become an address and did not."""

    code = "links.platzhalter"
    title = "Kein Platzhalter und keine Quelldatei als Ziel"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Pelican's place names, template marks, source files of this site."""
        for reference in page.references:
            address = reference.address
            if not address.startswith(DATA) and _is_residue(address):
                problem = f"„{address}“ ist ein Platzhalter, der stehen blieb"
                yield self.finding(page.path, reference.element, problem, "die Adresse ausschreiben")
            elif reference.target.fate is not Fate.FOREIGN and reference.target.path.endswith(SOURCES):
                problem = f"„{address}“ ist eine Quelldatei"
                yield self.finding(page.path, reference.element, problem, "auf die fertige Seite verweisen")


class PictureLists(PageCheck):
    """`srcset` as browsers read it (HTML, 4.8.4.2.1)."""

    code = "links.bildauswahl"
    title = "Bildauswahl (srcset) ist richtig geschrieben"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Descriptors are sizes or densities, never both, none twice."""
        for element in page.markup.elements:
            for name in PICTURE_LISTS:
                if name in element.attributes and (problem := _fault_of_list(element.attributes[name])):
                    yield self.finding(page.path, element, problem, "bild-480.jpg 480w, bild-960.jpg 960w")


def _fault_of_list(text: str) -> str:
    found = [descriptor for _, descriptor in picture_candidates(text)]
    if not found:
        return "die Bildauswahl ist leer"
    if any(not DESCRIPTOR.match(one) for one in found):
        return "die Bildauswahl nennt eine Größe, die keine ist"
    if len(set(found)) < len(found):
        return "die Bildauswahl nennt dieselbe Größe zweimal"
    return "die Bildauswahl mischt Breiten und Dichten" if len({one[-1:] for one in found}) > 1 else ""


class MissingAddresses(PageCheck):
    """404.html is shown at addresses of any depth, where relative links lead astray."""

    code = "links.seite-404"
    title = "Die Seite für falsche Adressen hat keine relativen Links"

    def reason_against(self, site: Site) -> str:
        """Without such a page there is nothing to look at."""
        return "" if "404.html" in site.files else "es keine 404.html gibt"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Every address is absolute or a place on the page."""
        if page.is_for_missing_addresses:
            for reference in page.references:
                if not re.match(r"[/#]|[a-z][a-z0-9+.-]*:", reference.address.strip(), re.IGNORECASE):
                    problem = f"„{reference.address}“ gilt nur in einer Tiefe"
                    yield self.finding(
                        page.path, reference.element, problem, f"mit {page.site.base} beginnen"
                    )


class StyleLinks(FileCheck):
    """Pictures and sheets that a style sheet names."""

    code = "links.stilvorlagen"
    title = "Stilvorlagen nennen nur Dateien, die es gibt"
    suffixes = (".css",)

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """Every url() and @import."""
        for found in addresses_in(file.text):
            target = file.addresses.follow(file.path, found.address)
            if target.fate not in (Fate.FOUND, Fate.FOREIGN, Fate.SCHEME) and not found.address.startswith(
                "#"
            ):
                problem = f"„{found.address}“ führt ins Leere"
                yield self.finding(
                    file.path, found, problem, "die Datei ergänzen oder die Adresse berichtigen"
                )
