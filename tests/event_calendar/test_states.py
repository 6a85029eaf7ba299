"""Each state of an event, and what it says in the agenda, in the month and on the event's page."""

import pytest
from tests.conftest import Build, BuildSite
from tests.event_calendar.page_words import words

PLACE = "ort: Haus am See, Seeweg 1, 18055 Rostock\n"
TIME = "beginn: 05.12.2026 18:00\nende: 20 Uhr\n"
# state → header lines, line and badges in the agenda, words in the month, badges and notices on the page
STATES = {
    "planned": (
        TIME + PLACE,
        ("18–20 Uhr · Haus am See, 18055 Rostock", []),
        ["18–20 Uhr Fest Rostock"],
        ([], []),
    ),
    "save the date": (
        "beginn: 05.12.2026\nort: folgt\nstatus: vorgemerkt\n",
        ("Ort und Uhrzeit folgen", ["vorgemerkt"]),
        ["Fest vorgemerkt, Ort und Uhrzeit folgen"],
        (["vorgemerkt"], ["Zum Vormerken Ort und Uhrzeit folgen."]),
    ),
    "save the date with all facts": (
        TIME + PLACE + "status: vorgemerkt\n",
        ("18–20 Uhr · Haus am See, 18055 Rostock", ["vorgemerkt"]),
        ["18–20 Uhr Fest vorgemerkt Rostock"],
        (["vorgemerkt"], ["Zum Vormerken Einzelheiten folgen."]),
    ),
    "time to follow": (
        "beginn: 05.12.2026\n" + PLACE,
        ("Haus am See, 18055 Rostock · Uhrzeit folgt", []),
        ["Fest Uhrzeit folgt Rostock"],
        ([], []),
    ),
    "cancelled with a reason": (
        TIME + PLACE + "abgesagt: Sturm\n",
        ("18–20 Uhr · Haus am See, 18055 Rostock · Grund: Sturm", ["abgesagt"]),
        ["18–20 Uhr Fest abgesagt Rostock"],
        (["abgesagt"], ["Diese Veranstaltung ist abgesagt Sturm"]),
    ),
    "cancelled without a reason": (
        TIME + PLACE + "abgesagt: ja\n",
        ("18–20 Uhr · Haus am See, 18055 Rostock", ["abgesagt"]),
        ["18–20 Uhr Fest abgesagt Rostock"],
        (["abgesagt"], ["Diese Veranstaltung ist abgesagt ohne Angabe eines Grundes"]),
    ),
    "postponed without a new date": (
        TIME + PLACE + "status: verschoben\n",
        ("18–20 Uhr · Haus am See, 18055 Rostock · neuer Termin folgt", ["verschoben"]),
        ["18–20 Uhr Fest verschoben Rostock"],
        (["verschoben"], ["Verschoben Ein neuer Termin steht noch nicht fest."]),
    ),
    "postponed to a new date": (
        TIME + PLACE + "neuer_termin: 12.12.2026\n",
        (
            "18–20 Uhr · Haus am See, 18055 Rostock · ursprünglich 5. Dezember 2026",
            ["verschoben"],
        ),
        ["Fest verlegt auf Sa., 12. Dez.", "18–20 Uhr Fest verlegt von Sa., 5. Dez. Rostock"],
        (["verschoben"], ["Verschoben Neuer Termin: Samstag, 12. Dezember 2026, 18–20 Uhr"]),
    ),
    "only the time moved": (
        TIME + PLACE + "neuer_termin: 05.12.2026 19:00\n",
        (
            "19–21 Uhr · Haus am See, 18055 Rostock · neue Uhrzeit, vorher 18–20 Uhr",
            ["verschoben"],
        ),
        ["19–21 Uhr Fest neue Uhrzeit, vorher 18–20 Uhr Rostock"],
        (["verschoben"], ["Verschoben Neuer Termin: Samstag, 5. Dezember 2026, 19–21 Uhr"]),
    ),
    "fully booked": (
        TIME + PLACE + "status: ausgebucht\n",
        ("18–20 Uhr · Haus am See, 18055 Rostock", ["ausgebucht"]),
        ["18–20 Uhr Fest ausgebucht Rostock"],
        (["ausgebucht"], ["Ausgebucht Alle Plätze sind vergeben."]),
    ),
    "moved online": (
        TIME + PLACE + "online_statt_vor_ort: https://example.org/raum\n",
        ("18–20 Uhr · online", ["online statt vor Ort"]),
        ["18–20 Uhr Fest online statt vor Ort"],
        (
            ["online statt vor Ort"],
            [
                "Findet online statt Die Veranstaltung ist nicht vor Ort, sondern online. Zur Online-Veranstaltung"
            ],
        ),
    ),
    "several days": (
        "beginn: 04.12.2026 15:00\nende: 06.12.2026 12:00\n" + PLACE,
        ("Fr., 4. Dezember, 15 Uhr bis So., 6. Dezember 2026, 12 Uhr · Haus am See, 18055 Rostock", []),
        [
            "ab 15 Uhr Fest bis 6. Dezember Rostock",
            "Fest bis 6. Dezember Rostock",
            "Fest bis 6. Dezember Rostock",
        ],
        ([], []),
    ),
    "all day": (
        "beginn: 05.12.2026\nganztägig: ja\n" + PLACE,
        ("ganztägig · Haus am See, 18055 Rostock", []),
        ["Fest Rostock"],
        ([], []),
    ),
    "day unknown": ("beginn: 12/2026\n" + PLACE, ("Haus am See, 18055 Rostock", []), [], ([], [])),
}


