"""What programs can tell about headings, landmarks, language, text alternatives and names (WCAG 2.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from content_model.finding import Finding, Severity
from site_checks.check import START, PageCheck
from site_checks.markup import Element
from site_checks.names import has_name, is_hidden, own_name
from site_checks.page import Page

LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{4,8})*$"
)  # BCP 47, usual forms
FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)$|(?:img|dsc|dscn|pict?)[-_ ]?\d+$", re.IGNORECASE
)
EMPTY_WORDS = frozenset(("bild", "foto", "grafik", "image", "photo", "picture", "abbildung", "logo", "icon"))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
POINTERS = (
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "headers",
    "list",
    "form",
)


class _ShownPageCheck(PageCheck):
    """Looks at pages that people see; redirects are none."""

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Leave redirects out."""
        if not page.is_redirect:
            yield from self.look_at_shown(page)

    def look_at_shown(self, page: Page) -> Iterator[Finding]:
        """What is wrong with this page."""
        raise NotImplementedError


class Language(PageCheck):
    """WCAG 3.1.1, 3.1.2."""

    code = "zugang.sprache"
    title = "Die Sprache der Seite und ihrer Teile ist genannt"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """The `html` element has a language, and each language is a tag of BCP 47."""
        root = page.markup.first("html")
        if root is None or not root.get("lang"):
            yield self.finding(page.path, root or START, "die Sprache der Seite fehlt", '<html lang="de">')
        for element in page.markup.elements:
            language = element.get("lang")
            if language and not LANGUAGE.match(language):
                hint = "ein Kürzel wie de, en, uk oder de-CH"
                yield self.finding(page.path, element, f"„{language}“ ist kein Sprachkürzel", hint)


class Headings(_ShownPageCheck):
    """WCAG 1.3.1, 2.4.6."""

    code = "zugang.ueberschriften"
    title = "Überschriften sind gegliedert"

    def look_at_shown(self, page: Page) -> Iterator[Finding]:
        """One h1, no level skipped, none empty."""
        headings = [one for one in page.markup.elements if one.tag in HEADINGS and not is_hidden(one)]
        first = [one for one in headings if one.tag == "h1"]
        if len(first) != 1:
            place = first[1] if first else START
            yield self.finding(
                page.path, place, f"die Seite hat {len(first)} Überschriften h1", "genau eine h1"
            )
        before = 0
        for heading in headings:
            level = int(heading.tag[1])
            if not own_name(heading):
                yield self.finding(
                    page.path, heading, "die Überschrift ist leer", "Text ergänzen oder entfernen"
                )
            if before and level > before + 1:
                problem = f"auf h{before} folgt h{level}"
                yield self.finding(page.path, heading, problem, f"hier gehört h{before + 1} hin")
            before = level


class Landmarks(_ShownPageCheck):
    """WCAG 1.3.1, 2.4.1; ARIA in HTML, 4."""

    code = "zugang.bereiche"
    title = "Bereiche der Seite sind eindeutig"

    def look_at_shown(self, page: Page) -> Iterator[Finding]:
        """One main part; navigations that differ by name."""
        mains = [one for one in page.markup.elements if one.tag == "main" or one.get("role") == "main"]
        if len(mains) != 1:
            problem = f"die Seite hat {len(mains)} Hauptbereiche"
            yield self.finding(page.path, mains[1] if mains else START, problem, "genau ein <main>")
        yield from self._navigations(page)

    def _navigations(self, page: Page) -> Iterator[Finding]:
        navigations = list(page.markup.all("nav"))
        names = [one.get("aria-label") or _pointed(page, one) for one in navigations]
        counted = Counter(names)
        for navigation, name in zip(navigations, names, strict=True):
            if len(navigations) > 1 and counted[name] > 1:
                problem = (
                    f"mehrere Navigationen heißen „{name}“"
                    if name
                    else "eine von mehreren Navigationen hat keinen Namen"
                )
                yield self.finding(
                    page.path, navigation, problem, 'jede anders nennen, etwa aria-label="Hauptmenü"'
                )


def _pointed(page: Page, element: Element) -> str:
    names = (page.ids.get(one) for one in element.get("aria-labelledby").split())
    return " ".join(one.text for one in names if one)


