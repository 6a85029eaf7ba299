"""Feeds as readers take them in: Atom (RFC 4287) and RSS 2.0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from xml.etree.ElementTree import Element

from content_model.finding import Finding
from site_checks.check import START, FileCheck, Place
from site_checks.markup import Markup
from site_checks.references import Fate
from site_checks.site import Site
from site_checks.site_file import SiteFile
from site_checks.xml_files import BadXml, parse_xml

ATOM = "{http://www.w3.org/2005/Atom}"
SUFFIXES = (".xml", ".atom", ".rss")
SCHEMES = ("https:", "http:", "mailto:", "tel:", "#", "data:")


def _feed(file: SiteFile) -> Element | None:
    """The root of a feed; None for XML that is none, or broken."""
    try:
        root = parse_xml(file.data)
    except BadXml:
        return None
    return root if root.tag in {f"{ATOM}feed", "rss"} else None


class WellFormedXml(FileCheck):
    """XML 1.0, without entities of its own (they can blow a file up to any size)."""

    code = "feeds.xml"
    title = "XML-Dateien sind wohlgeformt"
    suffixes = (*SUFFIXES, ".svg", ".xsl")

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """The first fault of the file."""
        try:
            parse_xml(file.data)
        except BadXml as fault:
            yield self.finding(
                file.path, Place(fault.line, fault.column), fault.problem, "die Datei neu bauen"
            )


class AtomFeeds(FileCheck):
    """RFC 4287, 4.1."""

    code = "feeds.atom"
    title = "Atom-Feeds sind vollständig"
    suffixes = SUFFIXES

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """What a feed and each entry must have, ids once, moments with their offset."""
        root = _feed(file)
        if root is None or root.tag == "rss":
            return
        entries = root.findall(f"{ATOM}entry")
        ids = Counter(entry.findtext(f"{ATOM}id", "") for entry in entries)
        for part in (root, *entries):
            name = part.findtext(f"{ATOM}title", "").strip() or "ohne Titel"
            for problem, hint in _faults_of(part, ids, has_author=root.find(f"{ATOM}author") is not None):
                yield self.finding(file.path, START, f"„{name}“: {problem}", hint)


def _faults_of(part: Element, ids: Counter[str], *, has_author: bool) -> Iterator[tuple[str, str]]:
    for name in ("title", "id", "updated"):
        if not part.findtext(f"{ATOM}{name}", "").strip():
            yield f"<{name}> fehlt", f"<{name}> mit Inhalt"
    if part.tag == f"{ATOM}entry":
        if ids[part.findtext(f"{ATOM}id", "")] > 1:
            yield "die Kennung <id> gibt es zweimal", "jedem Eintrag eine eigene, bleibende Kennung geben"
        if not has_author and part.find(f"{ATOM}author") is None:
            yield "<author> fehlt", "den Namen des Netzwerks als <author> in den Feed"
    for name in ("updated", "published"):
        moment = part.findtext(f"{ATOM}{name}", "").strip()
        if moment and not _is_moment(moment):
            yield f"„{moment}“ ist kein Zeitpunkt", "2026-11-03T18:00:00+01:00"


def _is_moment(text: str) -> bool:
    """RFC 3339: date, time and offset."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


class FeedLinks(FileCheck):
    """Links of feeds are read far from the site, so they are whole and lead somewhere."""

    code = "feeds.links"
    title = "Links in Feeds sind vollständig und führen zu einer Datei"
    suffixes = SUFFIXES

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """The links of the feed and of the texts inside."""
        root = _feed(file)
        if root is None:
            return
        for address in _feed_addresses(root):
            if not address.startswith(SCHEMES):
                hint = "mit https:// und dem Namen der Website beginnen"
                yield self.finding(file.path, START, f"„{address}“ ist keine vollständige Adresse", hint)
            elif file.addresses.follow(file.path, address).fate in (
                Fate.MISSING,
                Fate.OTHER_CASE,
                Fate.OUTSIDE,
            ):
                yield self.finding(file.path, START, f"„{address}“ führt ins Leere", "den Link berichtigen")


def _feed_addresses(root: Element) -> Iterator[str]:
    for link in root.iter(f"{ATOM}link"):
        yield link.get("href", "")
    for link in root.iter("link"):
        yield (link.text or "").strip()
    texts = [one.text or "" for name in ("content", "summary") for one in root.iter(f"{ATOM}{name}")]
    for text in [*texts, *(one.text or "" for one in root.iter("description"))]:
        for element in Markup(text).elements if "<" in text else ():
            yield from (element.attributes[name] for name in ("href", "src") if name in element.attributes)


class RssFeeds(FileCheck):
    """RSS 2.0: what channel and item must have."""

    code = "feeds.rss"
    title = "RSS-Feeds sind vollständig"
    suffixes = SUFFIXES

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """Title, link and description of the channel; a title or text in every item."""
        root = _feed(file)
        if root is None or root.tag != "rss":
            return
        for name in ("title", "link", "description"):
            if not root.findtext(f"channel/{name}", "").strip():
                yield self.finding(file.path, START, f"<{name}> fehlt im Kanal", f"<{name}> mit Inhalt")
        for number, item in enumerate(root.iter("item"), 1):
            if not (item.findtext("title") or item.findtext("description")):
                problem = f"Eintrag {number} hat weder Titel noch Text"
                yield self.finding(file.path, START, problem, "<title> ergänzen")


class ReadFeeds(FileCheck):
    """Second opinion: feedparser reads the feeds as a visitor's program would."""

    code = "feeds.zweitmeinung"
    title = "Feeds liest auch feedparser"
    suffixes = SUFFIXES

    def reason_against(self, site: Site) -> str:
        """The library is there only where the tests run."""
        return super().reason_against(site) or (
            "" if find_spec("feedparser") else "feedparser nicht installiert ist"
        )

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """As many entries as the file has."""
        root = _feed(file)
        if root is None:
            return
        read = import_module("feedparser").parse(file.data)
        entries = root.findall(f"{ATOM}entry") or list(root.iter("item"))
        if len(read.entries) != len(entries):
            problem = f"feedparser liest {len(read.entries)} von {len(entries)} Einträgen"
            yield self.finding(file.path, START, problem, "den Feed neu bauen")
