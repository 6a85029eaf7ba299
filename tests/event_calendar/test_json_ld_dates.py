"""Structured data of recurring events, series and reports: each date with its own state."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from bs4 import BeautifulSoup
from pelican.settings import read_settings
from tests.conftest import NOW, PROJECT, BuildSite
from tests.event_calendar.event_json import (
    NAMESPACE,
    PLACE,
    PLAIN,
    ROOM,
    SCHEMA,
    SITE,
    UID,
    WHEN,
    WHERE,
    check_event,
    event_json,
    events_in,
    page_json,
)

from safe_build import SafePelican

RULE = """beginn: 01.12.2026 18:00
ende: 20:00
reihe: stammtische
wiederholung:
  regel: jeden 1. Dienstag im Monat
  bis: 30.06.2027
  ausnahmen:
    - {am: 05.01.2027, entfällt: Ferien}
    - {am: 02.02.2027, abgesagt: Sturm}
    - {am: 02.03.2027, verlegt_auf: 09.03.2027 19:00}
    - {am: 06.04.2027, ort: 'Neues Haus, 18057 Rostock'}
"""


SERIES = {"reihen/stammtische.md": "---\ntitel: Stammtische\nzusammenfassung: Sie treffen sich.\n---\n"}


def date_id(uid: str, start: str) -> str:
    return "urn:uuid:" + str(uuid5(UUID(uid), start))


def recurring_dates() -> list[dict[str, Any]]:
    """The dates of RULE in full."""
    shared = {key: value for key, value in PLAIN.items() if key != "@context"}
    shared["url"] = f"{SITE}/veranstaltungen/2026/fest/"
    shared["superEvent"] = {
        "@id": "urn:uuid:" + str(uuid5(NAMESPACE, "reihen/stammtische")),
        "name": "Stammtische",
        "url": f"{SITE}/reihen/stammtische/",
    }
    new_place = {
        "@type": "Place",
        "name": "Neues Haus",
        "address": {
            "@type": "PostalAddress",
            "postalCode": "18057",
            "addressLocality": "Rostock",
            "addressCountry": "DE",
        },
    }
    rows: list[tuple[str, str, str, dict[str, Any]]] = [
        ("2026-12-01T18:00+01:00", "2026-12-01T18:00+01:00", "2026-12-01T20:00+01:00", {}),
        (
            "2027-02-02T18:00+01:00",
            "2027-02-02T18:00+01:00",
            "2027-02-02T20:00+01:00",
            {"eventStatus": f"{SCHEMA}/EventCancelled"},
        ),
        (
            "2027-03-02T18:00+01:00",
            "2027-03-09T19:00+01:00",
            "2027-03-09T21:00+01:00",
            {"eventStatus": f"{SCHEMA}/EventRescheduled", "previousStartDate": "2027-03-02T18:00+01:00"},
        ),
        (
            "2027-04-06T18:00+02:00",
            "2027-04-06T18:00+02:00",
            "2027-04-06T20:00+02:00",
            {"location": new_place},
        ),
        ("2027-05-04T18:00+02:00", "2027-05-04T18:00+02:00", "2027-05-04T20:00+02:00", {}),
        ("2027-06-01T18:00+02:00", "2027-06-01T18:00+02:00", "2027-06-01T20:00+02:00", {}),
    ]
    return [
        shared | {"@id": date_id(UID, original), "startDate": start, "endDate": end} | different
        for original, start, end, different in rows
    ]


def test_recurring_event_lists_its_dates_each_with_its_own_state(build_site: BuildSite) -> None:
    event = f"---\ntitel: Fest\n{RULE}{WHERE}---\nWir feiern.\n"
    files = {**SERIES, "veranstaltungen/fest.md": event}
    dates = recurring_dates()
    assert page_json(build_site, files, "veranstaltungen/2026/fest") == [
        {
            "@context": SCHEMA,
            "@type": "EventSeries",
            "@id": UID,
            "name": "Fest",
            "url": f"{SITE}/veranstaltungen/2026/fest/",
            "description": "Wir feiern.",
            "startDate": "2026-12-01T18:00+01:00",
            "endDate": "2027-06-01T20:00+02:00",
            "location": [PLACE, dates[3]["location"]],
            "subEvent": dates,
        }
    ]


def test_series_page_lists_the_dates_of_its_events(build_site: BuildSite) -> None:
    event = f"---\ntitel: Fest\n{RULE}{WHERE}---\nWir feiern.\n"
    files = {**SERIES, "veranstaltungen/fest.md": event}
    dates = recurring_dates()
    assert page_json(build_site, files, "reihen/stammtische") == [
        {
            "@context": SCHEMA,
            "@type": "EventSeries",
            "@id": "urn:uuid:" + str(uuid5(NAMESPACE, "reihen/stammtische")),
            "name": "Stammtische",
            "url": f"{SITE}/reihen/stammtische/",
            "description": "Sie treffen sich.",
            "startDate": "2026-12-01T18:00+01:00",
            "endDate": "2027-06-01T20:00+02:00",
            "location": [PLACE, dates[3]["location"]],
            "subEvent": dates,
        }
    ]


def test_further_dates_of_an_event_each_have_time_place_and_state(build_site: BuildSite) -> None:
    lines = (
        f"{WHEN}{WHERE}termine:\n"
        "  - {beginn: 10.11.2027 18:00, titel: Teil 2, status: ausgebucht}\n"
        "  - {beginn: 17.11.2027, ort: online, link: https://example.org/raum}\n"
        "  - {beginn: 24.11.2027 18:00, abgesagt: Sturm}\n"
    )
    data = event_json(build_site, lines)
    assert data is not None
    seen = [
        (one["name"], one["startDate"], one["eventStatus"].removeprefix(f"{SCHEMA}/"), one["location"])
        for one in data["subEvent"]
    ]
    assert (data["@type"], seen) == (
        "EventSeries",
        [
            ("Fest", "2027-11-03T18:00+01:00", "EventScheduled", PLACE),
            ("Fest: Teil 2", "2027-11-10T18:00+01:00", "EventScheduled", PLACE),
            ("Fest", "2027-11-17", "EventScheduled", ROOM),
            ("Fest", "2027-11-24T18:00+01:00", "EventCancelled", PLACE),
        ],
    )


def test_endless_rule_names_the_next_twenty_dates(build_site: BuildSite) -> None:
    event = "---\ntitel: Fest\nbeginn: 06.01.2026 18:00\nwiederholung: jede Woche am Dienstag\nort: Rostock\n---\n"
    [data] = page_json(build_site, {"veranstaltungen/fest.md": event}, "veranstaltungen/2026/fest")
    starts = [one["startDate"] for one in data["subEvent"]]
    assert (len(starts), starts[0], starts[-1]) == (20, "2026-11-24T18:00+01:00", "2027-04-06T18:00+02:00")


def test_report_is_an_article_about_its_event(build_site: BuildSite) -> None:
    files = {
        "veranstaltungen/fest.md": f"---\ntitel: Fest\nbeginn: 03.11.2025 18:00\nende: 20:00\n{WHERE}---\nWir feiern.\n",
        "berichte/so-war-es.md": "---\ntitel: So war es\ndatum: 10.11.2025\nautor: Ada Muster\nbericht_zu: fest\n---\nAlle kamen.\n",
    }
    page = f"{SITE}/veranstaltungen/2025/fest/"
    publisher = {
        "@type": "Organization",
        "@id": "urn:uuid:" + str(uuid5(NAMESPACE, "netzwerk")),
        "name": "Testnetz e. V.",
        "url": f"{SITE}/",
    }
    times = {"startDate": "2025-11-03T18:00+01:00", "endDate": "2025-11-03T20:00+01:00"}
    about = {key: value for key, value in PLAIN.items() if key != "@context"} | {"url": page} | times
    assert page_json(build_site, files, "veranstaltungen/2025/fest") == [
        {
            "@context": SCHEMA,
            "@type": "Article",
            "@id": "urn:uuid:" + str(uuid5(NAMESPACE, "berichte/so-war-es")),
            "url": page,
            "headline": "So war es",
            "description": "Alle kamen.",
            "inLanguage": "de",
            "datePublished": "2025-11-10",
            "author": {"@type": "Person", "name": "Ada Muster"},
            "publisher": publisher,
            "about": about,
        }
    ]


def test_report_of_one_date_is_about_that_date(build_site: BuildSite) -> None:
    files = {
        "veranstaltungen/runde.md": f"---\ntitel: Runde\nbeginn: 06.01.2026 18:00\nwiederholung: jeden 1. Dienstag im Monat\n{WHERE}---\n",
        "berichte/juni.md": "---\ntitel: Der Juni\ndatum: 03.06.2026\nbericht_zu: runde\nam: 02.06.2026\n---\n",
    }
    [data] = page_json(build_site, files, "veranstaltungen/2026/juni")
    about = data["about"]
    assert (data["@type"], about["name"], about["startDate"], about["url"]) == (
        "Article",
        "Runde",
        "2026-06-02T18:00+02:00",
        f"{SITE}/veranstaltungen/2026/runde/",
    )


def test_report_with_its_own_facts_and_its_event_have_two_ids(build_site: BuildSite) -> None:
    report = f"---\ntitel: So war es\ndatum: 10.11.2025\nbeginn: 03.11.2025\n{WHERE}---\n"
    [data] = page_json(build_site, {"berichte/so.md": report}, "veranstaltungen/2025/so")
    assert data["about"]["@id"] == "urn:uuid:" + str(uuid5(NAMESPACE, "berichte/so"))
    assert data["@id"] not in (None, data["about"]["@id"])


def test_search_engines_miss_nothing_in_the_events_of_the_demonstration(tmp_path: Path) -> None:
    output = tmp_path / "output"
    override = {"OUTPUT_PATH": str(output), "BUILD_NOW": NOW, "SITEURL": SITE}
    SafePelican(read_settings(str(PROJECT / "pelicanconf.py"), override=override)).run()
    found = []
    for page in output.rglob("index.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        for script in soup.select('script[type="application/ld+json"]'):
            found += events_in(json.loads(script.string))
    assert len(found) > 20
    for event in found:
        check_event(event)


def test_titles_of_events_cannot_leave_the_script_element(build_site: BuildSite) -> None:
    title = "</script><script>alert(1)</script>"
    files = {"veranstaltungen/fest.md": f"---\ntitel: '{title}'\n{WHEN}{WHERE}---\n"}
    [data] = page_json(build_site, files, "veranstaltungen/2027/fest")
    assert data["name"] == title