class Alternatives(PageCheck):
    """WCAG 1.1.1."""

    code = "zugang.bilder"
    title = "Bilder haben einen Alternativtext"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Every picture has an `alt`, empty where it only decorates, and never a file name."""
        for picture in page.markup.all("img", "area"):
            if "alt" not in picture.attributes:
                if not (picture.tag == "area" and "href" not in picture.attributes):
                    hint = 'beschreiben, was zu sehen ist; reine Zierde: alt=""'
                    yield self.finding(page.path, picture, "der Alternativtext fehlt", hint)
                continue
            words = picture.get("alt")
            if FILE_NAME.match(words) or words.lower() in EMPTY_WORDS:
                hint = "in einem Satz sagen, was zu sehen ist"
                yield self.finding(page.path, picture, f"der Alternativtext „{words}“ sagt nichts", hint)
        for drawing in page.markup.all("svg"):
            if drawing.get("role") == "img" and not (own_name(drawing) or has_name(page, drawing)):
                hint = 'einen <title> hineinschreiben oder aria-hidden="true" setzen'
                yield self.finding(page.path, drawing, "die Zeichnung hat keinen Namen", hint)


class Names(PageCheck):
    """WCAG 2.4.4, 3.3.2, 4.1.2."""

    code = "zugang.namen"
    title = "Links, Knöpfe, Felder und Rahmen haben einen Namen"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Whatever can be used says what it is for."""
        labelled = {label.get("for") for label in page.markup.all("label") if label.text}
        for element in page.markup.all("a", "button", "iframe", "input", "select", "textarea"):
            if _needs_name(element) and not (
                has_name(page, element) or element.get("id") in labelled or _stands_in_label(element)
            ):
                hint = "sichtbaren Text ergänzen; bei Feldern ein <label>, bei Rahmen title"
                yield self.finding(page.path, element, f"<{element.tag}> hat keinen Namen", hint)


def _needs_name(element: Element) -> bool:
    if is_hidden(element) or (element.tag == "a" and "href" not in element.attributes):
        return False
    return not (element.tag == "input" and element.get("type").lower() in {"hidden", "submit", "reset"})


def _stands_in_label(element: Element) -> bool:
    return any(one.tag == "label" and one.text for one in element.ancestors())


class Ids(PageCheck):
    """HTML, 3.2.6; ARIA needs each id once."""

    code = "zugang.kennungen"
    title = "Kennungen (id) gibt es einmal, und Verweise auf sie treffen"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """No id twice; no pointer to an id that is not there."""
        for element in page.markup.elements:
            name = element.attributes.get("id")
            if name is not None and (not name or page.ids[name] is not element or " " in name):
                yield self.finding(
                    page.path, element, f"id „{name}“ ist leer oder doppelt", "einen eigenen Namen geben"
                )
            for pointer in POINTERS:
                for one in element.get(pointer).split() if pointer in element.attributes else ():
                    if one not in page.ids:
                        problem = f"{pointer} nennt „{one}“, das es auf der Seite nicht gibt"
                        yield self.finding(
                            page.path, element, problem, f'id="{one}" setzen oder {pointer} berichtigen'
                        )


class Tables(PageCheck):
    """WCAG 1.3.1."""

    code = "zugang.tabellen"
    title = "Tabellen haben Kopfzellen"
    severity = Severity.WARNING

    def look_at(self, page: Page) -> Iterator[Finding]:
        """A table of data names its columns or rows."""
        for table in page.markup.all("table"):
            if table.get("role") not in {"presentation", "none"} and not any(
                one.tag == "th" for one in table.elements()
            ):
                yield self.finding(
                    page.path, table, "die Tabelle hat keine Kopfzellen", "erste Zeile mit <th> schreiben"
                )


class Times(PageCheck):
    """HTML, 4.5.14: what `time` may say to programs."""

    code = "zugang.zeiten"
    title = "Zeitangaben für Programme sind gültig"
    written = re.compile(
        r"(?:\d{4}(?:-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?"
        r"|--?\d{2}-\d{2}|\d{4}-W\d{2}|\d{2}:\d{2}(?::\d{2})?|P(?=[\dT])[\dDTHMSW.]+)$"
    )

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Every `datetime` is a date, a time or a span."""
        for element in page.markup.all("time"):
            value = element.get("datetime") if "datetime" in element.attributes else element.text
            if not self.written.match(value):
                hint = 'datetime="2026-11-03T18:00+01:00"'
                yield self.finding(page.path, element, f"„{value}“ ist keine Zeitangabe", hint)
