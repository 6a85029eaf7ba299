"""Sentences with gaps out of the catalogues, in English and Arabic."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.conftest import BuildSite

from content_model.foreign_phrases import phrases_of
from content_model.page_words import Speech
from content_model.recurrence.grammar import parse_rule, rule_sentence
from theme_assets.catalogues import read_catalogues
from theme_assets.kept_values import KeptValues

THEME = Path(__file__).parents[2] / "theme"
WORDS = read_catalogues(THEME / "translations", KeptValues()).words
RULES = (
    "jeden Tag",
    "alle 3 Tage",
    "jede Woche",
    "jede Woche am Montag und Mittwoch",
    "jede Woche von Montag bis Freitag",
    "alle 2 Wochen am Freitag",
    "alle 4 Wochen am Freitag",
    "alle 2 Wochen von Montag bis Mittwoch",
    "am 15. jedes Monats",
    "alle 3 Monate am 15.",
    "jeden letzten Freitag im Monat",
    "jeden 2., 3. und 4. Dienstag im Monat",
    "alle 2 Monate am 1. Donnerstag",
    "jedes Jahr am 10. Oktober",
    "alle 2 Jahre am 10. Oktober",
    "alle 3 Jahre",
)


def speech(lang: str) -> Speech:
    words = WORDS.texts_in(lang)
    return Speech(lang, words, "de", phrases=phrases_of(words))


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("sentence", RULES)
def test_every_form_of_rule_is_said(lang: str, sentence: str) -> None:
    rule = parse_rule(sentence)
    assert rule
    said = speech(lang).translate(rule_sentence(rule))
    assert said
    assert "{" not in said


@pytest.mark.parametrize(
    ("german", "lang", "said"),
    [
        ("jeden 2. und 4. Dienstag im Monat", "en", "every second and fourth Tuesday of the month"),
        ("jeden 2. und 4. Dienstag im Monat", "ar", "الثلاثاء الثاني والرابع من كل شهر"),
        ("alle 2 Wochen am Freitag", "ar", "كل أسبوعين، الجمعة"),
        (
            "Jeden 1. Dienstag im Monat, 18–20\u00a0Uhr, bis Dezember 2027, nicht an Feiertagen",
            "en",
            "Every first Tuesday of the month, 18:00–20:00, until December 2027, not on public holidays",
        ),
        ("am 3.\u00a0Dezember neue Uhrzeit (19\u00a0Uhr)", "en", "new time on 3 December (19:00)"),
        (
            "3 Termine vom 23.\u00a0Februar 2027 bis zum 23.\u00a0März 2027",
            "en",
            "3 dates from 23 February 2027 to 23 March 2027",
        ),
        ("Freitag, 18.\u00a0Dezember 2026, 18\u00a0Uhr", "en", "Friday, 18 December 2026, 18:00"),
        ("Anmeldung bis 8.\u00a0Januar", "en", "Registration until 8 January"),
        (
            "Fr., 5.\u00a0Juni, 16\u00a0Uhr bis So., 7.\u00a0Juni 2026, 13\u00a0Uhr",
            "en",
            "5 June, 16:00 to Sunday, 7 June 2026, 13:00",
        ),
        ("jeden zweiten Mond, 18\u00a0Uhr", "en", None),
        ("bis bald", "en", None),
        ("Geprüft von Eva Muster", "en", None),
    ],
)
def test_sentences_are_said_whole_or_not_at_all(german: str, lang: str, said: str | None) -> None:
    assert speech(lang).translate(german) == said


@pytest.mark.parametrize(
    ("german", "said"),
    [
        (
            "Geprüft von A & B am Dienstag, 3.\u00a0November 2026",
            'Checked by <span lang="de">A &amp; B</span> on Tuesday, 3 November 2026',
        ),
        ("Geprüft von Eva", 'Checked by <span lang="de">Eva</span>'),
        ("barrierefreies WC: nein", "accessible toilet: no"),
        ("Aufzug: ja, im Hof", 'lift: <span lang="de">ja, im Hof</span>'),
        ("Dienstag, 5.\u00a0Januar 2027, 18\u00a0Uhr: entfällt (Ferien)", 'Tuesday, 5 January 2027, 18:00: does not take place (<span lang="de">Ferien</span>)'),
        ("3.\u00a0Mai 2026, Rostock", '3 May 2026, <span lang="de">Rostock</span>'),
        ("jede Woche, 18\u00a0Uhr; nicht am 6.\u00a0Oktober", "every week, 18:00; not on 6 October"),
        ("Eins; zwei", '<span lang="de">Eins; zwei</span>'),
    ],
)  # fmt: skip
def test_names_and_own_words_in_a_sentence_stay_marked(german: str, said: str) -> None:
    assert speech("en").say(german) == said


def test_pages_say_who_checked_them_and_when_a_group_meets(build_site: BuildSite) -> None:
    site = build_site(
        {
            "seiten/easy.md": "---\ntitel: Easy\nsprache: en\ngeprüft_von: Eva Muster\n---\nText\n",
            "veranstaltungen/2026/treff.md": "---\ntitel: Meeting\nlang: en\nbeginn: 1.12.2026 18:00\nwiederholung: jeden 1. Dienstag im Monat\n---\nText\n",
        }
    )

    def words(page: BeautifulSoup, selector: str) -> str:
        found = page.select_one(selector)
        assert found
        return found.get_text("", strip=False).strip()

    assert words(site.soup("easy"), "p.lines") == "Checked by Eva Muster"
    assert (
        words(site.soup("veranstaltungen/2026/treff"), "dl dd") == "Every first Tuesday of the month, 18:00"
    )
