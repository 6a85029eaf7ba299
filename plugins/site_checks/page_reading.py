"""From the bytes of a file to a page, or the reason why not."""

from __future__ import annotations

from site_checks.page import Page
from site_checks.references import Addresses
from site_checks.site import LARGEST_TEXT, Site


class UnreadablePage(ValueError):
    """A file with the name of a page that is none: what it is, and the cure."""

    def __init__(self, problem: str, hint: str, line: int = 1) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint
        self.line = line


def read_page(site: Site, path: str, addresses: Addresses) -> Page:
    """The parsed page; UnreadablePage if the file is no page."""
    size = site.files[path]
    if size > LARGEST_TEXT:
        raise UnreadablePage(f"ist {size // 1_000_000} MB groß", "den Inhalt auf mehrere Seiten verteilen")
    try:
        data = site.read(path)
    except OSError as error:
        raise UnreadablePage("lässt sich nicht öffnen", "die Rechte der Datei prüfen") from error
    if not data.strip():
        raise UnreadablePage("ist leer", "die Vorlage der Seite prüfen")
    try:
        return Page(site, path, data, addresses)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadablePage("ist kein Text in UTF-8", "die Seite in UTF-8 speichern", line) from error
    except AssertionError as error:
        raise UnreadablePage("enthält etwas, das kein HTML ist", "die Seite neu bauen") from error
