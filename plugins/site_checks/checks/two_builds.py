"""Compares two builds of one content, such as one for `/` and one for `/netzwerk/`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from content_model.finding import Finding
from site_checks.check import START, Place, SiteCheck
from site_checks.inspection import read_pages
from site_checks.page import PageFacts
from site_checks.site import Site

CONTENT_HASH = re.compile(r"[._](?=[0-9a-f]*\d)[0-9a-f]{7,}(?=\.[a-z_]+$)")
SAME_STATE = "beide Ordner aus einem Stand bauen"
HINT = "Adressen in Vorlagen und Texten nie von Hand mit dem Pfad der Website schreiben"


class TwoBuilds(SiteCheck):
    """The path of a site changes addresses, and nothing that they lead to."""

    code = "links.zwei-bauten"
    title = "Beide Bauten haben dieselben Dateien und Wege"

    def reason_against(self, site: Site) -> str:
        """One build alone cannot be compared."""
        return "" if site.other else "kein zweiter Bau angegeben ist (--compare)"

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterator[Finding]:
        """Files that only one has; pages that lead elsewhere."""
        assert site.other is not None
        mine, theirs = (Counter(map(_lasting_name, one.files)) for one in (site, site.other))
        for path in sorted(((mine - theirs) + (theirs - mine)).keys()):
            has = site if mine[path] > theirs[path] else site.other
            yield self.finding(path, START, f"gibt es nur in {has.folder.name}/", SAME_STATE)
        others = read_pages(site.other)
        for path in sorted(pages.keys() & others.keys()):
            yield from self._compare_ways(site, pages[path], others[path])

    def _compare_ways(self, site: Site, page: PageFacts, other: PageFacts) -> Iterator[Finding]:
        assert site.other is not None
        mine, theirs = ({_lasting_name(way.path): way for way in one.ways} for one in (page, other))
        for target in sorted(mine.keys() ^ theirs.keys()):
            way = mine.get(target) or theirs[target]
            has = site if target in mine else site.other
            problem = f"{target} ist nur in {has.folder.name}/ verlinkt"
            yield self.finding(page.path, Place(way.line, way.column), problem, HINT)


def _lasting_name(path: str) -> str:
    """A file's name without the hash of its content, which may name addresses.

    >>> _lasting_name("theme/main.4fc75e59.css"), _lasting_name("medien/a-480.webp")
    ('theme/main.css', 'medien/a-480.webp')
    """
    return CONTENT_HASH.sub("", path)
