"""The dates of an event on its own page: the next ten of a rule, all of several dates."""

from bs4 import BeautifulSoup
from tests.conftest import BuildSite
from tests.event_calendar.page_words import words

RULE = (
    "---\ntitel: Runde\nbeginn: 06.01.2026 18:00\nende: 20 Uhr\nort: Rostock\nwiederholung:\n"
    "  regel: jeden 1. Dienstag im Monat\n  ausnahmen:\n"
    "    - {am: 01.12.2026, abgesagt: Der Raum ist belegt}\n"
    "    - {am: 05.01.2027, verlegt_auf: 12.01.2027 19:00}\n"
    "    - {am: 02.02.2027, ort: Anklam}\n---\n"
)
DATES = (
    "---\ntitel: Kurs\nbeginn: 01.10.2026 17:00\nende: 18 Uhr\nort: Rostock\ntermine:\n"
    "  - {beginn: 08.12.2026 17:00, titel: Schlaf, link: https://example.org/raum}\n"
    "  - {beginn: 15.12.2026 17:00, status: ausgebucht}\n"
    "  - {beginn: 22.12.2026 17:00, neuer_termin: 12.01.2027}\n---\n"
)


def rows_of(soup: BeautifulSoup) -> list[str]:
    return [words(row) for row in soup.select(".dates > li")]


def test_page_names_the_next_ten_dates_with_what_is_different(build_site: BuildSite) -> None:
    soup = build_site({"veranstaltungen/runde.md": RULE}).soup("veranstaltungen/2026/runde/")
    assert [row.replace(" – ", "–") for row in rows_of(soup)] == [
        "Dienstag, 1. Dezember 2026, 18–20 Uhr abgesagt Grund: Der Raum ist belegt",
        "Dienstag, 12. Januar 2027, 19–21 Uhr verschoben ursprünglich 5. Januar 2027",
        "Dienstag, 2. Februar 2027, 18–20 Uhr Anklam",
        *(
            f"Dienstag, {day} 2027, 18–20 Uhr"
            for day in ("2. März", "6. April", "4. Mai", "1. Juni", "6. Juli", "3. August", "7. September")
        ),
    ]
    assert soup.select_one(".dates + p a")["href"] == "/kalender/2027/10/"


def test_date_carries_its_moments_for_people_and_scripts(build_site: BuildSite) -> None:
    soup = build_site({"veranstaltungen/runde.md": RULE}).soup("veranstaltungen/2026/runde/")
    moved = soup.select(".dates > li")[1]
    assert [time["datetime"] for time in moved.select("time")] == [
        "2027-01-12T19:00+01:00",
        "2027-01-12T21:00+01:00",
    ]
    assert (moved["data-start"], moved["data-end"]) == ("2027-01-12T18:00Z", "2027-01-12T20:00Z")


def test_leaf_and_notice_name_the_next_date_that_takes_place(build_site: BuildSite) -> None:
    soup = build_site({"veranstaltungen/runde.md": RULE}).soup("veranstaltungen/2026/runde/")
    assert soup.select_one(".facts-box .leaf time").get_text() == "Dienstag, 12.\u00a0Januar\u00a02027"
    assert [words(notice) for notice in soup.select(".notice")] == [
        (
            "Der Termin am Dienstag, 1. Dezember 2026, fällt aus Der Raum ist belegt "
            "Nächster Termin: Dienstag, 12. Januar 2027, 19–21 Uhr"
        )
    ]


def test_short_list_names_the_next_date_and_what_falls_out_before(build_site: BuildSite) -> None:
    card = build_site({"veranstaltungen/runde.md": RULE}).soup("").select_one("#termine .card")
    assert words(card.select_one(".lines")) == (
        "jeden 1. Dienstag im Monat, 18–20 Uhr · Rostock · ursprünglich 5. Januar 2027 · nicht am 1. Dezember"
    )


def test_page_names_all_dates_without_a_rule(build_site: BuildSite) -> None:
    soup = build_site({"veranstaltungen/kurs.md": DATES}).soup("veranstaltungen/2026/kurs/")
    assert [row.replace(" – ", "–") for row in rows_of(soup)] == [
        "Donnerstag, 1. Oktober 2026, 17–18 Uhr",
        "Dienstag, 8. Dezember 2026, 17 Uhr Schlaf Link zur Teilnahme",
        "Dienstag, 15. Dezember 2026, 17 Uhr ausgebucht",
        "Dienstag, 12. Januar 2027, 17 Uhr verschoben ursprünglich 22. Dezember 2026",
    ]
    assert soup.select_one(".facts-box .leaf time").get_text() == "Dienstag, 8.\u00a0Dezember\u00a02026"


def test_single_date_needs_no_list(build_site: BuildSite) -> None:
    files = {"veranstaltungen/fest.md": "---\ntitel: Fest\nbeginn: 05.12.2026\n---\n"}
    assert not build_site(files).soup("veranstaltungen/2026/fest/").select(".dates")


def test_date_that_was_told_leads_to_its_report(build_site: BuildSite) -> None:
    files = {
        "veranstaltungen/kurs.md": DATES,
        "berichte/oktober.md": "---\ntitel: Der Oktober\ndatum: 03.10.2026\nbericht_zu: kurs\nam: 01.10.2026\n---\n",
    }
    build = build_site(files)
    told = build.soup("veranstaltungen/2026/kurs/").select_one(".dates > li a")
    assert (told.get_text(), told["href"]) == ("Rückblick", "/veranstaltungen/2026/oktober/")
    month = build.soup("kalender/2026/10/").select(".month-table li a")
    assert [link["href"] for link in month] == ["/veranstaltungen/2026/oktober/"]
