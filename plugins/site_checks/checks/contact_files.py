"""Contact files as address books take them in (RFC 2426, RFC 6350)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import vobject

from content_model.finding import Finding
from site_checks.check import START, FileCheck, Place
from site_checks.content_lines import content_lines, line_faults
from site_checks.site_file import SiteFile

SUFFIXES = (".vcf",)


class ContactLines(FileCheck):
    """RFC 6350, 3.2."""

    code = "kontakte.zeilen"
    title = "Kontaktdateien: Zeilenenden, Umbrüche, Zeichen"
    suffixes = SUFFIXES

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """CR LF, 75 octets, UTF-8."""
        for fault in line_faults(file.data):
            yield self.finding(file.path, fault, fault.problem, fault.hint)


class ContactParts(FileCheck):
    """RFC 2426, 3; RFC 6350, 6.2."""

    code = "kontakte.angaben"
    title = "Kontaktdateien: Pflichtangaben, Kennungen einmal"
    suffixes = SUFFIXES

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """Each card has version, name and an id of its own."""
        uids: Counter[str] = Counter()
        for begin, card in _cards(file.text):
            wanted = ("VERSION", "FN", "UID", *(("N",) if card.get("VERSION") != "4.0" else ()))
            for name in wanted:
                if not card.get(name, "").strip():
                    yield self.finding(
                        file.path, Place(begin), f"einer Karte fehlt {name}", f"{name} ergänzen"
                    )
            uid = card.get("UID", "")
            uids[uid] += 1
            if uid and uids[uid] == 2:
                problem = f"die UID {uid} gibt es zweimal"
                yield self.finding(file.path, Place(begin), problem, "jeder Karte eine eigene UID geben")


def _cards(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    begin, card = 1, dict[str, str]()
    for line in content_lines(text):
        if line.name == "BEGIN":
            begin, card = line.line, {}
        elif line.name == "END":
            yield begin, card
        else:
            card.setdefault(line.name, line.value)


class ReadContacts(FileCheck):
    """Second opinion: the library vobject reads every file whole."""

    code = "kontakte.zweitmeinung"
    title = "Kontaktdateien liest auch vobject"
    suffixes = SUFFIXES

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """As many valid cards as the file begins."""
        begun = sum(line.name == "BEGIN" for line in content_lines(file.text))
        try:
            cards = list(vobject.base.readComponents(file.text))
        except (vobject.base.VObjectError, ValueError) as error:
            yield self.finding(file.path, START, f"ist keine Kontaktdatei ({error})", "die Datei neu bauen")
            return
        if len(cards) != begun or not cards:
            problem = f"vobject liest {len(cards)} von {begun} Karten"
            yield self.finding(file.path, START, problem, "jede Karte mit END:VCARD beenden")