def build_event(build_site: BuildSite, lines: str) -> Build:
    return build_site({"veranstaltungen/fest.md": f"---\ntitel: Fest\n{lines}---\n"})


@pytest.mark.parametrize("state", STATES)
def test_state_says_the_same_everywhere(build_site: BuildSite, state: str) -> None:
    lines, (in_agenda, badges), in_month, on_page = STATES[state]
    build = build_event(build_site, lines)
    card = build.soup("veranstaltungen/").select_one(".card")
    page = build.soup("veranstaltungen/2026/fest")
    cells = build.soup("kalender/2026/12").select(".month-table li")
    assert (words(card.select_one(".lines")), [words(badge) for badge in card.select(".badge")]) == (
        in_agenda,
        badges,
    )
    assert [words(cell) for cell in cells] == in_month
    assert (
        [words(badge) for badge in page.select(".page-head .badge")],
        [words(notice) for notice in page.select(".notice")],
    ) == on_page


@pytest.mark.parametrize(
    ("lines", "badges"),
    [
        ("beginn: 20.–24.11.2026\n", ["läuft gerade"]),
        ("beginn: 20.–24.11.2026\nabgesagt: Sturm\n", ["abgesagt"]),
        ("beginn: 20.–21.11.2026\n", ["vorbei"]),
        ("beginn: 20.–21.11.2026\nabgesagt: Sturm\n", ["abgesagt"]),
        ("beginn: 20.–21.11.2026\nstatus: ausgebucht\n", ["vorbei"]),
        ("beginn: 2013\n", ["vorbei"]),
    ],
)
def test_page_says_what_runs_and_what_is_over(build_site: BuildSite, lines: str, badges: list[str]) -> None:
    build = build_event(build_site, lines)
    page = next(build.output.glob("veranstaltungen/20*/fest/index.html"))
    soup = build.soup(page.parent.relative_to(build.output).as_posix())
    assert [words(badge) for badge in soup.select(".page-head .badge")] == badges


def test_registration_says_when_it_ends(build_site: BuildSite) -> None:
    build = build_event(
        build_site, TIME + "anmeldung: {bis: 01.12.2026, email: netz@example.org, kosten: 5 Euro}\n"
    )
    rows = build.soup("veranstaltungen/2026/fest").select("dl.facts > div")
    until = {row.dt.get_text(): row["data-until"] for row in rows if row.has_attr("data-until")}
    assert until == {"Anmeldung bis": "2026-12-01T23:00Z", "Anmeldung": "2026-12-01T23:00Z"}
