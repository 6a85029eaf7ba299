"""Whether a visit stays between visitor and site (Art. 5, 13, 25 DSGVO; § 25 TDDDG)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from content_model.finding import Finding
from site_checks.check import START, FileCheck, PageCheck, SiteCheck
from site_checks.markup import Text
from site_checks.page import Page, PageFacts
from site_checks.references import Fate
from site_checks.scripts import contacts_in, storage_in
from site_checks.site import Site
from site_checks.site_file import SiteFile
from site_checks.style_sheets import addresses_in

LOCAL = "die Datei herunterladen und von der eigenen Website laden (LG München I, 3 O 17493/20)"
NO_STORAGE = "weglassen; ohne Einwilligung darf nichts gespeichert werden (§ 25 TDDDG)"


class ForeignResources(PageCheck):
    """No page makes the browser ask another host: that host would learn the visitor's address."""

    code = "datenschutz.fremde-server"
    title = "Seiten laden nichts von fremden Servern"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Resources, connections prepared ahead, forms sent elsewhere, pings."""
        for reference in page.references:
            if reference.target.fate is not Fate.FOREIGN:
                continue
            element, host = reference.element, reference.target.path
            if reference.is_resource:
                yield self.finding(page.path, element, f"<{element.tag}> lädt von {host}", LOCAL)
            elif element.tag == "form":
                hint = "eine E-Mail-Adresse oder einen Link anbieten"
                yield self.finding(page.path, element, f"das Formular geht an {host}", hint)
        for element in page.markup.all("a", "area"):
            if element.get("ping"):
                yield self.finding(
                    page.path, element, "der Link meldet jeden Klick (ping)", "das Attribut entfernen"
                )


class ForeignStyles(FileCheck):
    """Style sheets can load fonts and pictures."""

    code = "datenschutz.stilvorlagen"
    title = "Stilvorlagen laden nichts von fremden Servern"
    suffixes = (".css",)

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """Every url() and @import."""
        for found in addresses_in(file.text):
            target = file.addresses.follow(file.path, found.address)
            if target.fate is Fate.FOREIGN:
                yield self.finding(file.path, found, f"die Stilvorlage lädt von {target.path}", LOCAL)


class ForeignScripts(FileCheck):
    """Addresses in the strings of scripts are there to be asked."""

    code = "datenschutz.skripte"
    title = "Skripte fragen keine fremden Server"
    suffixes = (".js", ".mjs")

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """Whole addresses of other hosts, and beacons."""
        for signal in contacts_in(file.text):
            if (
                file.addresses.follow(file.path, signal.words).fate is Fate.FOREIGN
                or "://" not in signal.words
            ):
                yield self.finding(file.path, signal, f"das Skript nennt „{signal.words}“", LOCAL)


class Storage(FileCheck):
    """§ 25 TDDDG: nothing is stored in the visitor's device."""

    code = "datenschutz.speicher"
    title = "Skripte speichern nichts auf dem Gerät"
    suffixes = (".js", ".mjs")

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """Cookies, local and session storage, databases, workers."""
        for signal in storage_in(file.text):
            yield self.finding(file.path, signal, f"das Skript benutzt {signal.words}", NO_STORAGE)


class StorageInPages(PageCheck):
    """As Storage, for scripts and headers that stand in pages."""

    code = "datenschutz.speicher-seiten"
    title = "Seiten speichern nichts auf dem Gerät"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Inline scripts, and `meta` that sets a cookie."""
        for script in page.markup.all("script"):
            if script.get("type").lower() in {"", "module", "text/javascript"}:
                text = "".join(part.text for part in script.children if isinstance(part, Text))
                for signal in storage_in(text):
                    yield self.finding(page.path, script, f"das Skript benutzt {signal.words}", NO_STORAGE)
        if cookie := page.markup.meta("set-cookie", "http-equiv"):
            yield self.finding(page.path, cookie, "die Seite setzt ein Cookie", NO_STORAGE)


class WithheldSources(SiteCheck):
    """What the build withheld – drafts, expired entries, pictures without consent – is nowhere."""

    code = "datenschutz.zurueckgehalten"
    title = "Zurückgehaltenes ist nirgends zu finden"

    def reason_against(self, site: Site) -> str:
        """Only the manifest knows what was withheld."""
        if site.manifest is None:
            return "das Verzeichnis des Baus fehlt (.build/…/manifest.json)"
        return "" if site.manifest.withheld else "nichts zurückgehalten wurde"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """No file stands at the place of a withheld source."""
        assert site.manifest is not None
        for source, reason in sorted(site.manifest.withheld.items()):
            place = PurePosixPath(source).relative_to("content") if source.startswith("content/") else None
            if place is None:
                continue
            stem = place.with_suffix("").as_posix()
            for path in (place.as_posix(), f"{stem}/index.html", f"{stem}.html", f"{stem}/termin.ics"):
                if path in site.files and site.manifest.sources.get(path) in (None, source):
                    problem = f"{source} wurde zurückgehalten ({reason}) und ist doch da"
                    yield self.finding(path, START, problem, "neu bauen; die Datei nicht veröffentlichen")
