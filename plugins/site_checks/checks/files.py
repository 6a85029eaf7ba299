"""Files as GitHub Pages and other hosts take them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from content_model.finding import Finding
from site_checks.check import START, SiteCheck
from site_checks.page import PageFacts
from site_checks.site import LARGEST_TEXT, Site

LARGEST_FILE = 100_000_000  # GitHub refuses larger ones
LARGEST_SITE = 1_000_000_000  # limit of GitHub Pages
TEXTS = (".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics", ".vcf", ".webmanifest")
STRAY = re.compile(
    r"(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.git|\.env|\.htpasswd|__pycache__)(?:/|$)"
    r"|\.(?:md|markdown|py|pyc|bak|swp|tmp|orig|rej|log|sqlite3?)$|~$",
    re.IGNORECASE,
)
AWKWARD = re.compile(r"[\s\\:*?\"<>|\x00-\x1f]")


class OrdinaryFiles(SiteCheck):
    """A host takes files and folders, nothing else."""

    code = "dateien.gewoehnlich"
    title = "Der Ordner enthält nur gewöhnliche Dateien"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """Links, sockets, folders that cannot be opened."""
        for path, problem in sorted(site.odd.items()):
            yield self.finding(path, START, problem, "durch die Datei selbst ersetzen oder entfernen")


class StrayFiles(SiteCheck):
    """What lies about in folders does not belong on the web."""

    code = "dateien.fremd"
    title = "Keine Quelltexte, Sicherungen und Systemdateien"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """By their names."""
        for path in sorted(filter(STRAY.search, site.files)):
            yield self.finding(
                path, START, "gehört nicht auf die Website", "die Datei aus content/ entfernen"
            )


class FileNames(SiteCheck):
    """Names that survive every system."""

    code = "dateien.namen"
    title = "Dateinamen sind überall eindeutig"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """No blanks, no signs that Windows refuses, no two names that differ by capitals only."""
        alike: dict[str, list[str]] = defaultdict(list)
        for path in sorted(site.files):
            alike[path.casefold()].append(path)
            if AWKWARD.search(PurePosixPath(path).as_posix()):
                hint = "nur Buchstaben, Ziffern, Punkt und Bindestrich"
                yield self.finding(path, START, "der Name enthält Leerraum oder Sonderzeichen", hint)
        for first, *others in alike.values():
            for path in others:
                problem = f"heißt bis auf Groß- und Kleinschreibung wie {first}"
                yield self.finding(path, START, problem, "eine der beiden umbenennen")


class FileSizes(SiteCheck):
    """Limits of GitHub Pages; texts that are too large to be meant."""

    code = "dateien.groesse"
    title = "Dateien und Website bleiben unter den Grenzen von GitHub Pages"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """Single files, then all together."""
        for path, size in sorted(site.files.items()):
            largest = LARGEST_TEXT if path.endswith(TEXTS) else LARGEST_FILE
            if size > largest:
                problem = f"ist {size // 1_000_000} MB groß, höchstens {largest // 1_000_000} MB gehen"
                yield self.finding(path, START, problem, "die Datei verkleinern oder teilen")
        total = sum(site.files.values())
        if total > LARGEST_SITE:
            problem = f"die Website ist {total // 1_000_000} MB groß, höchstens 1.000 MB gehen"
            yield self.finding("", START, problem, "große Dateien verkleinern oder anderswo ablegen")


class Inventory(SiteCheck):
    """The manifest says what the build made; nothing else is there and nothing is missing."""

    code = "dateien.verzeichnis"
    title = "Seiten und Verzeichnis des Baus stimmen überein"

    def reason_against(self, site: Site) -> str:
        """Foreign folders have no manifest."""
        return "" if site.manifest else "das Verzeichnis des Baus fehlt (.build/…/manifest.json)"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:  # noqa: ARG002
        """Both ways."""
        assert site.manifest is not None
        for path in sorted(site.manifest.types.keys() - site.files.keys()):
            yield self.finding(path, START, "steht im Verzeichnis und fehlt im Ordner", "neu bauen")
        for path in sorted(set(site.pages) - site.manifest.types.keys()):
            yield self.finding(
                path, START, "steht nicht im Verzeichnis des Baus", "neu bauen; die Seite ist übrig geblieben"
            )
