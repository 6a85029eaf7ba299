"""When and where a date takes place, as the page of its event says it."""

import pytest
from bs4 import BeautifulSoup
from tests.conftest import BuildSite
from tests.event_calendar.page_words import words

PAGE = "veranstaltungen/2027/x"
RULE = "beginn: 04.01.2027 18:00\nwiederholung:\n  regel: jeden 1. Montag im Monat\n  bis: 31.12.2027\n"
PLACES = {
    "house": "ort: Haus, Lange Straße 1, 18055 Rostock\n",
    "online": "ort: online\nonline: https://raum.example.org/a\n",
    "link-alone": "online: https://raum.example.org/a\n",
}


def page_of(build_site: BuildSite, header: str) -> BeautifulSoup:
    return build_site({"veranstaltungen/x.md": f"---\ntitel: X\n{header}\n---\n"}).soup(PAGE)


def facts_of(soup: BeautifulSoup) -> dict[str, str]:
    rows = soup.select("dl.facts > div")
    return {words(row.dt): " | ".join(words(value) for value in row.find_all("dd")) for row in rows}


@pytest.mark.parametrize(
    ("lines", "when", "leaf"),
    [
        (
            "beginn: 31.12.2027 22:00\nende: 01.01.2028 02:00",
            "Freitag, 31. Dezember 2027, 22–2 Uhr",
            "Fr 31. Dez. 2027",
        ),
        (
            "beginn: 22.01.2027 16:00\nende: 24.01.2027 13:00",
            "22. Januar 2027, 16 Uhr, bis 24. Januar 2027, 13 Uhr",
            "Fr–So 22.–24. Jan. 2027",
        ),
        (
            "beginn: 22.01.2027 16:00\nende: 24.01.2027 02:00",
            "22. Januar 2027, 16 Uhr, bis 24. Januar 2027, 2 Uhr",
            "Fr–Sa 22.–23. Jan. 2027",
        ),
        (
            "beginn: 22.01.2027 01:00\nende: 23.01.2027 05:00",
            "22. Januar 2027, 1 Uhr, bis 23. Januar 2027, 5 Uhr",
            "Fr–Sa 22.–23. Jan. 2027",
        ),
        (
            "beginn: 22.01.2027 16:00\nende: 24.01.2027",
            "22.–24. Januar 2027, ab 16 Uhr",
            "Fr–So 22.–24. Jan. 2027",
        ),
        ("beginn: 22.–24.01.2027", "22.–24. Januar 2027", "Fr–So 22.–24. Jan. 2027"),
    ],
    ids=["night", "days", "days-and-night", "more-than-a-day", "open-end", "no-times"],
)
def test_page_says_when_it_ends(build_site: BuildSite, lines: str, when: str, leaf: str) -> None:
    soup = page_of(build_site, lines)
    shown = " ".join(words(part) for part in soup.select(".facts-box .leaf [aria-hidden=true]"))
    assert (facts_of(soup)["Wann"].replace(" – ", "–"), shown) == (when, leaf)


def test_night_stands_with_its_times_on_its_evening(build_site: BuildSite) -> None:
    build = build_site(
        {"veranstaltungen/x.md": "---\ntitel: X\nbeginn: 31.12.2027 22:00\nende: 01.01.2028 02:00\n---\n"}
    )
    assert words(build.soup("veranstaltungen/").select_one(".lines")).startswith("22–2 Uhr")
    assert words(build.soup("kalender/2027/12/").select_one("td a")).replace(" – ", "–") == "22–2 Uhr X"


@pytest.mark.parametrize(
    ("place", "exception", "said"),
    [
        ("house", "ort: folgt", "Ort folgt"),
        ("online", "ort: folgt", "Ort folgt"),
        ("link-alone", "ort: folgt", "Ort folgt"),
        ("house", "ort: online", "online"),
        ("online", "ort: Hafen, 18055 Rostock", "Hafen, 18055 Rostock"),
    ],
)
def test_page_names_the_place_of_a_date_that_differs(
    build_site: BuildSite, place: str, exception: str, said: str
) -> None:
    soup = page_of(build_site, f"{PLACES[place]}{RULE}  ausnahmen:\n    - am: 01.02.2027\n      {exception}")
    rows = [words(row) for row in soup.select(".dates > li")][:2]
    assert rows == ["Montag, 4. Januar 2027, 18 Uhr", f"Montag, 1. Februar 2027, 18 Uhr {said}"]


