"""Agenda, archive, reports and series: what stands in which list, in which order."""

import pytest
from bs4 import BeautifulSoup
from tests.conftest import BuildSite

SITE = {
    "veranstaltungen/lauf.md": "---\ntitel: Läuft\nbeginn: 20.–24.11.2026\n---\n",
    "veranstaltungen/dezember.md": "---\ntitel: Dezember\nbeginn: 05.12.2026 18:00\nende: 20 Uhr\nort: Rostock\n---\n",
    "veranstaltungen/januar.md": "---\ntitel: Januar\nbeginn: 22.–24.01.2027\nreihe: winter\n---\n",
    "veranstaltungen/runde.md": "---\ntitel: Runde\nbeginn: 06.01.2026 18:00\nwiederholung: jeden 1. Dienstag im Monat\n---\n",
    "veranstaltungen/vorbei.md": "---\ntitel: Rundenende\nbeginn: 07.01.2020 18:00\nwiederholung: {regel: jede Woche am Dienstag, bis: 12/2020}\n---\n",
    "veranstaltungen/verschoben.md": "---\ntitel: Verlegt\nbeginn: 30.11.2026 10:00\nneuer_termin: 22.04.2027 10:00\n---\n",
    "veranstaltungen/alt.md": "---\ntitel: Alt\nbeginn: 03.11.2025\nreihe: winter\n---\n",
    "veranstaltungen/uralt.md": "---\ntitel: Uralt\nbeginn: unbekannt\n---\n",
    "veranstaltungen/versteckt.md": "---\ntitel: Versteckt\nbeginn: 01.02.2027\nstatus: versteckt\n---\n",
    "berichte/neu.md": "---\ntitel: Erzählt\ndatum: 10.11.2025\nbericht_zu: alt\n---\nSo war es.\n",
    "berichte/eigen.md": "---\ntitel: Allein erzählt\ndatum: 10.11.2024\nbeginn: 2013\n---\nDamals.\n",
    "reihen/winter.md": "---\ntitel: Winterreihe\n---\n",
}


