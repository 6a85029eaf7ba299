"""Structured data for search engines: JSON-LD with schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from content_model.finding import Finding
from site_checks.check import PageCheck
from site_checks.markup import Element, Text
from site_checks.page import Page
from site_checks.references import Fate

MOMENTS = (
    "startDate",
    "endDate",
    "datePublished",
    "dateModified",
    "previousStartDate",
    "doorTime",
    "validFrom",
)
ADDRESSES = ("url", "item", "image", "logo", "contentUrl")
MOMENT = re.compile(r"\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?)?$")
REQUIRED = {
    "Event": ("name", "startDate", "location"),
    "EventSeries": ("name",),
    "Place": ("address",),
    "VirtualLocation": ("url",),
    "Organization": ("name",),
    "NGO": ("name", "url"),
    "Person": ("name",),
    "NewsArticle": ("headline", "datePublished"),
    "Article": ("headline",),
    "JobPosting": ("title", "description", "datePosted", "hiringOrganization"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name"),
    "OpeningHoursSpecification": ("dayOfWeek",),
}


class _DataCheck(PageCheck):
    """Looks at the JSON-LD of a page."""

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Every block that can be read."""
        for script in _scripts(page):
            try:
                data = json.loads(_content(script))
            except (ValueError, RecursionError):
                continue
            for problem, hint in self.tell(page, data):
                yield self.finding(page.path, script, problem, hint)

    def tell(self, page: Page, data: Any) -> Iterator[tuple[str, str]]:
        """What is wrong with this block and how it is right."""
        raise NotImplementedError


def _scripts(page: Page) -> Iterator[Element]:
    return (one for one in page.markup.all("script") if one.get("type").lower() == "application/ld+json")


def _content(script: Element) -> str:
    return "".join(part.text for part in script.children if isinstance(part, Text))


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """Every object, however deep."""
    waiting = [data]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _types(thing: dict[str, Any]) -> list[str]:
    types = thing.get("@type", [])
    return [one for one in (types if isinstance(types, list) else [types]) if isinstance(one, str)]


class ReadableData(PageCheck):
    """RFC 8259; JSON-LD 1.1, 7."""

    code = "daten.json"
    title = "Strukturierte Daten sind gültiges JSON von schema.org"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """JSON with context and type."""
        for script in _scripts(page):
            try:
                data = json.loads(_content(script))
            except (ValueError, RecursionError) as error:
                yield self.finding(
                    page.path, script, f"ist kein JSON ({error})", "mit einer Bibliothek schreiben"
                )
                continue
            for one in data if isinstance(data, list) else [data]:
                context = str(one.get("@context", "")) if isinstance(one, dict) else ""
                if "schema.org" not in context:
                    hint = '"@context": "https://schema.org"'
                    yield self.finding(page.path, script, "den Daten fehlt der Bezug auf schema.org", hint)
                elif not _types(one) and "@graph" not in one:
                    yield self.finding(page.path, script, "den Daten fehlt der Typ", '"@type": "Event"')


class RequiredFields(_DataCheck):
    """What search engines ask of each type; a thing with only an id points at one told elsewhere."""

    code = "daten.pflichtangaben"
    title = "Strukturierte Daten sind vollständig"

    def tell(self, page: Page, data: Any) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Fields that are missing or empty, positions that do not count from 1."""
        for thing in _things(data):
            for name in _types(thing):
                for field in REQUIRED.get(name, ()) if thing.keys() - {"@type", "@id", "@context"} else ():
                    if thing.get(field) in (None, "", [], {}) and not _is_last_crumb(name, field, thing):
                        yield f"{name} hat kein {field}", f"{field} ergänzen"
            crumbs = thing.get("itemListElement")
            if isinstance(crumbs, list):
                positions = [one.get("position") for one in crumbs if isinstance(one, dict)]
                if positions != list(range(1, len(crumbs) + 1)):
                    yield f"die Plätze der Liste sind {positions}", "von 1 an zählen"


def _is_last_crumb(name: str, field: str, thing: dict[str, Any]) -> bool:
    """A list item may name its thing instead of bearing a name."""
    return name == "ListItem" and field == "name" and isinstance(thing.get("item"), dict)


class Moments(_DataCheck):
    """ISO 8601; without an offset a program takes the time of its own place."""

    code = "daten.zeiten"
    title = "Zeiten in strukturierten Daten haben einen Abstand zu UTC"

    def tell(self, page: Page, data: Any) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Every moment is a date, or date, time and offset; no end before its start."""
        for thing in _things(data):
            for name in MOMENTS:
                value = thing.get(name)
                if value is not None and not MOMENT.match(str(value)):
                    yield f"{name} „{value}“ ist kein vollständiger Zeitpunkt", "2026-11-03T18:00:00+01:00"
            start, end = str(thing.get("startDate", "")), str(thing.get("endDate", ""))
            if start and end and end[:10] < start[:10]:
                yield f"das Ende {end} liegt vor dem Anfang {start}", "endDate berichtigen"


class DataAddresses(_DataCheck):
    """Addresses that programs read without the page around them."""

    code = "daten.adressen"
    title = "Adressen in strukturierten Daten sind vollständig und führen zu einer Datei"

    def tell(self, page: Page, data: Any) -> Iterator[tuple[str, str]]:
        """Whole addresses; those of this site have their file."""
        for thing in _things(data):
            for name in ADDRESSES:
                values = thing.get(name)
                for value in values if isinstance(values, list) else [values]:
                    if isinstance(value, str) and (fault := _address_fault(page, value)):
                        yield (
                            f"{name} „{value}“ {fault}",
                            "vollständige Adresse mit https:// einer Seite, die es gibt",
                        )


def _address_fault(page: Page, address: str) -> str:
    if not address.startswith(("https://", "http://")):
        is_named = address.startswith(("urn:", "mailto:", "tel:"))
        return "" if is_named or not page.site.site_url else "ist keine vollständige Adresse"
    fate = page.addresses.follow(page.path, address).fate
    return "führt ins Leere" if fate in (Fate.MISSING, Fate.OTHER_CASE, Fate.OUTSIDE) else ""
