"""The month as a page: a real table, the same dates as a list, the ways around."""

import gzip
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Tag
from tests.conftest import FACTS, BuildSite

LAND = {"netzwerk.yaml": FACTS + "land: Mecklenburg-Vorpommern\n"}
MOST_BYTES = 14_000


def event(title: str, lines: str) -> str:
    return f"---\ntitel: {title}\n{lines}\n---\n"


def cell(soup: BeautifulSoup, day: str) -> Tag:
    found = soup.select_one(f'td:has(> time[datetime="{day}"])')
    assert found is not None
    return found


def plain(tag: Tag) -> str:
    return " ".join(tag.get_text().replace("\u00a0", " ").split())


FILES = {
    **LAND,
    "veranstaltungen/stamm.md": event("Stammtisch", "beginn: 08.12.2026 18:00\nende: 20 Uhr\nort: Rostock"),
    "veranstaltungen/werk.md": event("Werkstatt", "beginn: 04.–06.12.2026"),
    "veranstaltungen/kurs.md": event(
        "Kurs", "beginn: 01.09.2026 10:00\nwiederholung: jeden 1. Dienstag im Monat"
    ),
}


def test_complaint_13_month_is_a_table_whose_links_say_their_day(build_site: BuildSite) -> None:
    """Month grids announced no date, hid facts in tooltips, and had no list for small screens."""
    soup = build_site(FILES).soup("kalender/2026/12/")
    table = soup.table
    assert plain(table.caption) == "Termine im Dezember 2026"
    assert [(head["scope"], plain(head)) for head in table.thead.select("th")] == [
        ("col", day)
        for day in ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    ]
    assert [plain(link) for link in table.select("a")] == [
        "Dienstag, 1. Dezember 2026: 10 Uhr Kurs",
        "Freitag, 4. Dezember 2026: Werkstatt",
        "Samstag, 5. Dezember 2026: Werkstatt",
        "Sonntag, 6. Dezember 2026: Werkstatt",
        "Dienstag, 8. Dezember 2026: 18–20 Uhr Stammtisch",
    ]
    assert not table.select("[title]")
    assert [plain(title) for title in soup.select("#liste h3")] == ["Kurs", "Werkstatt", "Stammtisch"]


def test_each_day_of_the_month_has_its_cell_and_no_other(build_site: BuildSite) -> None:
    soup = build_site(FILES).soup("kalender/2026/12/")
    days = [time["datetime"] for time in soup.select("td[data-since] > time")]
    assert days == [date(2026, 12, day).isoformat() for day in range(1, 32)]
    rows = soup.select("tbody tr")
    assert {len(row.select("td")) for row in rows} == {7}
    assert [len(row.select("td.outside")) for row in rows] == [1, 0, 0, 0, 3]
    assert {plain(outside) for outside in soup.select("td.outside")} == {""}


def test_days_begin_at_midnight_in_berlin_in_winter_and_in_summer(build_site: BuildSite) -> None:
    fest = event("Fest", "beginn: 27.03.2027\nort: Rostock")
    soup = build_site({"veranstaltungen/fest.md": fest}).soup("kalender/2027/03/")
    assert [cell(soup, day)["data-since"] for day in ("2027-03-28", "2027-03-29")] == [
        "2027-03-27T23:00Z",
        "2027-03-28T22:00Z",
    ]


def test_moment_of_a_date_is_machine_readable(build_site: BuildSite) -> None:
    soup = build_site(FILES).soup("kalender/2026/12/")
    assert cell(soup, "2026-12-08").select_one("a time")["datetime"] == "2026-12-08T18:00+01:00"
    entry = soup.select("#liste li[data-start]")[2]
    assert (entry["data-start"], entry["data-end"]) == ("2026-12-08T17:00Z", "2026-12-08T19:00Z")


def test_days_over_the_edge_of_a_month_stand_in_both(build_site: BuildSite) -> None:
    build = build_site(
        {"veranstaltungen/x.md": event("Fest", "beginn: 30.12.2026 – 02.01.2027\nort: Rostock")}
    )
    pages = [build.soup(f"kalender/{month}/") for month in ("2026/12", "2027/01")]
    named = [[plain(entry.b) for entry in page.select(".month-table li")] for page in pages]
    assert named == [["bis 2. Januar"] * 2, ["bis 2. Januar"] * 2]
    assert [len(page.select("#liste li[data-start]")) for page in pages] == [1, 1]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-12-25", ["Erster Weihnachtstag"]),
        ("2026-12-23", ["Weihnachts\u00adferien"]),
        ("2026-12-08", []),
    ],
)
def test_holidays_stand_as_words_on_their_day(build_site: BuildSite, day: str, words: list[str]) -> None:
    soup = build_site(FILES).soup("kalender/2026/12/")
    assert [plain(note) for note in cell(soup, day).select("p")] == words


def test_list_names_the_holidays_of_the_month(build_site: BuildSite) -> None:
    soup = build_site(FILES).soup("kalender/2026/12/")
    assert plain(soup.select_one("#liste > p")) == (
        "Feiertage und Schulferien: Erster Weihnachtstag (25. Dezember 2026), "
        "Zweiter Weihnachtstag (26. Dezember 2026), Weihnachtsferien (21.–31. Dezember 2026)."
    )


def test_site_without_a_land_names_no_holidays(build_site: BuildSite) -> None:
    files = {path: text for path, text in FILES.items() if path != "netzwerk.yaml"}
    assert not build_site(files).soup("kalender/2026/12/").select("td > p")