@pytest.mark.parametrize(
    ("lines", "notices"),
    [
        (
            RULE + "  ausnahmen: [{am: 04.01.2027, verlegt_auf: 11.01.2027}]",
            [
                "Der Termin vom Montag, 4. Januar 2027, ist verlegt Neuer Termin: Montag, 11. Januar 2027, 18 Uhr"
            ],
        ),
        (
            RULE + "  ausnahmen: [{am: 04.01.2027, abgesagt: Sturm}]",
            [
                "Der Termin am Montag, 4. Januar 2027, fällt aus Sturm Nächster Termin: Montag, 1. Februar 2027, 18 Uhr"
            ],
        ),
        (
            "beginn: 04.01.2027 18:00\ntermine: [18.01.2027 18:00]\nneuer_termin: 11.01.2027",
            ["Verschoben Neuer Termin: Montag, 11. Januar 2027, 18 Uhr"],
        ),
    ],
    ids=["moved", "cancelled", "new-date"],
)
def test_notice_says_once_what_is_different(build_site: BuildSite, lines: str, notices: list[str]) -> None:
    assert [words(notice) for notice in page_of(build_site, lines).select(".notice")] == notices


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (RULE, "Montag, 4. Januar 2027, 18 Uhr"),
        (f"abgesagt: Sturm\n{RULE}", None),
        ("beginn: 04.01.2027 18:00\ntermine: [11.01.2027 18:00]", "Montag, 4. Januar 2027, 18 Uhr"),
        ("beginn: 04.01.2027 18:00\ntermine: [11.01.2027 18:00]\nabgesagt: Sturm", None),
    ],
    ids=["rule", "cancelled-rule", "dates", "cancelled-dates"],
)
def test_next_date_is_one_that_takes_place(build_site: BuildSite, lines: str, named: str | None) -> None:
    assert facts_of(page_of(build_site, lines)).get("Nächster Termin") == named


ROUND = """\
---
titel: Runde
beginn: 06.01.2026, 18–20 Uhr
ort: Haus, Lange Straße 1, 18055 Rostock
barrierefreiheit: stufenlos
veranstalter: Ein Verein
mitwirkende: Uta Beispiel
wiederholung:
  regel: jeden 1. Dienstag im Monat
  ausnahmen:
    - {am: 07.07.2026, verlegt_auf: 08.07.2026 19:00}
    - {am: 04.08.2026, ort: "Hafen, 18055 Rostock"}
---
"""
HOUSE = {
    "Wo": "Haus | Lange Straße 1 | 18055 Rostock",
    "Barrierefreiheit": "stufenlos",
    "Veranstaltet von": "Ein Verein",
    "Mitwirkende": "Uta Beispiel",
}


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        ("am: 02.06.2026", {"Wann": "Dienstag, 2. Juni 2026, 18–20 Uhr", **HOUSE}),
        ("am: 08.07.2026", {"Wann": "Mittwoch, 8. Juli 2026, 19–21 Uhr", **HOUSE}),
        (
            "am: 04.08.2026\nveranstalter: Wir alle",
            {
                "Wann": "Dienstag, 4. August 2026, 18–20 Uhr",
                "Wo": "Hafen | 18055 Rostock",
                "Veranstaltet von": "Wir alle",
                "Mitwirkende": "Uta Beispiel",
            },
        ),
        (
            "am: 02.06.2026\nort: online",
            {
                "Wann": "Dienstag, 2. Juni 2026, 18–20 Uhr",
                "Wo": "Online",
                "Veranstaltet von": "Ein Verein",
                "Mitwirkende": "Uta Beispiel",
            },
        ),
    ],
    ids=["rule", "moved", "other-place", "own-place"],
)
def test_report_of_one_date_has_the_facts_of_that_date(
    build_site: BuildSite, lines: str, facts: dict[str, str]
) -> None:
    files = {
        "veranstaltungen/runde.md": ROUND,
        "berichte/b.md": f"---\ntitel: B\ndatum: 10.09.2026\nbericht_zu: runde\n{lines}\n---\n",
    }
    found = facts_of(build_site(files).soup("veranstaltungen/2026/b"))
    assert {name: text.replace(" – ", "–") for name, text in found.items()} == facts
