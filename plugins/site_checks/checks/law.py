"""What the law asks of a website of an association (§ 5 DDG, § 18 MStV, Art. 13 DSGVO, BITV 2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from content_model.finding import Finding, Severity
from content_model.old_laws import OLD_LAWS, OldLaw, find_citations
from site_checks.check import START, PageCheck, Place, Placed, SiteCheck
from site_checks.page import Page, PageFacts
from site_checks.site import Site

TOLD_OF_THE_PAST = ("aktuelles/", "veranstaltungen/", "berichte/")  # a law of its time may stand there
ADDRESSES = tuple(law for law in OLD_LAWS if law.is_address)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
POSTCODE = re.compile(r"\b\d{5}\s+[A-ZÄÖÜ]")
OLDEST_STATEMENT = 366  # days


class _LegalPage(SiteCheck):
    """Wants a page at most two clicks away from every page."""

    word: ClassVar[str]
    norm: ClassVar[str]

    def reason_against(self, site: Site) -> str:
        """Without pages nobody clicks."""
        return "" if site.pages else "es keine Seiten gibt"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """There is such a page, and ways to it."""
        wanted = {path for path in pages if self.word in path.lower()}
        if not wanted:
            problem = f"die Seite „{self.word.title()}“ fehlt ({self.norm})"
            yield self.finding(
                "index.html", START, problem, f"eine Seite /{self.word}/ anlegen und überall verlinken"
            )
            return
        ways = {path: {way.path for way in page.ways if not way.is_resource} for path, page in pages.items()}
        near = {path for path, targets in ways.items() if path in wanted or targets & wanted}
        for path, page in sorted(pages.items()):
            if path not in near and not ways[path] & near and not page.is_redirect:
                problem = f"von hier führen keine zwei Klicks zum Ziel „{self.word.title()}“ ({self.norm})"
                yield self.finding(path, START, problem, f"/{self.word}/ im Fuß der Seite verlinken")


class Imprint(_LegalPage):
    """§ 5 DDG: easily recognisable, directly reachable; two clicks (BGH I ZR 228/03)."""

    code = "recht.impressum"
    title = "Das Impressum ist überall mit zwei Klicks zu erreichen"
    word = "impressum"
    norm = "§ 5 DDG"


class PrivacyNotice(_LegalPage):
    """Art. 12, 13 DSGVO."""

    code = "recht.datenschutz"
    title = "Die Datenschutzerklärung ist überall mit zwei Klicks zu erreichen"
    word = "datenschutz"
    norm = "Art. 13 DSGVO"


class AccessStatement(_LegalPage):
    """§ 12b BGG, § 7 BITV 2.0 and the laws of the Länder bind public bodies; others do well to follow."""

    code = "recht.barrierefreiheit"
    title = "Die Erklärung zur Barrierefreiheit ist überall mit zwei Klicks zu erreichen"
    severity = Severity.WARNING
    word = "barrierefreiheit"
    norm = "§ 7 BITV 2.0"


class OldLaws(PageCheck):
    """Citations of laws that were replaced are what warning letters look for."""

    code = "recht.alte-gesetze"
    title = "Kein Text beruft sich auf ein abgelöstes Gesetz"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Texts and links; code is quoted, not claimed."""
        for text in page.markup.texts:
            if not text.parent.is_verbatim:
                for one in find_citations(text.text):
                    yield self._told(page.path, Place(*text.place(one.start)), one.words, one.law)
        for reference in page.references:
            for one in find_citations(reference.address, ADDRESSES):
                yield self._told(page.path, reference.element, reference.address, one.law)

    def _told(self, path: str, place: Placed, words: str, law: OldLaw) -> Finding:
        found = self.finding(path, place, f"„{words}“: {law.problem}", law.hint)
        is_story = path.startswith(TOLD_OF_THE_PAST)
        return replace(found, severity=Severity.WARNING) if is_story else found


class ImprintFacts(PageCheck):
    """§ 5 Abs. 1 Nr. 1 and 2 DDG: a summonable address, an e-mail address."""

    code = "recht.anbieter"
    title = "Das Impressum nennt Anschrift und E-Mail-Adresse"

    def reason_against(self, site: Site) -> str:
        """Without an imprint another check speaks."""
        return "" if any(_is_imprint(path) for path in site.pages) else "es kein Impressum gibt"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """What can be seen of it."""
        if not _is_imprint(page.path) or page.is_redirect:
            return
        main = page.markup.first("main") or page.markup.root
        words = main.text
        if not MAIL.search(words) and "mailto:" not in "".join(one.address for one in page.references):
            yield self.finding(
                page.path, START, "die E-Mail-Adresse fehlt", "E-Mail in content/netzwerk.yaml eintragen"
            )
        if not POSTCODE.search(words):
            hint = "Straße, Postleitzahl und Ort in content/netzwerk.yaml eintragen"
            yield self.finding(page.path, START, "die Anschrift fehlt", hint)
        elif "Postfach" in words and not re.search(
            r"\b(?:str(?:aße|\.)|weg|platz|allee|gasse|ring|ufer)\b|\w(?:straße|str\.|weg|platz|allee|gasse)\s+\d",
            words,
            re.IGNORECASE,
        ):
            yield self.finding(
                page.path,
                START,
                "ein Postfach ist keine ladungsfähige Anschrift",
                "Straße und Hausnummer angeben",
            )


def _is_imprint(path: str) -> bool:
    return path.lower() in {"impressum/index.html", "impressum.html"}


class StatementAge(PageCheck):
    """§ 7 Abs. 5 BITV 2.0: the statement is renewed every year."""

    code = "recht.erklaerung-alter"
    title = "Die Erklärung zur Barrierefreiheit ist höchstens ein Jahr alt"
    severity = Severity.WARNING

    def reason_against(self, site: Site) -> str:
        """Only the manifest knows the day of the build."""
        if site.manifest is None:
            return "der Tag des Baus nicht bekannt ist"
        return "" if "barrierefreiheit/index.html" in site.files else "es keine Erklärung gibt"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """The newest date of the page."""
        if page.path != "barrierefreiheit/index.html" or page.site.manifest is None:
            return
        days = [day for one in page.markup.all("time") if (day := _day(one.get("datetime")))]
        if not days:
            hint = "das Datum der letzten Prüfung in content/netzwerk.yaml eintragen"
            yield self.finding(page.path, START, "die Erklärung nennt kein Datum", hint)
        elif (page.site.manifest.day - max(days)).days > OLDEST_STATEMENT:
            problem = f"die Erklärung ist vom {max(days):%d.%m.%Y}"
            yield self.finding(
                page.path, START, problem, "neu prüfen und das Datum in content/netzwerk.yaml ändern"
            )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