def test_months_lead_on_and_to_agenda_and_year(build_site: BuildSite) -> None:
    build = build_site({"veranstaltungen/x.md": event("Fest", "beginn: 05.02.2027")})
    soup = build.soup("kalender/2027/02/")
    assert [plain(crumb) for crumb in soup.select(".breadcrumb li")] == [
        *("Start", "Termine", "Kalender", "2027", "Termine im Februar 2027")
    ]
    views = {plain(link): link["href"] for link in soup.select("nav[aria-label=Ansicht] a")}
    assert views == {
        "Liste": "/veranstaltungen/",
        "Monat": "/kalender/2027/02/",
        "Jahr": "/kalender/2027/",
        "Alle Monate": "/kalender/",
        "Abonnieren": "/kalender/abonnieren/",
    }
    assert soup.select_one("a[aria-current=page][href='/kalender/2027/02/']")
    assert [(link["rel"], plain(link)) for link in soup.select("main > nav.pager a")] == [
        (["prev"], "Zurück November 2026")
    ] * 2
    assert {nav["aria-label"] for nav in soup.select("nav.pager")} == {"Monate", "Monate, am Ende der Liste"}


def test_month_without_a_day_is_named_below(build_site: BuildSite) -> None:
    build = build_site({"veranstaltungen/x.md": event("Fest", "beginn: 12/2026")})
    soup = build.soup("kalender/2026/12/")
    assert [plain(title) for title in soup.select("#ohne-tag h3")] == ["Fest"]


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/London", "18–20 Uhr (Ortszeit London, 19–21 Uhr in Deutschland)"),
        ("America/New_York", "18–20 Uhr (Ortszeit New York, 0–2 Uhr am 9. Dezember in Deutschland)"),
        ("Europe/Lisbon", "18–20 Uhr (Ortszeit Lissabon, 19–21 Uhr in Deutschland)"),
        ("Europe/Vienna", "18–20 Uhr"),
    ],
)
def test_foreign_clock_says_both_times(build_site: BuildSite, zone: str, words: str) -> None:
    lines = f"beginn: 08.12.2026 18:00\nende: 20 Uhr\nzeitzone: {zone}"
    build = build_site({"veranstaltungen/x.md": event("Call", lines)})
    assert plain(build.soup("veranstaltungen/").select_one(".lines")).startswith(words)
    link = cell(build.soup("kalender/2026/12/"), "2026-12-08").a
    assert plain(link) == f"Dienstag, 8. Dezember 2026: {words} Call"
    offset = datetime(2026, 12, 8, 18, tzinfo=ZoneInfo(zone)).isoformat(timespec="minutes")
    assert link.time["datetime"] == offset


def test_full_month_stays_small(build_site: BuildSite) -> None:
    files = dict(LAND)
    for number in range(60):
        day = number % 30 + 1
        lines = f"beginn: {day:02}.11.2027 {9 + number % 9}:30\nort: Haus {number}, Straße {number}, 18055 Rostock"
        files[f"veranstaltungen/v{number}.md"] = event(f"Treffen der Gruppe Nummer {number}", lines)
    page = build_site(files).read("kalender/2027/11/")
    assert len(BeautifulSoup(page, "html.parser").select(".month-table li")) == 60
    assert len(gzip.compress(page.encode(), 9)) <= MOST_BYTES


@pytest.mark.parametrize(
    ("new", "words", "below"),
    [
        ("07/2027", "verlegt auf Juli 2027", []),
        ("02/2027", "verlegt auf Februar 2027", ["Fest"]),
        ("2027", "verlegt auf 2027", []),
    ],
)
def test_day_that_was_left_says_so_before_a_new_one_is_known(
    build_site: BuildSite, new: str, words: str, below: list[str]
) -> None:
    build = build_site(
        {"veranstaltungen/x.md": event("Fest", f"beginn: 09.02.2027 18:00\nneuer_termin: {new}")}
    )
    soup = build.soup("kalender/2027/02/")
    assert plain(cell(soup, "2027-02-09").li) == f"Dienstag, 9. Februar 2027: Fest {words}"
    assert [plain(title) for title in soup.select("#ohne-tag h3")] == below
    assert len(soup.select("#liste h3, #ohne-tag h3")) == 1


def test_long_event_stands_in_each_month_at_once(build_site: BuildSite) -> None:
    build = build_site({"veranstaltungen/x.md": event("Schau", "beginn: 01.12.2026 – 30.11.2036")})
    cells = build.soup("kalender/2027/02/").select("td li")
    assert len(cells) == 28


def test_month_links_a_script_only_while_the_clock_can_change_it(build_site: BuildSite) -> None:
    """A month that is over has no day to mark, unless something from it still runs."""
    files = {
        **LAND,
        "veranstaltungen/alt.md": event("Vorbei", "beginn: 08.09.2026 18:00\nende: 20 Uhr\nort: Rostock"),
        "veranstaltungen/lang.md": event("Ausstellung", "beginn: 28.10.2026\nende: 30.11.2026\nort: Rostock"),
        "veranstaltungen/neu.md": event("Fest", "beginn: 08.12.2026 18:00\nende: 20 Uhr\nort: Rostock"),
    }
    build = build_site(files)
    scripts = {
        month: len(build.soup(f"kalender/2026/{month}/").select("script[src]"))
        for month in ("09", "10", "11", "12")
    }
    assert scripts == {"09": 0, "10": 1, "11": 1, "12": 1}