def sections(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Heading of each section → titles of its entries."""
    return {
        section.h2.get_text(strip=True): [title.get_text(strip=True) for title in section.select("h3")]
        for section in soup.select("section.section")
    }


def test_agenda_goes_from_running_to_far_ahead(build_site: BuildSite) -> None:
    assert sections(build_site(SITE).soup("veranstaltungen/")) == {
        "Läuft gerade": ["Läuft"],
        "Dezember 2026": ["Runde", "Dezember"],
        "Januar 2027": ["Runde", "Januar"],
        "Februar 2027": ["Runde"],  # rules reach three months ahead, single dates as far as they go
        "April 2027": ["Verlegt"],
        "Regelmäßig": ["Runde"],
        "Nach Reihe": [],
    }


def test_agenda_sections_say_where_they_lie_in_time(build_site: BuildSite) -> None:
    agenda = build_site(SITE).soup("veranstaltungen/").select("section.section")
    assert [(one["id"], one.get("data-phase")) for one in agenda] == [
        ("laeuft-gerade", "running"),
        *((month, "upcoming") for month in ("dezember-2026", "januar-2027", "februar-2027", "april-2027")),
        ("regelmaessig", None),
        ("nach-reihe", None),
    ]


def test_complaint_3_running_event_stays_with_its_true_start(build_site: BuildSite) -> None:
    """Running events of several days vanished after day one, or their start was shifted to today."""
    running = build_site(SITE).soup("veranstaltungen/").select_one("#laeuft-gerade li")
    assert running is not None
    assert [time["datetime"] for time in running.select("time")] == ["2026-11-20", "2026-11-24"]
    assert (running["data-start"], running["data-end"]) == ("2026-11-19T23:00Z", "2026-11-24T23:00Z")
    assert running.select_one(".badge").get_text() == "läuft gerade"


def test_cancelled_event_never_runs(build_site: BuildSite) -> None:
    text = "---\ntitel: Ausfall\nbeginn: 20.–24.11.2026\nabgesagt: Sturm\n---\n"
    agenda = build_site({"veranstaltungen/x.md": text}).soup("veranstaltungen/")
    assert sections(agenda) == {"November 2026": ["Ausfall"]}
    entry = agenda.select_one("li[data-start]")
    assert entry["data-start"] == entry["data-end"] == "2026-11-24T23:00Z"


def test_agenda_leads_to_months_years_and_pages_of_one_subject(build_site: BuildSite) -> None:
    files = {
        "veranstaltungen/fest.md": "---\ntitel: Fest\nbeginn: 05.12.2026\nthemen: Angst\nregion: rostock\nreihe: winter\n---\n",
        "regionen/rostock.md": "---\ntitel: Rostock\n---\n",
        "reihen/winter.md": "---\ntitel: Winterreihe\n---\n",
    }
    build = build_site(files)
    soup = build.soup("veranstaltungen/")
    views = {link.get_text(): link["href"] for link in soup.select("nav[aria-label=Ansicht] a")}
    assert views == {
        "Liste": "/veranstaltungen/",
        "Monat": "/kalender/2026/11/",
        "Jahr": "/kalender/2026/",
        "Alle Monate": "/kalender/",
        "Abonnieren": "/kalender/abonnieren/",
    }
    more = soup.select_one("#dezember-2026 .section-head a")
    assert (more["href"], more.get_text(strip=True)) == (
        "/kalender/2026/12/",
        "Dezember 2026 als Monatsblatt",
    )
    subjects = [link["href"] for link in soup.select(".link-list a")]
    assert subjects == ["/vor-ort/rostock/", "/themen/angst/", "/reihen/winter/"]
    assert all(build.soup(target[1:]).h1 for target in subjects)


def test_group_stands_in_the_calendar_if_it_wishes(build_site: BuildSite) -> None:
    group = "---\ntitel: Gruppe {name}\nregion: rostock\ntreffen:\n  regel: jeden 1. Dienstag im Monat\n  beginn: 17–19 Uhr\n  ort: Lange Straße 1, 18055 Rostock\n{more}---\n"
    files = {
        "regionen/rostock.md": "---\ntitel: Rostock\n---\n",
        "kontakte/rostock/ja.md": group.format(name="Ja", more="  im_kalender: ja\n"),
        "kontakte/rostock/nein.md": group.format(name="Nein", more=""),
    }
    build = build_site(files)
    agenda = build.soup("veranstaltungen/")
    assert sections(agenda)["Dezember 2026"] == ["Gruppe Ja"]
    assert agenda.select_one("#dezember-2026 h3 a")["href"] == "/vor-ort/rostock/ja/"
    assert sections(build.soup("vor-ort/rostock/"))["Nächste Termine"] == ["Gruppe Ja"]


@pytest.mark.parametrize(("more", "named"), [("  im_kalender: ja\n", True), ("", False)])
def test_agenda_of_groups_alone_is_in_the_navigation(build_site: BuildSite, more: str, named: bool) -> None:
    group = f"---\ntitel: Gruppe\nregion: rostock\ntreffen:\n  regel: jeden 1. Dienstag im Monat\n{more}---\n"
    build = build_site({"regionen/rostock.md": "---\ntitel: Rostock\n---\n", "kontakte/rostock/g.md": group})
    links = {link["href"] for link in build.soup("").select("header nav a")}
    assert ("/veranstaltungen/" in links, (build.output / "veranstaltungen/index.html").exists()) == (
        named,
        named,
    )


def test_archive_has_a_page_for_every_year_and_links_between_them(build_site: BuildSite) -> None:
    build = build_site(SITE)
    years = [link["href"] for link in build.soup("veranstaltungen/").select("nav[aria-label=Zeitraum] a")]
    assert years == [f"/veranstaltungen/{year}" for year in ("", "2025/", "2020/", "2013/", "ohne-datum/")]
    titles = {
        year: sections(build.soup(year))["Was war"]
        for year in ("veranstaltungen/2025", "veranstaltungen/ohne-datum")
    }
    assert titles == {"veranstaltungen/2025": ["Alt"], "veranstaltungen/ohne-datum": ["Uralt"]}


def test_reports_are_listed_newest_event_first_at_their_event(build_site: BuildSite) -> None:
    tiles = build_site(SITE).soup("berichte/").select("h3 a")
    assert [(tile.get_text(strip=True), tile["href"]) for tile in tiles] == [
        ("Erzählt", "/veranstaltungen/2025/alt/"),
        ("Allein erzählt", "/veranstaltungen/2013/eigen/"),
    ]


def test_series_shows_what_comes_and_what_was(build_site: BuildSite) -> None:
    assert sections(build_site(SITE).soup("reihen/winter/")) == {
        "Nächste Termine": ["Januar"],
        "Rückblicke": ["Erzählt"],
    }


def test_series_shows_its_next_dates_before_its_text(build_site: BuildSite) -> None:
    files = {**SITE, "reihen/winter.md": "---\ntitel: Winter\n---\nWas wir vorhaben.\n"}
    main = build_site(files).soup("reihen/winter/").main
    words = main.get_text()
    assert sorted(("Rückblicke", "Was wir vorhaben.", "Nächste Termine"), key=words.index) == [
        "Nächste Termine",
        "Was wir vorhaben.",
        "Rückblicke",
    ]
    unread = main.select("[data-pagefind-ignore]")  # the search quotes the text
    assert [one.h2.get_text() for one in unread] == ["Nächste Termine"]


def test_start_page_names_only_what_one_can_go_to(build_site: BuildSite) -> None:
    cancelled = "---\ntitel: Abgesagt\nbeginn: 01.12.2026\nabgesagt: Sturm\n---\n"
    draft = "---\ntitel: Entwurf\nbeginn: 02.12.2026\nstatus: entwurf\n---\n"
    files = {**SITE, "veranstaltungen/a.md": cancelled, "veranstaltungen/b.md": draft}
    assert sections(build_site(files).soup(""))["Nächste Termine"] == ["Läuft", "Runde", "Dezember", "Januar"]


@pytest.mark.parametrize(
    ("name", "words", "until"),
    [
        ("lauf", "Läuft Freitag, 20. November 2026 bis Dienstag, 24. November 2026", "2026-11-24T23:00Z"),
        ("verschoben", "Verlegt Do., 22. April 2027, 10 Uhr", "2027-04-22T22:00Z"),
        ("dezember", "Dezember Sa., 5. Dezember, 18–20 Uhr", "2026-12-05T19:00Z"),
    ],
)
def test_first_screen_of_phones_names_the_next_date(
    build_site: BuildSite, name: str, words: str, until: str
) -> None:
    file = f"veranstaltungen/{name}.md"
    line = build_site({file: SITE[file]}).soup("").select_one(".harbour .soon")
    assert " ".join(line.get_text(" ").split()) == f"Nächster Termin: {words}"
    assert (line.a["href"], line["data-until"]) == (f"/veranstaltungen/2026/{name}/", until)


def test_start_page_without_dates_names_none(build_site: BuildSite) -> None:
    assert not build_site({}).soup("").select(".soon")


def test_card_says_when_and_where(build_site: BuildSite) -> None:
    card = next(
        card
        for card in build_site(SITE).soup("veranstaltungen/").select(".card")
        if "Dezember" in card.h3.text
    )
    assert card.select_one(".lines").get_text().strip() == "18–20\u00a0Uhr\u00a0· Rostock"
    assert card.time["datetime"] == "2026-12-05T18:00+01:00"


def test_card_of_an_event_moved_online_names_no_street(build_site: BuildSite) -> None:
    lines = "ort: Lange Straße 1, 18055 Rostock\nonline_statt_vor_ort: https://example.org/raum\n"
    build = build_site({"veranstaltungen/x.md": f"---\ntitel: X\nbeginn: 05.12.2026 18:00\n{lines}---\n"})
    assert (
        build.soup("veranstaltungen/").select_one(".lines").get_text(strip=True)
        == "18\u00a0Uhr\u00a0· online"
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("beginn: 19.03.2027\nende: 20.03.2027", "Fr., 19. März bis Sa., 20. März 2027"),
        ("beginn: 05.06.2027 16:00\nende: 07.06.2027", "Sa., 5. Juni, 16 Uhr bis Mo., 7. Juni 2027"),
        (
            "beginn: 31.12.2026 16:00\nende: 02.01.2027 13:00",
            "Do., 31. Dezember 2026, 16 Uhr bis Sa., 2. Januar 2027, 13 Uhr",
        ),
        ("beginn: 05.06.2027 22:00\nende: 06.06.2027 02:00", "22–2 Uhr"),
    ],
)
def test_card_of_several_days_says_both_ends(build_site: BuildSite, lines: str, words: str) -> None:
    build = build_site({"veranstaltungen/x.md": f"---\ntitel: X\nort: Rostock\n{lines}\n---\n"})
    said = build.soup("veranstaltungen/").select_one(".lines")
    assert said is not None
    assert said.get_text().strip().replace("\u00a0", " ") == f"{words} · Rostock"
