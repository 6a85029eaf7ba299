"""What an event's page says of the venue, before and after the event."""

import pytest
from bs4 import BeautifulSoup
from tests.conftest import BuildSite

VENUE = "---\ntitel: Haus am See\nanschrift: Seeweg 1, 18055 Rostock\nanfahrt: Bus 7 bis Seeweg\n---\n"
EVENT = "---\ntitel: Fest\nbeginn: 03.11.{year} 18:00\nort: haus-am-see\n---\n"


@pytest.mark.parametrize(("year", "way"), [(2027, ["Bus 7 bis Seeweg"]), (2025, [])])
def test_way_to_the_venue_is_told_while_the_event_lies_ahead(
    build_site: BuildSite, year: int, way: list[str]
) -> None:
    files = {
        "veranstaltungsorte/haus-am-see.md": VENUE,
        f"veranstaltungen/{year}/fest.md": EVENT.format(year=year),
    }
    soup = BeautifulSoup(build_site(files).read(f"veranstaltungen/{year}/fest"), "html.parser")
    facts = {term.get_text(strip=True): term for term in soup.find_all("dt")}
    told = [facts["Anfahrt"].find_next("dd").get_text(strip=True)] if "Anfahrt" in facts else []
    assert told == way
    assert facts["Wo"].find_next("dd").get_text(strip=True) == "Haus am See"


