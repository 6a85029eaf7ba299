"""Laws that were replaced, and words of the law before them: what warning letters look for in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OldLaw:
    """What to look for, why it is outdated, and what stands there today.

    One of the `signs` stands in each text that the pattern matches: most texts have none, and so cost little.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    problem: str
    hint: str

    @property
    def is_address(self) -> bool:
        """Whether a web address is looked for, which may stand in a link."""
        return "/" in self.pattern.pattern


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a text, counted in characters from 0, with the words found there."""

    start: int
    words: str
    law: OldLaw


def _old(signs: tuple[str, ...], pattern: str, problem: str, hint: str) -> OldLaw:
    return OldLaw(signs, re.compile(pattern), problem, hint)


OLD_LAWS = (
    _old(
        ("TMG", "Telemediengesetz"),
        r"(?:§§?\s{0,3}[\d ,a-z]{1,20}(?:Abs(?:atz|\.)\s*\d+\s*)?(?:S(?:atz|\.)\s*\d+\s*)?(?:Nr\.\s*\d+\s*)?TMG|Telemediengesetz(?:es)?)\b",
        "Das TMG gilt seit dem 14. Mai 2024 nicht mehr",
        "§ 5 DDG (Impressum), §§ 7 ff. DDG (Verantwortlichkeit)",
    ),
    _old(
        ("TTDSG", "Telekommunikation-Telemedien"),
        r"\bTTDSG\b|\bTelekommunikation-Telemedien-Datenschutz-Gesetz",
        "Das TTDSG heißt seit dem 14. Mai 2024 TDDDG",
        "§ 25 TDDDG",
    ),
    _old(
        ("RStV", "Rundfunkstaatsvertrag"),
        r"\bRStV\b|\bRundfunkstaatsvertrag",
        "Der Rundfunkstaatsvertrag gilt seit dem 7. November 2020 nicht mehr",
        "§ 18 Abs. 2 MStV",
    ),
    _old(
        ("MDStV", "Mediendienste-"),
        r"\bMDStV\b|\bMediendienste-Staatsvertrag",
        "Der MDStV gilt seit 2007 nicht mehr",
        "§ 18 Abs. 2 MStV",
    ),
    _old(
        ("TDDSG", "Teledienste", "TDG"),
        r"\bTDDSG\b|\bTeledienste(?:datenschutz)?gesetz|§§?\s{0,3}\d{1,4}\s{0,3}TDG\b",
        "Das Teledienstegesetz gilt seit 2007 nicht mehr",
        "§ 5 DDG (Impressum), Art. 13 DSGVO (Datenschutz)",
    ),
    _old(
        ("NetzDG", "Netzwerkdurchsetzungsgesetz"),
        r"\bNetzDG\b|\bNetzwerkdurchsetzungsgesetz",
        "Das NetzDG gilt seit dem 14. Mai 2024 so nicht mehr",
        "Verordnung (EU) 2022/2065",
    ),
    _old(
        ("95/46/EG",),
        r"\bRichtlinie 95/46/EG\b",
        "Die Richtlinie 95/46/EG gilt seit dem 25. Mai 2018 nicht mehr",
        "Verordnung (EU) 2016/679 (DSGVO)",
    ),
    _old(
        ("Privacy",),
        r"\bPrivacy[- ]Shield\b",
        "Das Privacy Shield ist seit dem 16. Juli 2020 ungültig",
        "EU-U.S. Data Privacy Framework",
    ),
    _old(
        ("Safe",),
        r"\bSafe[- ]Harbor\b",
        "Safe Harbor ist seit dem 6. Oktober 2015 ungültig",
        "EU-U.S. Data Privacy Framework",
    ),
    _old(
        ("2010/87/EU",),
        r"\b2010/87/EU\b",
        "Diese Standardvertragsklauseln gelten seit dem 27. September 2021 nicht mehr",
        "Durchführungsbeschluss (EU) 2021/914",
    ),
    _old(
        ("ec.europa.eu",),
        r"ec\.europa\.eu/consumers/odr",
        "Die Plattform zur Online-Streitbeilegung gibt es seit dem 20. Juli 2025 nicht mehr",
        "den Hinweis entfernen",
    ),
)
OLD_WORDS = (
    _old(
        ("erantwortliche",),
        r"\b[Vv]erantwortliche[nr]? Stelle\b",
        "So hieß es im Bundesdatenschutzgesetz bis zum 24. Mai 2018",
        "Verantwortlicher (Art. 4 Nr. 7 DSGVO)",
    ),
    _old(
        ("Auftragsdatenverarbeit",),
        r"\bAuftragsdatenverarbeit(?:ung|er)\w*",
        "So hieß es im Bundesdatenschutzgesetz bis zum 24. Mai 2018",
        "Auftragsverarbeitung (Art. 28 DSGVO)",
    ),
    _old(
        ("erfahrensverzeichnis",),
        r"\b[Vv]erfahrensverzeichnis\w*",
        "So hieß es im Bundesdatenschutzgesetz bis zum 24. Mai 2018",
        "Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO)",
    ),
    _old(
        ("sperren", "Sperrung"),
        r"\bsperren (?:zu )?lassen\b|\b(?:Recht auf|oder|und) Sperrung\b",
        "Die DSGVO kennt keine Sperrung",
        "Einschränkung der Verarbeitung (Art. 18 DSGVO)",
    ),
    _old(
        ("erhob", "erheb", "Erhebung"),
        r"\b(?:erhob|erheb)\w*, (?:verarbeit|gespeichert|speicher)\w* (?:und|oder) (?:ge)?nutz\w*|\bErhebung, Verarbeitung und Nutzung\b",
        "So hieß es im Bundesdatenschutzgesetz bis zum 24. Mai 2018",
        "Verarbeitung (Art. 4 Nr. 2 DSGVO)",
    ),
)


def find_citations(text: str, laws: Sequence[OldLaw] = OLD_LAWS) -> Iterator[Citation]:
    """Every place at which the text cites one of these laws.

    >>> [one.words for one in find_citations("Angaben gemäß § 5 TMG")]
    ['§ 5 TMG']
    """
    for law in laws:
        for sign in law.signs:
            if sign in text:
                yield from (Citation(match.start(), match[0], law) for match in law.pattern.finditer(text))
                break
