"""What readers would stumble over: leftovers of templates, foreign dates, typewriter signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from content_model.finding import Finding, Severity
from site_checks.check import PageCheck, Place
from site_checks.markup import Text
from site_checks.page import Page

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ENGLISH = "January|February|March|May|June|July|October|December"
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"


class _TextCheck(PageCheck):
    """Looks for patterns in the texts that people see; quoted code is left out."""

    patterns: ClassVar[tuple[tuple[re.Pattern[str], str], ...]]
    only_german: ClassVar[bool] = True

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Every match, with its place."""
        for text in page.markup.texts:
            if text.parent.is_verbatim or (self.only_german and not _is_german(text)):
                continue
            for pattern, hint in self.patterns:
                for match in pattern.finditer(text.text):
                    place = Place(*text.place(match.start()))
                    yield self.finding(page.path, place, self.tell(match), hint)

    def tell(self, match: re.Match[str]) -> str:
        """What was found."""
        return f"„{_around(match)}“ steht im Text"


def _is_german(text: Text) -> bool:
    return text.parent.language.lower().partition("-")[0] in {"", "de"}


def _around(match: re.Match[str]) -> str:
    """The match with a few signs before and after."""
    start, end = max(match.start() - 12, 0), match.end() + 12
    return " ".join(match.string[start:end].split())


class TemplateResidue(_TextCheck):
    """Marks and words of programs."""

    code = "text.vorlagenreste"
    title = "Keine Reste von Vorlagen und Programmen"
    only_german = False
    patterns = (
        (re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}"), "die Vorlage berichtigen"),
        (
            re.compile(r"\[object \w+\]|<(?:built-in|bound method|function|class) |\bMarkup\("),
            "die Vorlage berichtigen",
        ),
        (
            re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d+|#x[0-9a-f]+);"),
            "doppelte Maskierung in der Vorlage entfernen",
        ),
        (
            re.compile(r"</?(?:p|a|div|span|em|strong|br|ul|li|h\d)(?:\s[^>]*)?>"),
            "HTML nicht als Text ausgeben",
        ),
    )


class ProgramWords(_TextCheck):
    """Values that a template should have asked for before it wrote them."""

    code = "text.leere-werte"
    title = "Keine leeren Werte von Programmen (None, undefined, NaN)"
    patterns = (
        (
            re.compile(r"(?<![\w„-])(?:None|undefined|NaN|NoneType)(?![\w-])"),
            "die Angabe ergänzen oder in der Vorlage weglassen",
        ),
    )


class ForeignDates(_TextCheck):
    """Dates as German readers write them."""

    code = "text.datum"
    title = "Daten stehen auf Deutsch"
    patterns = (
        (
            re.compile(
                rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\.? (?:{ENGLISH})|(?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}"
                rf"|(?:{ENGLISH}) \d{{4}}|\d{{1,2}}(?:st|nd|rd|th) (?:{MONTHS})|(?:{WEEKDAYS}), )"
            ),
            "3. November 2026",
        ),
        (
            re.compile(r"(?<![\d/.])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/\d{4}(?![\d/])"),
            "3. November 2026",
        ),
        (re.compile(r"(?<![\w:-])\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"), "3. November 2026, 18 Uhr"),
    )


class TypewriterSigns(_TextCheck):
    """German quotation marks are „…“ and ‚…‘."""

    code = "text.anfuehrungszeichen"
    title = "Anführungszeichen sind deutsch gesetzt"
    severity = Severity.WARNING
    patterns = ((re.compile(r'"'), "„…“"),)


class DoubleBlanks(_TextCheck):
    """Two blanks between words are a slip; indentation at the edge of a line is none."""

    code = "text.leerzeichen"
    title = "Keine doppelten Leerzeichen"
    severity = Severity.WARNING
    patterns = ((re.compile(r"(?<=\S)(?: {2,}|\u00a0{2,})(?=\S)"), "ein Leerzeichen genügt"),)


class Placeholders(_TextCheck):
    """Texts that were to be replaced."""

    code = "text.blindtext"
    title = "Kein Blindtext und keine Notizen"
    only_german = False
    patterns = (
        (re.compile(r"\blorem ipsum\b|\bdolor sit amet\b", re.IGNORECASE), "den richtigen Text schreiben"),
        (re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b"), "die Notiz erledigen und entfernen"),
    )


class BrokenLetters(_TextCheck):
    """UTF-8 that was read as something else."""

    code = "text.zeichen"
    title = "Umlaute und Zeichen sind heil"
    only_german = False
    patterns = (
        (re.compile("\ufffd"), "den Text in UTF-8 speichern"),
        (
            re.compile(
                "Ã[\u0080-\u00bf\u0152-\u017e\u2018-\u2022\u201a-\u201e]|â€[\u0080-\uffff]|Â[\u00a0-\u00bf]"
            ),
            "den Text in UTF-8 speichern",
        ),
    )