def facts_of(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Label of each fact → its values."""
    rows = soup.select("dl.facts > div")
    return {
        row.dt.get_text(strip=True): [value.get_text().strip() for value in row.find_all("dd")]
        for row in rows
    }


@pytest.mark.parametrize(
    ("year", "where"),
    [
        pytest.param(2027, {"Wo": ["online, nicht vor Ort"]}, id="ahead"),
        pytest.param(
            2025, {"Wo": ["Haus am See", "Seeweg 1", "18055\u00a0Rostock"]}, id="over: where it was planned"
        ),
    ],
)
def test_event_that_has_moved_online_sends_nobody_to_its_venue(
    build_site: BuildSite, year: int, where: dict[str, list[str]]
) -> None:
    event = EVENT.format(year=year).replace("ort:", "online_statt_vor_ort: https://example.org/raum\nort:")
    files = {"veranstaltungsorte/haus-am-see.md": VENUE, "veranstaltungen/fest.md": event}
    facts = facts_of(build_site(files).soup(f"veranstaltungen/{year}/fest"))
    assert {label: values for label, values in facts.items() if label in {"Wo", "Anfahrt"}} == where


@pytest.mark.parametrize(
    ("own", "told"),
    [
        pytest.param("", None, id="of the venue"),
        pytest.param(
            "barrierefreiheit: [stufenlos, Schriftdolmetschung]", ["Schriftdolmetschung"], id="words"
        ),
        pytest.param(
            "barrierefreiheit: {stufenlos: ja, aufzug: ja, gebärdensprache: ja, hinweis: Klingel links}",
            ["Gebärdensprache"],
            id="fields",
        ),
    ],
)
def test_event_that_has_moved_online_says_nothing_about_the_building(
    build_site: BuildSite, own: str, told: list[str] | None
) -> None:
    event = EVENT.format(year=2027).replace(
        "ort:", f"online_statt_vor_ort: https://example.org/raum\n{own}\nort:"
    )
    venue = VENUE.replace("anfahrt:", "barrierefreiheit: [stufenlos]\nanfahrt:")
    build = build_site({"veranstaltungsorte/haus-am-see.md": venue, "veranstaltungen/fest.md": event})
    assert facts_of(build.soup("veranstaltungen/2027/fest")).get("Barrierefreiheit") == told
    badges = [badge.get_text(strip=True) for badge in build.soup("veranstaltungen/").select(".card .badge")]
    assert badges == ["online statt vor Ort", *(told or [])]
    assert "stufenlos" not in (build.output / "veranstaltungen/2027/fest/termin.ics").read_text()


@pytest.mark.parametrize(
    ("state", "label"),
    [
        ("abgesagt: Sturm\n", "Geplant war"),
        ("status: verschoben\n", "Geplant war"),
        ("status: verschoben\nneuer_termin: 05.11.2027 18:00\n", "Wann"),
        ("status: ausgebucht\n", "Wann"),
    ],
)
def test_date_that_does_not_take_place_was_planned(build_site: BuildSite, state: str, label: str) -> None:
    files = {"veranstaltungen/fest.md": f"---\ntitel: Fest\nbeginn: 03.11.2027 18:00\n{state}---\n"}
    assert next(iter(facts_of(build_site(files).soup("veranstaltungen/2027/fest")))) == label


def test_report_stands_on_its_events_page(build_site: BuildSite) -> None:
    files = {
        "veranstaltungen/fest.md": "---\ntitel: Das Fest\nbeginn: 03.11.2025 18:00\nort: Rostock\n---\nKommen Sie!\n",
        "berichte/fest.md": "---\ntitel: So schön war es\ndatum: 10.11.2025\nbericht_zu: fest\n---\nAlle kamen.\n",
    }
    build = build_site(files)
    soup = build.soup("veranstaltungen/2025/fest")
    assert (soup.h1.get_text(strip=True), soup.select_one(".prose").get_text(strip=True)) == (
        "So schön war es",
        "Alle kamen.",
    )
    assert facts_of(soup)["Wo"] == ["Rostock"]
    assert [page.parent.name for page in build.output.glob("veranstaltungen/2025/*/index.html")] == ["fest"]


def test_report_of_one_date_is_linked_both_ways(build_site: BuildSite) -> None:
    files = {
        "veranstaltungen/runde.md": "---\ntitel: Runde\nbeginn: 06.01.2026 18:00\nwiederholung: jeden 1. Dienstag im Monat\n---\n",
        "berichte/juni.md": "---\ntitel: Der Juni\ndatum: 03.06.2026\nbericht_zu: runde\nam: 02.06.2026\n---\n",
    }
    build = build_site(files)
    there = [link["href"] for link in build.soup("veranstaltungen/2026/runde").select("main a")]
    back = [link["href"] for link in build.soup("veranstaltungen/2026/juni").select("main a")]
    assert "/veranstaltungen/2026/juni/" in there
    assert "/veranstaltungen/2026/runde/" in back


@pytest.mark.parametrize(
    ("lines", "notice"),
    [
        ("abgesagt: Sturm", "Diese Veranstaltung ist abgesagt Sturm"),
        (
            "neuer_termin: 01.12.2027 18:00",
            "Verschoben Neuer Termin: Mittwoch, 1.\u00a0Dezember 2027, 18\u00a0Uhr",
        ),
        ("status: verschoben", "Verschoben Ein neuer Termin steht noch nicht fest."),
        ("status: ausgebucht", "Ausgebucht Alle Plätze sind vergeben."),
        (
            "status: ausgebucht\nneuer_termin: 01.12.2027 18:00",
            "Verschoben Neuer Termin: Mittwoch, 1.\u00a0Dezember 2027, 18\u00a0Uhr Ausgebucht: Alle Plätze sind vergeben.",
        ),
        (
            "status: ausgebucht\nort: Rostock\nonline_statt_vor_ort: https://example.org/raum",
            "Findet online statt Die Veranstaltung ist nicht vor Ort, sondern online. Ausgebucht: Alle Plätze sind vergeben. Zur Online-Veranstaltung (andere Website)",
        ),
        ("status: vorgemerkt", "Zum Vormerken Ort und Uhrzeit folgen."),
    ],
)
def test_state_is_said_on_top_of_the_page(build_site: BuildSite, lines: str, notice: str) -> None:
    build = build_site({"veranstaltungen/x.md": f"---\ntitel: X\nbeginn: 03.11.2027\n{lines}\n---\n"})
    notices = [
        found.get_text(" ", strip=True) for found in build.soup("veranstaltungen/2027/x").select(".notice")
    ]
    assert notices == [notice]


def test_facts_tell_rule_deviations_dates_and_registration(build_site: BuildSite) -> None:
    rule = (
        "wiederholung:\n  regel: jeden 1. Dienstag im Monat\n  bis: 12/2027\n  ausnahmen:\n"
        "    - {am: 06.10.2026, entfällt: vorbei}\n    - {am: 02.02.2027, entfällt: Winterpause}\n    - {am: 05.01.2027, verlegt_auf: 12.01.2027 19:00}\n"
    )
    files = {
        "veranstaltungen/runde.md": f"---\ntitel: R\nbeginn: 06.01.2026 18:00\nende: 20 Uhr\n{rule}---\n",
        "veranstaltungen/drei.md": "---\ntitel: D\nbeginn: 01.02.2027 17:00\ntermine: [08.02.2027 17:00]\n"
        "anmeldung: {bis: 20.01.2027, email: fest@example.org, kosten: 5 Euro}\n---\n",
    }
    build = build_site(files)
    round_facts, three = (
        facts_of(build.soup("veranstaltungen/2026/runde")),
        facts_of(build.soup("veranstaltungen/2027/drei")),
    )
    assert round_facts["Wann"] == ["Jeden 1.\u00a0Dienstag im Monat, 18–20\u00a0Uhr, bis Dezember 2027"]
    assert round_facts["Nächster Termin"] == ["Dienstag, 1.\u00a0Dezember\u00a02026, 18–20\u00a0Uhr"]
    assert round_facts["Abweichungen"] == ["Dienstag, 2.\u00a0Februar\u00a02027: entfällt (Winterpause)"]
    assert three["Wann"] == ["2 Termine vom 1.\u00a0Februar\u00a02027 bis zum 8.\u00a0Februar\u00a02027"]
    assert three["Nächster Termin"] == ["Montag, 1.\u00a0Februar\u00a02027, 17\u00a0Uhr"]
    assert [three[name] for name in ("Anmeldung bis", "Anmeldung", "Kosten")] == [
        ["Mittwoch, 20.\u00a0Januar\u00a02027"],
        ["fest@example.org"],
        ["5\u00a0Euro"],
    ]


def test_outcome_leads_there_and_back(build_site: BuildSite) -> None:
    files = {
        "veranstaltungen/a.md": "---\ntitel: A\nbeginn: 03.11.2025\ndaraus_wurde: b\n---\n",
        "veranstaltungen/b.md": "---\ntitel: B\nbeginn: 03.11.2027\n---\n",
    }
    build = build_site(files)
    assert (
        build.soup("veranstaltungen/2025/a").select_one("#was-daraus-wurde a")["href"]
        == "/veranstaltungen/2027/b/"
    )
    assert (
        build.soup("veranstaltungen/2027/b").select_one("#wie-es-dazu-kam a")["href"]
        == "/veranstaltungen/2025/a/"
    )
